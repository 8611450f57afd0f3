"""The layers: who may import whom, and what stays out of a light start."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "fapiao_doctor"
LAYERS = [
    {"frozen"},
    {"errors"},
    {"messages"},
    {"text"},
    {"content"},
    {"engine"},
    {"reader"},
    {"batch"},
    {"diagnosis"},
    {"render"},
    {"api"},
    {"page"},
    {"sessions"},
    {"authoring"},
    {"terminal"},
    {"wizard"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
ONLY_IN = {
    "yaml": {"content"},
    "click": {"cli"},
    "rich": {"terminal"},
    "mcp": {"api"},
    "dask": {"api"},
    "pyarrow": {"api"},
}
FILES = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py" or path.parent != SOURCE)


def unit(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_imports_only_from_the_layers_above(path: Path) -> None:
    own = unit(path)
    assert own in RANK, f"{own} has no layer"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "fapiao_doctor" and parts[1] in RANK and parts[1] != own:
            assert RANK[parts[1]] < RANK[own], f"{own} imports {name}"
        assert own in ONLY_IN.get(parts[0], {own}), f"{own} imports {parts[0]}"


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["diagnose", "--help"], ["trees", "--help"], ["completion", "bash"]]
)
def test_help_and_version_load_neither_yaml_nor_rich(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from fapiao_doctor.cli.app import run\n"
        f"run({arguments!r}, 'zh')\n"
        "heavy = sorted({'yaml', 'rich', 'platformdirs'} & set(sys.modules))\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
