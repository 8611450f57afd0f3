"""Tables that lie beside a module, whether it lies in a folder or in one file of Python."""

import os
import sys
from typing import Any


def read_beside(module: str, name: str) -> bytes:
    """Return what the file `name` beside a module holds; raises OSError."""
    spec = sys.modules[module].__spec__
    assert spec is not None
    assert spec.origin is not None
    # importlib.resources does the same, and takes longer to load than most runs need to answer.
    loader: Any = spec.loader
    data: bytes = loader.get_data(os.path.join(os.path.dirname(spec.origin), name))
    return data
