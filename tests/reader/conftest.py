"""The bundled pack's reader, compiled once."""

import pytest
from evaluation.crossed import library

from fapiao_doctor.reader.build import compile_library
from fapiao_doctor.reader.read import Reader
from fapiao_doctor.reader.table import Pack


@pytest.fixture(scope="session")
def table() -> Pack:
    return compile_library(library())


@pytest.fixture(scope="session")
def reader(table: Pack) -> Reader:
    return Reader(table)
