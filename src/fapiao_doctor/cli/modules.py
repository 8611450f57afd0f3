"""The commands of the program, each imported when it is first needed."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from fapiao_doctor.messages import Lang, say

ABOUT = {
    "wizard": "一问一答，走到下一步（不带命令时就是它）。",
    "diagnose": "用一句话说症状，马上给出下一步。",
    "code": "查屏幕上的代码或原话是什么意思，可以一次查几个。",
    "batch": "一次查一个文件里的许多症状；- 是标准输入。",
    "trees": "看决策树，检查决策树。",
    "export": "导出全部内容，给不用终端的人。",
    "sessions": "看、删没做完的进度。",
    "serve": "给程序用：一行一个请求，一行一个答复。",
    "report": "写一份报错材料：只有版本、环境和走过的题号，没有个人信息。",
    "completion": "输出命令补全脚本：bash、zsh、fish、powershell。",
}
"""What each command is for, in the order of --help; each is a module of this folder, which gives the command."""

COMPLETING = "_FAPIAO_DOCTOR_COMPLETE"
"""The environment variable by which a shell asks for what a line can go on with."""


class Modules(MutableMapping[str, click.Command]):
    """Commands by name, in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._made: dict[str, click.Command | None] = dict.fromkeys(ABOUT)

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, made at most once."""
        found = self._made[name]
        if found is None:
            made: click.Command = import_module(f"fapiao_doctor.cli.{name}").command(self._lang)
            found = self._made[name] = made
        return found

    def about(self, name: str) -> str:
        """Return what a command is for, without loading it."""
        return say(self._lang, ABOUT[name]) if name in ABOUT else self[name].help or ""

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Add a command."""
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        """Take a command away."""
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names, in order."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many commands there are."""
        return len(self._made)
