"""`python -m fapiao_doctor` and the console script."""

import sys

# Nothing else is imported out here: Ctrl-C while it loads would end in a traceback.

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and exit, quietly also where Ctrl-C comes while it is still loading."""
    try:
        from fapiao_doctor.lifetime import end, start

        start()
        from fapiao_doctor.cli.app import main as run

        end(run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
