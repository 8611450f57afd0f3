"""Names that the program itself prints: files with a place, ids of questions and answers. They are no secrets."""

import re

from fapiao_doctor.text.later import later

HIDDEN = "\0"
"""Stands for each character of a name while secrets are looked for; no rule matches it."""

PIECE = later(r"[0-9A-Za-z_./\\~={}-]{4,}")
FILE = later(r"[^={}]*\.(?:ya?ml|csv|jsonl?|md|txt|log|py|html?|svg|tmp)")
PATH = later(r"(?:[~.]{0,2}[/\\]|[A-Za-z]:?[/\\])[^={}]*[/\\][^={}]*")
_ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
ANSWER = later(rf"(?=[^/]*-|[^=]*=){_ID}/(?:{_ID})?(?:=(?:[a-z0-9]+(?:-[a-z0-9]+)*)?)?")
PLACEHOLDER = later(r"\{[a-z][a-z0-9]*(?:-[a-z0-9]+)+\}")
LONG_ID = later(r"[a-z][a-z0-9]*(?:-[a-z0-9]+){2,}")
LONGEST = 300
MANY_DIGITS = later(r"\d{5}")
CALLED_A_SECRET = later(r"(?:码|碼|令|password|pin|pwd)\s?(?:是|为|叫|[:=]|is|was)?[\s“\"'{]{0,3}$", re.IGNORECASE)


def without_own_names(text: str) -> str:
    """Give a folded text of the same length with every such name blotted out."""
    return PIECE.sub(lambda found: HIDDEN * len(found[0]) if _is_own(text, found) else found[0], text)


def _is_own(text: str, found: re.Match[str]) -> bool:
    piece = found[0].rstrip(".")
    if PLACEHOLDER.fullmatch(piece):
        return True
    if len(piece) > LONGEST or MANY_DIGITS.search(piece):
        return False
    if FILE.fullmatch(piece) or ANSWER.fullmatch(piece):
        return True
    before = text[max(0, found.start() - 12) : found.start()]
    named = PATH.fullmatch(piece) or LONG_ID.fullmatch(piece)
    return bool(named) and not CALLED_A_SECRET.search(before)
