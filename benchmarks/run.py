"""All benchmarks by one command, one after the other, each as its own process; about half an hour on two cores.

    python benchmarks/run.py            # all
    python benchmarks/run.py --quick    # fewer rounds, rows and trees; some minutes

The page's wants Chromium and the extra `browser`, the engines' the extra `dask`; what cannot run is said and passed by.
Leave the machine alone meanwhile: times are of the processor, but a busy one is slower at everything.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WHOLE = {
    "commands.py": ["--rounds", "15", "--rows", "10000,100000"],
    "reader.py": [],
    "growth.py": ["--trees", "10,100,1000,10000"],
    "engines.py": [],
    "page.py": [],
}
QUICK = {
    "commands.py": ["--rounds", "5", "--rows", "1000,10000"],
    "reader.py": [],
    "growth.py": ["--trees", "10,100", "--rounds", "3"],
    "engines.py": ["--rows", "2000", "--rounds", "1"],
    "page.py": [],
}


def main(arguments: list[str]) -> None:
    """Run each benchmark, and end with the number of those that could not run."""
    failed = []
    for name, more in (QUICK if "--quick" in arguments else WHOLE).items():
        print(f"\n## {name} {' '.join(more)}\n", flush=True)
        if subprocess.run([sys.executable, str(HERE / name), *more], check=False).returncode:
            failed.append(name)
    sys.exit(f"could not run: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
