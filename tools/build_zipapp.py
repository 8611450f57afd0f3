"""Build fapiao-doctor.pyz: the program, what it needs and the bundled pack in one file that any Python >= 3.11 runs.

Run it in a clean checkout: python tools/build_zipapp.py [-o FILE]
"""

import argparse
import subprocess
import sys
import tempfile
import zipapp
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).parents[1]
LEFT_OUT = ("bin", "**/__pycache__", "**/*.so", "**/*.pyd")
"""What one file cannot run or does not need; PyYAML works without its part in C."""

MAIN = "fapiao_doctor.__main__:main"


def build(to: Path) -> None:
    """Build the file; raises CalledProcessError where pip cannot get what is needed."""
    with tempfile.TemporaryDirectory() as work:
        wheels, inside = Path(work, "wheels"), Path(work, "inside")
        _pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
        (wheel,) = wheels.glob("*.whl")
        _pip("install", "--target", str(inside), str(wheel))
        for pattern in LEFT_OUT:
            for path in inside.glob(pattern):
                rmtree(path) if path.is_dir() else path.unlink()
        zipapp.create_archive(inside, to, interpreter="/usr/bin/env python3", main=MAIN, compressed=True)


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("-o", "--output", type=Path, default=Path("fapiao-doctor.pyz"))
    output = parser.parse_args().output
    build(output)
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
