"""Room to sign below what an expert has read."""

from fapiao_doctor.messages import Lang, say

OUTCOME = ("内容正确", "步骤安全", "来源支持", "需要修改：")
DIFF = ("改动都是有意的", "新的去向安全", "需要修改：")


def signature(boxes: tuple[str, ...], lang: Lang) -> str:
    """Return boxes to tick and a line to sign, as Markdown."""
    lines = [f"- [ ] {say(lang, text)}" for text in boxes]
    return "\n".join([*lines, "", say(lang, "审核人：________  日期：________"), ""])
