"""Shell completion: the script, tree ids and answers, without reading YAML."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from fapiao_doctor.cli.folder import chosen_packs
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say

SHELLS = ("bash", "zsh", "fish", "powershell")
PROGRAM = "fapiao-doctor"
VARIABLE = "_FAPIAO_DOCTOR_COMPLETE"
TOP = re.compile(r"^([a-z]+):")
QUESTION = re.compile(r"^  ([a-z0-9-]+):\s*$")
OPTION = re.compile(r"^      ([a-z0-9-]+): \{")


def command(lang: Lang) -> click.Command:
    """Give the command `completion`, which prints the script for one shell."""

    @click.command("completion", help=say(lang, "输出命令补全脚本：bash、zsh、fish、powershell。"))
    @click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
    @click.pass_context
    def completion(context: click.Context, shell: str) -> None:
        found = get_completion_class(shell)
        if found is None:
            raise UsageError("这个版本的 click 没有 {shell} 的补全", "升级 click 再试", shell=shell)
        click.echo(found(context.find_root().command, {}, PROGRAM, VARIABLE).source())

    return completion


def trees(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a tree id."""
    return [CompletionItem(name) for name in _names(_folder(context)) if name.startswith(begun)]


def answers(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete TREE/QUESTION=OPTION: first the tree, then the questions and options in it."""
    folder = _folder(context)
    tree, slash, _rest = begun.partition("/")
    if not slash:
        return [CompletionItem(f"{name}/") for name in _names(folder) if name.startswith(tree)]
    found = answers_of(folder / f"{tree}.yaml")
    return [CompletionItem(one) for one in found if one.startswith(begun)]


def answers_of(path: Path) -> Iterator[str]:
    """Give every TREE/QUESTION=OPTION of a tree file written as the author guide says."""
    top = question = ""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := TOP.match(line):
            top = found[1]
        elif top == "questions" and (found := QUESTION.match(line)):
            question = found[1]
        elif top == "questions" and (found := OPTION.match(line)):
            yield f"{path.stem}/{question}={found[1]}"


def _names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.yaml") if path.stem != "pack")


def _folder(context: click.Context) -> Path:
    return chosen_packs(context.params.get("trees") or context.obj or ()).folders[0]
