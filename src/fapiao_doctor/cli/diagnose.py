"""`diagnose`: one symptom and the answers so far, to one result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from fapiao_doctor.cli.folder import doctor_for, example_command, watching
from fapiao_doctor.cli.helping import helped, option
from fapiao_doctor.cli.language import reads_as_english
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import (
    answers_option,
    as_of_option,
    form_option,
    keep_unanswered_option,
    language_option,
    output_option,
    plain_option,
    trees_option,
)
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import argument, decode

LONGEST_INPUT = 1_000_000
"""Bytes that are read from standard input."""

if TYPE_CHECKING:
    from pathlib import Path

    from fapiao_doctor.diagnosis.doctor import Doctor
    from fapiao_doctor.engine.position import Answer
    from fapiao_doctor.text.target import Target

ASKED = ("question", "choice")
EXIT_CODES = {"outcome": 0, "question": 3, "choice": 3, "no-match": 4}


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("diagnose", lang, ABOUT["diagnose"])
    @click.argument("words", metavar="[TEXT]", nargs=-1)
    @option("--symptom", metavar="TEXT", help=say(lang, "一句话症状或报错；写 - 从标准输入读"))
    @option(
        "--replay",
        "code",
        metavar="CODE",
        help=say(lang, "从续查码接着查；后面写这一题答案的编号，可以写几题的"),
    )
    @answers_option(lang)
    @form_option(lang, "json", "输出 JSON，给程序用")
    @form_option(lang, "markdown", "输出 Markdown，好粘贴")
    @form_option(lang, "note", "输出一张能带走的便条：要带的、步骤、说过的、答过的")
    @option("--full", is_flag=True, help=say(lang, "显示全部：不要这样做、怎么防、依据、各处说法、出处"))
    @option("--no-input", is_flag=True, help=say(lang, "要回答时不在终端里问，打印出来"))
    @option("--interactive", is_flag=True, help=say(lang, "接着一问一答"))
    @keep_unanswered_option(lang)
    @output_option(lang)
    @plain_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def diagnose(
        words: tuple[str, ...],
        symptom: str | None,
        code: str | None,
        answers: tuple[Answer, ...],
        form: str | None,
        full: bool,
        no_input: bool,
        interactive: bool,
        unanswered: Path | None,
        output: Target | None,
        plain: bool,
        as_of: date,
        trees: tuple[str, ...],
    ) -> int:
        needless = code is not None or bool(answers) or form == "json"
        said = read_symptom(_once(words, symptom, code), needless, trees, lang)
        doctor = doctor_for(trees, lang, as_of)
        if code is not None:
            answers = (*doctor.opener.unfold(code, words).words, *answers)
        from fapiao_doctor.cli.show import show_diagnosis

        result = doctor.diagnose(said, answers, code or "")
        watch = watching(unanswered) if unanswered else None
        asked = not (form or output or no_input) and result.result in ASKED and can_ask()
        if interactive or asked:
            from fapiao_doctor.cli.wizard import walk_on

            return walk_on(doctor, said, answers, plain, trees, code or "", full, watch)
        if watch:
            watch(result)
        show_diagnosis(result, form or "text", full=full, plain=plain, output=output)
        if form != "json":
            offer_english(said, doctor)
        return EXIT_CODES[result.result]

    return diagnose


def offer_english(said: str, doctor: Doctor) -> None:
    """Tell somebody who writes English and is answered in Chinese how to have it in English."""
    from fapiao_doctor.terminal.screen import complain

    spoken = any("en" in pack.manifest.translations for pack in doctor.library.packs)
    if doctor.lang == "zh" and spoken and reads_as_english(said):
        complain(say("en", "要看英文，加上 --lang en"))


def can_ask() -> bool:
    """Return whether a person sits at both ends."""
    from fapiao_doctor.terminal.streams import is_interactive

    return is_interactive()


def _once(words: tuple[str, ...], symptom: str | None, code: str | None) -> str | None:
    """Return the symptom, from --symptom or the words; after a replay code the words are answers."""
    text = " ".join(words) if words and code is None else None
    if symptom is not None and code is not None:
        raise UsageError("--replay 和 --symptom 只能写一个", "续查码里已经有走到哪里；有新情况就只写 --symptom")
    if text is not None and symptom is not None:
        raise UsageError("症状写了两次", "只写一处：{symptom}，或者 --symptom", symptom=text)
    return symptom if text is None else text


def read_symptom(symptom: str | None, answered: bool, trees: tuple[str, ...], lang: Lang) -> str:
    """Give the symptom from the argument or, for `-`, from standard input.

    Raises UsageError when there is none and no answer either, and when it is unreadable or too long.
    """
    if symptom is None and answered:
        return ""
    if symptom is None:
        raise UsageError("没有说症状", "写上一句，例如 {command}", command=example_command(("diagnose",), trees, lang))
    from fapiao_doctor.diagnosis.doctor import LONGEST_SYMPTOM
    from fapiao_doctor.terminal.streams import typed_in

    text = decode(typed_in(LONGEST_INPUT)) if symptom == "-" else argument(symptom)
    if not text.strip():
        raise UsageError("症状是空的", "写上一句，例如 {command}", command=example_command(("diagnose",), trees, lang))
    if len(text) > LONGEST_SYMPTOM:
        message, hint = "症状太长：{length} 个字，最多 {most} 个字", "只留出错的那几行"
        raise UsageError(message, hint, length=len(text), most=LONGEST_SYMPTOM)
    return text
