"""`python -m fapiao_doctor` and the console script."""

import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line of this process and exit, quietly also where Ctrl-C comes while it is still loading."""
    try:
        from fapiao_doctor.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
