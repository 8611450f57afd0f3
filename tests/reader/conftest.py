"""The bundled pack's reader, compiled once."""

import pytest
from evaluation.crossed import library

from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Compiled


@pytest.fixture(scope="session")
def table() -> Compiled:
    return compile_library(library())


@pytest.fixture(scope="session")
def reader(table: Compiled) -> Reader:
    return Reader(table)
