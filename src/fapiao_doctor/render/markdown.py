"""A document as Markdown that shows every character as it is."""

import re

from fapiao_doctor.render.document import Document, Line
from fapiao_doctor.text.clean import clean, one_line
from fapiao_doctor.text.links import with_links

BACKTICK, APOSTROPHE = "`", "'"
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
LIST_LIKE = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def markdown(document: Document) -> str:
    """Return the document as CommonMark; nothing in its texts can become markup."""
    return "\n".join(_line(line) for line in document).rstrip() + "\n"


def _line(line: Line) -> str:
    text = with_links(one_line(line.text), lambda words, address: f"[{escape(words)}]({address})", escape)
    mark = one_line(line.mark)
    match line.role:
        case "blank":
            return ""
        case "title":
            return f"## {escape(mark)}{text}\n"
        case "heading":
            return f"**{text}**\n"
        case "stop" | "warning" | "gate":
            return f"\n**{escape(mark)}{text}**\n"
        case "step" | "option":
            return f"{mark} {text}"
        case "note" if not mark:
            return f"   {text}"
        case "code":
            return f"\n   `{one_line(line.text).replace(BACKTICK, APOSTROPHE)}`\n"
        case "command" if mark:
            return f"{escape(mark)}`{clean(line.text).replace(BACKTICK, APOSTROPHE)}`"
        case "command":
            return f"\n    {clean(line.text)}\n"
    if mark == "-":
        return f"- {text}"
    return f"{escape(mark)}{text}  "


def escape(text: str) -> str:
    """Return `text` with every character that Markdown would read taken literally."""
    return LIST_LIKE.sub(r"\1\\\2\3", SPECIAL.sub(r"\\\1", text))
