"""A person at a real terminal: pexpect types, pyte shows what the screen shows."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

PROMPT = r"请选 1-\d+（|Choose 1-\d+ \("


class Walker:
    """One run of the program on a terminal of its own, with a state folder of its own."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 400,
        env: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
        program: Sequence[str] = ("-m", "fapiao_doctor"),
    ) -> None:
        variables = {
            **{
                key: value
                for key, value in os.environ.items()
                if not key.startswith(("LC_", "LANG", "COLUMNS", "LINES"))
            },
            "HOME": str(home),
            "XDG_STATE_HOME": str(home / "state"),
            "TERM": "xterm-256color",
            "LANG": "zh_CN.UTF-8",
            "PYTHONUTF8": "1",
            **(env or {}),
        }
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            sys.executable, [*program, *arguments], env=variables, dimensions=(rows, columns),
            encoding=encoding, timeout=20,
        )  # fmt: skip
        self.seen = ""

    def __enter__(self) -> "Walker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    def which(self, *patterns: str) -> int:
        """Wait until the program says something that matches one of the patterns, and say which."""
        found = self.child.expect(list(patterns))
        self._feed(self.child.before + self.child.after)
        return int(found)

    def expect(self, pattern: str) -> "Walker":
        """Wait until the program says something that matches."""
        self.which(pattern)
        return self

    def to_the_end(self, reply: str = "1") -> "Walker":
        """Give `reply` to whatever is asked, and see no step that cannot be undone, until an outcome stands there."""
        while asked := self.which("解决了吗？", PROMPT, "回车跳过："):
            self.type(reply if asked == 1 else "")
        return self

    def paste(self, text: str, marked: bool = True) -> "Walker":
        """Paste a text as a terminal does: with line ends as Enter, `marked` where the program asked for that."""
        lines = text.replace("\n", "\r")
        self.child.send(f"\x1b[200~{lines}\x1b[201~" if marked else lines)
        return self

    def leave(self, asked: bool = False) -> int:
        """Leave for good by q and give the exit code; `asked` says that the prompt was waited for."""
        if not asked:
            self.expect(PROMPT)
        self.type("q")
        if self.child.expect(["存着吗", pexpect.EOF]) == 0:
            self.type("")
        return self.ended()

    def type(self, text: str) -> "Walker":
        """Type a line."""
        self.child.sendline(text)
        return self

    def answer(self, *replies: str) -> "Walker":
        """Reply to one prompt after the other."""
        for reply in replies:
            self.expect(PROMPT).type(reply)
        return self

    def press(self, key: str) -> "Walker":
        """Press Ctrl and a letter."""
        self.child.sendcontrol(key)
        return self

    def ended(self) -> int:
        """Wait for the end and give the exit code, negative for a signal."""
        self.child.expect(pexpect.EOF)
        self._feed(self.child.before)
        self.child.close()
        if self.child.exitstatus is None:
            return -int(self.child.signalstatus or 0)
        return int(self.child.exitstatus)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, empty ones left out."""
        return [line.rstrip() for line in self.screen.display if line.strip()]

    @property
    def page(self) -> str:
        """All that stands on the screen, without the breaks that wrapping made."""
        return "".join(line.strip() for line in self.lines)

    def _feed(self, text: str) -> None:
        self.seen += text
        self.stream.feed(text)
