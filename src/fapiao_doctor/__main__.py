"""`python -m fapiao_doctor` and the console script."""

import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line of this process and exit; Ctrl-C while the program is still being read is 130 too."""
    try:
        from fapiao_doctor.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
