"""Bytes from a file, a pipe or an argument to text, whatever Chinese Windows wrote."""

import codecs

from fapiao_doctor.errors import UsageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """Give the text of `data`: by its byte order mark, else as UTF-8, else as GB18030.

    Raises UsageError when it is none of them.
    """
    encodings = [name for bom, name in BOMS if data.startswith(bom)][:1] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UsageError("输入不是文字，或编码不认识", "请存成 UTF-8 或 GB18030 的文本")


def argument(text: str) -> str:
    """Give a command-line argument as text.

    Raises UsageError when its bytes were not valid in the encoding of the system.
    """
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError("参数里有读不出来的字节", "把症状写进文件，用 --symptom - < 文件 传进来")
    return text
