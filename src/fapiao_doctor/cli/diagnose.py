"""`diagnose`: one symptom and the answers so far, to one result."""

import sys
from datetime import date
from pathlib import Path

import click

from fapiao_doctor.cli.folder import doctor_for, example_of
from fapiao_doctor.cli.options import (
    answers_option,
    as_of_option,
    language_option,
    output_option,
    plain_option,
    trees_option,
)
from fapiao_doctor.engine.position import Answer
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.decode import argument, decode

ASKED = ("question", "choice")
EXIT_CODES = {"outcome": 0, "question": 3, "choice": 3, "no-match": 4}


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @click.command("diagnose", help=say(lang, "用一句话说症状，马上给出下一步。"))
    @click.argument("text", metavar="[TEXT]", required=False)
    @click.option("--symptom", metavar="TEXT", help=say(lang, "一句话症状或报错；写 - 从标准输入读"))
    @answers_option(lang)
    @click.option("--json", "form", flag_value="json", help=say(lang, "输出 JSON，给程序用"))
    @click.option("--markdown", "form", flag_value="markdown", help=say(lang, "输出 Markdown，好粘贴"))
    @click.option(
        "--note", "form", flag_value="note", help=say(lang, "输出一张能带走的便条：要带的、步骤、说过的、答过的")
    )
    @click.option("--full", is_flag=True, help=say(lang, "显示全部：不要这样做、怎么防、依据、各处说法、出处"))
    @click.option("--no-input", is_flag=True, help=say(lang, "要回答时不在终端里问，打印出来"))
    @click.option("--interactive", is_flag=True, help=say(lang, "接着一问一答"))
    @output_option(lang)
    @plain_option(lang)
    @as_of_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def diagnose(
        text: str | None,
        symptom: str | None,
        answers: tuple[Answer, ...],
        form: str | None,
        full: bool,
        no_input: bool,
        interactive: bool,
        output: Path | None,
        plain: bool,
        as_of: date,
        trees: tuple[str, ...],
    ) -> int:
        said = read_symptom(_once(text, symptom), bool(answers) or form == "json", trees)
        doctor = doctor_for(trees, lang, as_of)
        if interactive:
            from fapiao_doctor.cli.wizard import walk_on

            return walk_on(doctor, said, answers, plain, trees, full)
        from fapiao_doctor.cli.show import show_diagnosis

        result = doctor.diagnose(said, answers)
        if not (form or output or no_input) and result.result in ASKED and can_ask():
            from fapiao_doctor.cli.wizard import walk_on

            return walk_on(doctor, said, answers, plain, trees, full)
        show_diagnosis(result, form or "text", full=full, plain=plain, output=output)
        return EXIT_CODES[result.result]

    return diagnose


def can_ask() -> bool:
    """Return whether a person sits at both ends."""
    from fapiao_doctor.terminal.prompt import is_interactive

    return is_interactive()


def _once(text: str | None, symptom: str | None) -> str | None:
    if text is not None and symptom is not None:
        raise UsageError("症状写了两次", "只写一处：{symptom}，或者 --symptom", symptom=text)
    return symptom if text is None else text


def read_symptom(symptom: str | None, answered: bool, trees: tuple[str, ...]) -> str:
    """Give the symptom from the argument or, for `-`, from standard input.

    Raises UsageError when there is none and no answer either, and when it is unreadable or too long.
    """
    if symptom is None and answered:
        return ""
    if symptom is None:
        hint = '写上 --symptom "{example}"，或直接运行 fapiao-doctor 一问一答'
        raise UsageError("没有说症状", hint, example=example_of(trees))
    from fapiao_doctor.diagnosis.doctor import LONGEST_SYMPTOM

    text = decode(sys.stdin.buffer.read()) if symptom == "-" else argument(symptom)
    if not text.strip():
        hint = '用一句话说说情况，例如 --symptom "{example}"'
        raise UsageError("症状是空的", hint, example=example_of(trees))
    if len(text) > LONGEST_SYMPTOM:
        message, hint = "症状太长：{length} 个字，最多 {most} 个字", "只留出错的那几行"
        raise UsageError(message, hint, length=len(text), most=LONGEST_SYMPTOM)
    return text
