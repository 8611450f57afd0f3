"""The first line somebody types: a sentence, or a replay code that was read out to them."""

import re
import unicodedata

from fapiao_doctor.diagnosis.doctor import Doctor
from fapiao_doctor.diagnosis.state import Point
from fapiao_doctor.errors import UsageError
from fapiao_doctor.messages import say
from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.wizard.hearing import is_secret
from fapiao_doctor.wizard.pages import secret_page

SHORTEST = 8
"""Signs of the shortest code there is: what is in it, the pack, its version, a tree, and two for checking."""

LOOK = re.compile(r"(?=.*[A-Za-z])[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4})*-[0-9A-Za-z]{1,4}")
"""How a code is printed: nobody writes a sentence so."""


def begun(doctor: Doctor, typed: str) -> tuple[Point | None, Document]:
    """Return where the words begin and what has to be said of them; no place where others have to be asked for."""
    words = unicodedata.normalize("NFKC", typed).strip()
    if len(words) >= SHORTEST and words.isascii():
        try:
            return _replayed(doctor, words)
        except UsageError as error:
            if LOOK.fullmatch(words):
                told = say(doctor.lang, error.template, **error.values)
                return None, (Line("warning", told, say(doctor.lang, "【注意】")),)
    if is_secret(doctor, typed):
        return None, secret_page(doctor.lang)
    return Point(typed.lstrip("/ ")), ()


def _replayed(doctor: Doctor, code: str) -> tuple[Point, Document]:
    found = doctor.opener.unfold(code)
    text = "内容更新过，有 {count} 个旧回答用不上了，从这里接着问。"
    lost = (Line("note", say(doctor.lang, text, count=found.lost)),) if found.lost else ()
    return Point("", found.answers, replay=found.head), lost
