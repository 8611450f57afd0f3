"""The layers: who may import whom, and what stays out of a light start."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "fapiao_doctor"
LAYERS = [
    {"frozen", "lifetime"},
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


LIGHT = {"cli", "content", "errors", "frozen", "lifetime", "messages", "terminal", "text"}
"""The rooms that every command needs."""

HEAVY = {
    *(
        "yaml",
        "rich",
        "platformdirs",
        "dataclasses",
        "importlib.metadata",
        "hashlib",
        "subprocess",
        "shutil",
        "tempfile",
    ),
    *("random", "urllib.request", "multiprocessing", "fapiao_doctor.messages.english"),
    *("ast", "dis", "tokenize"),  # of `inspect`, which is put off
}
"""What takes a millisecond or more to load, and a short run in Chinese has no need of."""

WALKING = {"diagnosis", "engine", "reader"}
ROOMS = [
    (["--version"], LIGHT),
    (["--help"], LIGHT),
    (["completion", "bash"], LIGHT),
    (["code", "0963c1", "--json"], LIGHT | WALKING),
    (["code", "0963c1"], LIGHT | WALKING | {"render"}),
    (["diagnose", "证书口令忘了", "--json", "--no-input"], LIGHT | WALKING | {"render"}),
    (["diagnose", "证书口令忘了", "--plain", "--no-input"], LIGHT | WALKING | {"render"}),
    (["trees", "list", "--json"], LIGHT | {"diagnosis", "engine", "render"}),
]


@pytest.mark.parametrize(("arguments", "rooms"), ROOMS, ids=lambda one: " ".join(one) if isinstance(one, list) else "")
def test_a_command_loads_the_rooms_that_it_needs(arguments: list[str], rooms: set[str]) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom fapiao_doctor.lifetime import start\nstart()\n"
        "from fapiao_doctor.cli.app import run\n"
        f"run({arguments!r}, 'zh')\n"
        "print('\\n'.join(sorted(set(sys.modules) - before)), file=sys.stderr)"
    )
    run = [sys.executable, "-c", code]
    runs = [subprocess.run(run, capture_output=True, text=True, check=True).stderr.split() for _ in range(3)]
    loaded = set(min(runs, key=len))  # the first may compile the pack, the second write down how its files look
    assert sorted(loaded & HEAVY) == []
    assert "pathlib" not in loaded or arguments[0] == "trees"
    assert {name.split(".")[1] for name in loaded if name.startswith("fapiao_doctor.")} == rooms
