"""What is read from a terminal: the rest of a paste, secrets that stay out of the history, locales."""

import locale
import os
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from fapiao_doctor.terminal import editing, locales, prompt, waiting
from fapiao_doctor.text.bare_secret import is_bare_secret

LINUX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pseudo-terminal")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Give the end of a pseudo-terminal that a person types into; the other end is stdin."""
    import pty

    person, program = pty.openpty()
    with os.fdopen(program, encoding="utf-8", closefd=True) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield person
    os.close(person)


@LINUX
@pytest.mark.parametrize("typed", ["", "一\n", "一\n二\n3\n", "一\n3", "3", "x" * 3000 + "\n3"])
def test_all_that_waits_is_taken_at_once_also_a_line_without_its_end(terminal: int, typed: str) -> None:
    os.write(terminal, typed.encode())
    assert waiting.waiting() == typed
    assert waiting.waiting() == ""


@LINUX
def test_the_terminal_is_left_as_it_was(terminal: int) -> None:
    import termios

    before = termios.tcgetattr(sys.stdin)
    os.write(terminal, "一\n二".encode())
    waiting.waiting()
    assert termios.tcgetattr(sys.stdin) == before


@LINUX
def test_bytes_of_another_encoding_are_not_lost(terminal: int) -> None:
    os.write(terminal, "口令\n".encode("gbk"))
    assert prompt._typed(waiting.waiting()) == "口令\n"


def test_nothing_waits_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nowhere:
        monkeypatch.setattr(sys, "stdin", nowhere)
        assert waiting.waiting() == ""


def test_on_windows_what_waits_is_read_from_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = list("剩余次数\r3\r")
    console = types.ModuleType("msvcrt")
    console.kbhit = lambda: bool(keys)  # type: ignore[attr-defined]
    console.getwch = lambda: keys.pop(0)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    assert waiting._from_console() == "剩余次数\r3\r"
    assert waiting._from_console() == ""


class History(types.ModuleType):
    """A stand-in for readline that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__("readline")
        self.told: list[str] = []
        self.bound: list[str] = []
        self.auto: list[bool] = []

    def add_history(self, text: str) -> None:
        self.told.append(text)

    def parse_and_bind(self, text: str) -> None:
        self.bound.append(text)

    def set_auto_history(self, wanted: bool) -> None:
        self.auto.append(wanted)


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> History:
    found = History()
    monkeypatch.setitem(sys.modules, "readline", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("证书口令锁了", True),
        ("1", True),
        ("Abc12345", False),
        ("24681357", False),
        ("口令是Zx81Kanari", False),
        ("", False),
    ],
)
def test_only_what_is_harmless_can_be_called_back(
    history: History, monkeypatch: pytest.MonkeyPatch, typed: str, kept: bool
) -> None:
    monkeypatch.setattr("builtins.input", lambda _prompt: typed)
    monkeypatch.setattr(prompt, "waiting", lambda: "")
    assert prompt.read_line("？") == typed
    assert history.told == ([typed] if kept else [])
    assert history.auto == [False]


@pytest.mark.parametrize(
    ("line", "rest", "text"),
    [("一", "\r二\r3", "一\n二\n3"), ("一", "\n二\n", "一\n二"), ("一\n二", "", "一\n二"), ("\ufeff一", "", "一")],
)
def test_what_was_pasted_is_one_text(
    history: History, monkeypatch: pytest.MonkeyPatch, line: str, rest: str, text: str
) -> None:
    monkeypatch.setattr("builtins.input", lambda _prompt: line)
    monkeypatch.setattr(prompt, "waiting", lambda: rest.removeprefix("\n").removeprefix("\r"))
    assert prompt.read_line("？") == text


def test_pastes_are_marked_only_where_escape_sequences_may_be_written(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert editing.line_editing(plain=True) is history
    assert history.bound == []
    editing.line_editing(plain=False)
    assert history.bound == ["set enable-bracketed-paste on"]
    monkeypatch.setenv("TERM", "dumb")
    assert editing.line_editing(plain=False) is None


@pytest.mark.parametrize(
    "typed", ["Abc12345", "abc123", "24681357", "123456", "１２３４５６", "p@ssword", "Zx81-Kanari!", "三七九一二四"]
)
def test_a_word_that_looks_like_a_password_is_one(typed: str) -> None:
    assert is_bare_secret(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1",
        "12",
        "12345",
        "锁了",
        "证书口令忘了",
        "password",
        "hello",
        "certificate PIN",
        "UKey",
        "Abc 12345",
        "8个8",
        "一二",
    ],
)
def test_a_word_that_does_not_is_none(typed: str) -> None:
    assert not is_bare_secret(typed)


@pytest.fixture
def restored() -> Iterator[None]:
    before = locale.setlocale(locale.LC_CTYPE)
    yield
    locale.setlocale(locale.LC_CTYPE, before)


@LINUX
def test_a_bare_locale_is_replaced_and_named(restored: None) -> None:
    locale.setlocale(locale.LC_CTYPE, "C")
    setting, instead = locales.mend_locale({"LC_ALL": "zh_XX.UTF-8", "LANG": "C.UTF-8"}) or ("", "")
    assert setting == "LC_ALL=zh_XX.UTF-8"
    assert instead in locales.TRIED
    assert locales.mend_locale({}) is None, "it is well now"


@LINUX
def test_a_system_without_any_other_locale_is_told_so(restored: None, monkeypatch: pytest.MonkeyPatch) -> None:
    locale.setlocale(locale.LC_CTYPE, "C")
    monkeypatch.setattr(locales, "TRIED", ("zh_XX.UTF-8",))
    assert locales.mend_locale({"LANG": "zh_CN.GBK"}) == ("LANG=zh_CN.GBK", "")
