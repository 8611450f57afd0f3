"""`python -m fapiao_doctor` and the console script."""

from fapiao_doctor.cli.app import main

if __name__ == "__main__":
    main()
