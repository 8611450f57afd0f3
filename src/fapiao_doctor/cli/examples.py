"""The examples of each `--help`: command lines that run as they are, with words of the packs in play.

Nothing here reads YAML: --help has to be quick, and an example that cannot be found is left out.
"""

import os
import re
from collections.abc import Iterator, Sequence

import click

from fapiao_doctor.cli.folder import chosen_packs
from fapiao_doctor.cli.suggest import example_line, harmless
from fapiao_doctor.content.packs import MANIFEST, example_in, head
from fapiao_doctor.errors import AppError
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.files import Name

EXAMPLES: dict[str, tuple[str, ...]] = {
    "": ("", "diagnose EXAMPLE", "code CODE", "batch tickets.csv -o answers.csv"),
    "wizard": ("wizard", "wizard --resume"),
    "diagnose": ("diagnose EXAMPLE", "diagnose EXAMPLE --json", "diagnose --answer ANSWER --no-input"),
    "code": ("code CODE", "code CODE --json"),
    "batch": ("batch tickets.csv -o answers.csv", "batch tickets.jsonl --format csv -o answers.csv"),
    "trees": ("trees list", "trees show TREE", "trees check"),
    "trees list": ("trees list", "trees list --json"),
    "trees show": ("trees show TREE", "trees show TREE --json"),
    "trees check": ("trees check", "trees check --trees FOLDER"),
    "trees test": ("trees test", "trees test --coverage --trees FOLDER"),
    "trees diff": ("trees diff FOLDER", "trees diff FOLDER --markdown -o changes.md"),
    "trees new": ("trees new lost-device", "trees new lost-device --from answers.json"),
    "trees preview": ("trees preview TREE",),
    "trees graph": ("trees graph TREE", "trees graph TREE --format dot -o tree.dot"),
    "trees build": ("trees build --trees FOLDER",),
    "trees reach": ("trees reach EXAMPLE",),
    "trees audit": ("trees audit", "trees audit -o audit.md"),
    "trees review": ("trees review TREE", "trees review -o review"),
    "sessions": ("sessions list",),
    "sessions list": ("sessions list", "sessions list --json"),
    "sessions show": ("sessions list", "sessions show ID"),
    "sessions delete": ("sessions list", "sessions delete ID"),
    "export": ("export html -o page.html", "export markdown -o book.md"),
    "export html": ("export html -o page.html", "export html --tree TREE -o page.html"),
    "export markdown": ("export markdown -o book.md", "export markdown --tree TREE"),
    "serve": ("serve --stdio", "serve --mcp"),
    "report": ("report", "report -o report.txt"),
}
"""Words in capitals stand for something of the packs; ID stands for what `sessions list` says."""

LOADING = (
    """bash        echo 'eval "$(fapiao-doctor completion bash)"' >> ~/.bashrc""",
    """zsh         echo 'eval "$(fapiao-doctor completion zsh)"' >> ~/.zshrc""",
    """fish        echo 'fapiao-doctor completion fish | source' >> ~/.config/fish/config.fish""",
    """PowerShell  Add-Content $PROFILE 'fapiao-doctor completion powershell | Out-String | Invoke-Expression'""",
)
"""How each shell loads its script for good; it takes effect in the next window."""

CODE = re.compile(r"^ +match: *\[ *[\"']?([0-9A-Za-z-]+)[\"']?", re.MULTILINE)
QUESTION = re.compile(
    r"^questions:\n  ([a-z0-9-]+):\n(?:    (?!options:).*\n|      .*\n)*    options:\n      ([a-z0-9-]+):", re.M
)


def examples(context: click.Context, lang: Lang) -> list[str]:
    """Return the example lines of the command in `context`, for the packs that are chosen there."""
    path = context.command_path.partition(" ")[2]
    if path == "completion":
        return list(LOADING)
    asked = context.params.get("trees") or context.obj or ()
    try:
        chosen = chosen_packs(asked)
    except AppError:
        return []
    words = words_of(chosen.folders, lang)
    lines = (_filled(template.split(), words, chosen.words) for template in EXAMPLES.get(path, ()))
    return [line for line in lines if line]


def words_of(folders: Sequence[Name], lang: Lang) -> dict[str, str]:
    """Return what the words in capitals stand for in the first pack; what it does not have is missing."""
    return dict(_words(folders, lang)) if folders else {}


def _words(folders: Sequence[Name], lang: Lang) -> Iterator[tuple[str, str]]:
    folder, known = folders[0], head(folders[0])
    prefix = f"{known.get('pack', '')}:" if len(folders) > 1 else ""
    if said := example_in(folder, lang):
        yield "EXAMPLE", said
    if found := CODE.search(_text(os.path.join(folder, "knowledge", "codes.yaml"))):
        yield "CODE", found[1]
    for name in _trees(folder):
        if found := QUESTION.search(_text(os.path.join(folder, name))):
            tree = prefix + name.removesuffix(".yaml")
            yield "TREE", tree
            yield "ANSWER", f"{tree}/{found[1]}={found[2]}"
            break
    yield "FOLDER", str(folder)


def _trees(folder: Name) -> list[str]:
    try:
        return sorted(one for one in os.listdir(folder) if one.endswith(".yaml") and one != MANIFEST)
    except OSError:
        return []


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def _filled(template: Sequence[str], words: dict[str, str], chosen: Sequence[str]) -> str:
    found = [words.get(word, word) for word in template]
    if any(word in ("EXAMPLE", "CODE", "TREE", "ANSWER", "FOLDER") for word in found):
        return ""
    again = chosen if template and template[0] not in ("sessions",) and "FOLDER" not in template else ()
    return example_line((*found, *map(harmless, again)))
