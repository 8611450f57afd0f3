"""A note to take away, as a file or on the screen."""

from pathlib import Path

from fapiao_doctor.diagnosis.result import Diagnosis
from fapiao_doctor.errors import MachineError, UsageError
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import BLANK, Line
from fapiao_doctor.render.markdown import markdown
from fapiao_doctor.render.note import note_lines
from fapiao_doctor.render.plain import document_text
from fapiao_doctor.text.target import Target
from fapiao_doctor.wizard.asker import Asker
from fapiao_doctor.wizard.gates import YES


def take_away(asker: Asker, result: Diagnosis) -> None:
    """Write the note of `result` to a file that the person names, or show it; nothing is overwritten unasked."""
    lang, name = result.lang, free_name(result)
    typed = asker.ask(say(lang, "便条写进哪个文件？回车就是 {name}，打 - 显示在这里，打 q 不写：", name=name))
    while typed.lower() not in ("q", "b"):
        if typed == "-":
            asker.show((BLANK, *note_lines(result)))
            return
        path = Path(typed or name).expanduser()
        if "\n" not in typed and _written(asker, path, result):
            return
        typed = asker.ask(say(lang, "换一个文件名；打 - 显示在这里，打 q 不写：")) or "q"


def free_name(result: Diagnosis) -> str:
    """Return a file name that is not taken in the current folder."""
    stem = f"fapiao-doctor-{result.as_of}"
    names = (f"{stem}{tail}.txt" for tail in ("", *(f"-{number}" for number in range(2, 1000))))
    return next((name for name in names if not Path(name).exists()), f"{stem}.txt")


def _written(asker: Asker, path: Path, result: Diagnosis) -> bool:
    """Write the note, over another file only after a yes; False where that was not to be."""
    lang, target = result.lang, Target(path)
    try:
        try:
            target.check()
        except UsageError:
            typed = asker.ask(say(lang, "已经有 {path} 了。打 y 覆盖它，回车不覆盖：", path=path))
            if not YES.get(typed.lower(), False):
                return False
            target = Target(path, force=True)
        target.write(_text(path, result))
    except MachineError as error:
        asker.show((Line("warning", say(lang, error.template, **error.values)),))
        return False
    asker.show((Line("note", say(lang, "便条写好了：{path}", path=path.absolute())),))
    return True


def _text(path: Path, result: Diagnosis) -> str:
    lines = note_lines(result)
    if path.suffix.lower() == ".md":
        return markdown(lines)
    return document_text(lines)
