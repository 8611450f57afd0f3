"""Every page there is, at every width, in every encoding, in both languages: whole, narrow enough, harmless."""

import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.diagnosis.views import outcome_view, question_view
from fapiao_doctor.render.as_json import as_json
from fapiao_doctor.render.diagnosis import diagnosis_lines, question_lines
from fapiao_doctor.render.document import Document
from fapiao_doctor.render.markdown import escape, markdown
from fapiao_doctor.render.outcome import outcome_lines
from fapiao_doctor.render.plain import plain
from fapiao_doctor.terminal.screen import Screen
from fapiao_doctor.text.clean import clean
from fapiao_doctor.text.wrap import CLOSING, cells

WIDTHS = [20, 40, 60, 80, 120]
ENCODINGS = ["utf-8", "gbk", "gb18030"]
STYLE = re.compile(r"\x1b\[[0-9;]*m")
PAYLOADS = [
    "\x1b[31mred\x1b[0m", "\x1b]8;;http://evil\x07link\x1b]8;;\x07", "\x1b]52;c;QUJD\x07", "\x1b]0;title\x07", "\x9b31m",
    "\x90data\x9c", "\x1bP+q\x1b\\", "\x1b_Gi=1\x1b\\", "\x05", "\x07bell", "a\x08\x08b", "\x0b\x0c", "nul\x00", "\x7f",
    "\rover", "\u202eback\u202c", "\u2066iso\u2069", "zero\u200bwidth", "line\u2028sep", "para\u2029sep", "\x1b[6n", "\x1b[2J",
]  # fmt: skip
MARKUP = [
    "[/证书]", "[bold]粗[/bold]", "[a=b]", "[#code]", ":key:", "路径\\", "[link=http://x]x[/link]", "**粗**", "_斜_", "# 题",
    "`码`", "<script>alert(1)</script>", "&amp;", "- 列", "1. 列", "> 引", "| 表 |", "![图](x)", "[x](javascript:1)",
]  # fmt: skip


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, in one encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        self.flush()
        data: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return data.decode(self.encoding)


def pages(doctor: Doctor) -> Iterator[tuple[str, Document]]:
    """Give every question and every outcome of the content as a document."""
    for tree in doctor.library.trees.values():
        speaker = doctor.speaker(tree.id)
        for question in tree.questions.values():
            view = question_view(speaker, tree, question, {})
            yield f"{tree.id}/{question.id}", question_lines(view, doctor.lang, ids=True)
        for outcome in tree.outcomes.values():
            shown = outcome_view(speaker, doctor.library, tree, outcome, doctor.as_of, {})
            yield f"{tree.id}/{outcome.id}", outcome_lines(shown, doctor.lang, full=True)


def letters(text: str) -> str:
    return re.sub(r"\s", "", STYLE.sub("", text))


def said(document: Document) -> str:
    return letters("".join(line.mark + line.text for line in document))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_whole_and_narrow_enough(doctor: Doctor, english_doctor: Doctor, width: int, lang: str) -> None:
    for name, document in pages(doctor if lang == "zh" else english_doctor):
        lines = plain(document, width)
        assert letters("".join(lines)) == said(document), name
        assert max(map(cells, lines)) <= width, name
        if width >= 40:
            starts = [line for line in lines if line.strip() and line.strip()[0] in CLOSING]
            assert starts == [], name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("look", ["rich", "plain"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_page_reaches_every_terminal_whole(
    doctor: Doctor, english_doctor: Doctor, encoding: str, look: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width + 1))
        terminal = Terminal(encoding)
        screen = Screen(terminal, plain=look == "plain")
        wanted = ""
        for _name, document in pages(doctor if lang == "zh" else english_doctor):
            screen.show(document)
            wanted += said(document)
        shown = terminal.shown()
        assert letters(shown) == wanted
        assert ("\x1b" in shown) == (look == "rich")
        assert not screen.warned
        assert max(cells(STYLE.sub("", line)) for line in shown.splitlines()) <= max(width, 20)


def test_markdown_and_json_hold_every_text(doctor: Doctor) -> None:
    for name, document in pages(doctor):
        page = re.sub(r"\\(.)", r"\1", markdown(document))
        for line in document:
            assert letters(line.text) in letters(page), name
    result = doctor.diagnose("0963c1")
    assert result.outcome
    data = json.loads(json.dumps(as_json(result), ensure_ascii=True))
    assert data["outcome"]["steps"][0]["do"] == result.outcome.steps[0].do
    assert [one["id"] for one in data["outcome"]["sources"]] == [one.id for one in result.outcome.sources]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_brief_page_leaves_out_but_says_nothing_else_and_fits(
    doctor: Doctor, english_doctor: Doctor, lang: str
) -> None:
    speaking = doctor if lang == "zh" else english_doctor
    for tree in speaking.library.trees.values():
        for outcome in tree.outcomes.values():
            speaker = speaking.speaker(tree.id)
            view = outcome_view(speaker, speaking.library, tree, outcome, speaking.as_of, {})
            brief, full = (outcome_lines(view, speaking.lang, full=whole) for whole in (False, True))
            assert len(brief) < len(full)
            assert len([line for line in brief if line not in full]) <= 1, f"{tree.id}/{outcome.id}"
            assert [line for line in full if line.role in ("title", "stop", "step", "gate") and line not in brief] == []
            assert all(cells(text) <= width for width in WIDTHS for text in plain(brief, width))


def poisoned(value: Any, payload: str) -> Any:
    """Give a value with the payload in every text of it, ids and enumerations aside."""
    if isinstance(value, str):
        return f"甲{payload}乙" if value and not value.isascii() else value
    if isinstance(value, tuple):
        return tuple(poisoned(one, payload) for one in value)
    if isinstance(value, Mapping):
        return {key: poisoned(one, payload) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: poisoned(getattr(value, field.name), payload) for field in fields(value)})
    return value


def results(doctor: Doctor) -> list[Diagnosis]:
    return [
        doctor.diagnose(text) for text in ("0963c1", "证书口令锁了", "税控盘密码忘了", "天气", "证书口令是Abc12345")
    ]


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_escape_sequence_of_content_reaches_an_output(doctor: Doctor, payload: str) -> None:
    for result in results(doctor):
        document = diagnosis_lines(poisoned(result, payload), full=True)
        texts = ["\n".join(plain(document, 80)), markdown(document)]
        terminal = Terminal("utf-8")
        Screen(terminal).show(document)
        texts.append(STYLE.sub("", terminal.shown()))
        for text in texts:
            bad = [
                char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
            ]
            assert bad == []
        assert json.dumps(as_json(poisoned(result, payload)), ensure_ascii=True).isascii()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_content_is_shown_as_it_stands(doctor: Doctor, text: str) -> None:
    for result in results(doctor):
        document = diagnosis_lines(poisoned(result, text), full=True)
        wanted = said(document)
        terminal = Terminal("utf-8")
        Screen(terminal).show(document)
        assert letters(terminal.shown()) == wanted
        unescaped = re.sub(r"\\(.)", r"\1", escape(clean(text)))
        assert unescaped == re.sub(r"\\(.)", r"\1", text) or unescaped == text


def test_what_a_stream_cannot_show_is_told_once(doctor: Doctor, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("ascii")
    screen = Screen(terminal)
    for _name, document in list(pages(doctor))[:20]:
        screen.show(document)
    assert capsys.readouterr().err.count("PYTHONIOENCODING") == 1
