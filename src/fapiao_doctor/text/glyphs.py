"""What to show where the output cannot show a character."""

LIKE = {
    "✓": "√", "✔": "√", "✗": "×", "✘": "×", "❌": "×", "✅": "√", "⚠": "!", "•": "·", "▶": ">", "➜": "→",
    "❯": ">", "»": ">", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "→": "->",
    "·": "-", "×": "x", "√": "v", "©": "(c)", "€": "EUR", "【": "[", "】": "]", "（": "(", "）": ")", "，": ", ",
    "。": ". ", "：": ": ", "；": "; ", "、": ", ", "！": "! ", "？": "? ",
}  # fmt: skip
"""Stand-ins, tried in order until one can be shown; a letter without one becomes "?"."""


def showable(text: str, encoding: str) -> tuple[str, bool]:
    """Give `text` as far as `encoding` can show it, and whether a character had to become "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        shown = [_shown(char, encoding) for char in text]
        return "".join(shown), any(now == "?" != was for now, was in zip(shown, text, strict=True))
    return text, False


def _shown(char: str, encoding: str) -> str:
    while True:
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            char = LIKE.get(char, "?")
        else:
            return char
