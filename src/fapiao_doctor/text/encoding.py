"""Which encoding a sample of bytes is in: by its mark, else as most of its lines say."""

import codecs

from fapiao_doctor.errors import UsageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NEWLINE = b"\n"
FEWEST_PAIRS = 8
"""With fewer characters than this nothing is said about Big5."""

HINT = "请存成 UTF-8 或 GB18030 的文本"


def encoding_of(sample: bytes, whole: bool = True) -> str:
    """Return the name of the encoding of `sample`; its last line may be torn where it is not the `whole`.

    One line in another encoding does not change what the others are read as: most lines decide.
    Raises UsageError when it is no text, or looks like Big5, which GB18030 would turn into other words.
    """
    for bom, name in BOMS:
        if sample.startswith(bom):
            return name
    if b"\0" in sample:
        raise _unknown()
    lines, torn = _lines(sample, whole)
    fitting = sum(_fits(line, "utf-8", torn) for line in lines)
    if fitting * 2 >= len(lines):
        return "utf-8"
    if not any(_fits(line, "gb18030", torn) for line in lines):
        raise _unknown()
    if _is_big5(b"\n".join(lines), torn):
        raise UsageError("输入像是 Big5 编码，会读成别的字", HINT)
    return "gb18030"


def _lines(sample: bytes, whole: bool) -> tuple[list[bytes], bool]:
    """Return the lines that are not plain ASCII, and whether the only one may end within a character."""
    lines = sample.split(NEWLINE)
    torn = not whole and len(lines) == 1
    kept = lines if whole or torn else lines[:-1]
    return [line for line in kept if not line.isascii()], torn


def _fits(data: bytes, encoding: str, torn: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, not torn)
    except UnicodeDecodeError:
        return False
    return True


def _is_big5(data: bytes, torn: bool) -> bool:
    """Return whether `data` is Big5, and as GB18030 would be made of characters that hardly anybody writes."""
    if not _fits(data, "big5", torn):
        return False
    pairs = [char for char in data.decode("gb18030", "replace") if not char.isascii()]
    return len(pairs) >= FEWEST_PAIRS and sum(map(_is_common, pairs)) * 10 < len(pairs) * 6


def _is_common(char: str) -> bool:
    """Return whether GB2312 has `char` among its marks or its 3,755 common characters."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead <= 0xD7


def _unknown() -> UsageError:
    return UsageError("输入不是文字，或编码不认识", HINT)
