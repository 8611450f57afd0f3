"""`python -m fapiao_doctor` and the console script."""

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and exit; Ctrl-C while the program is still being read is 130 too."""
    try:
        from fapiao_doctor.cli.app import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
