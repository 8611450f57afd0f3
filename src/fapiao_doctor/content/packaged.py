"""Where the bundled pack lies: in the package, or unpacked from the one file of Python that the package lies in."""

import os
from functools import cache

PACKAGE = os.path.dirname(os.path.dirname(__file__))


@cache
def package_folder() -> str:
    """Return the folder with the bundled pack and its compiled form, or of the sources in a checkout."""
    if os.path.isdir(PACKAGE):
        return PACKAGE
    from fapiao_doctor.content.unpacking import unpacked  # for a zipapp alone

    return str(unpacked())
