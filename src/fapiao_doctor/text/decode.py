"""Bytes from a file, a pipe or an argument to text, whatever Chinese Windows wrote."""

from fapiao_doctor.errors import UsageError


def decode(data: bytes) -> str:
    """Return the text of `data`: by its byte order mark, else as UTF-8, else as GB18030.

    Raises UsageError when it is none of them.
    """
    from fapiao_doctor.text.encoding import HINT, encoding_of  # an argument has no need of it

    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        raise UsageError("输入不是文字，或编码不认识", HINT) from error
    if "\0" in text:
        raise UsageError("输入不是文字，或编码不认识", HINT)
    return text


def argument(text: str) -> str:
    """Return a command-line argument as text.

    Raises UsageError when its bytes were not valid in the encoding of the system.
    """
    if not is_text(text):
        raise UsageError("参数里有读不出来的字节", "把症状写进文件，用 --symptom - < 文件 传进来")
    return text


def is_text(argument: str) -> bool:
    """Return whether all bytes of a command-line argument were valid in the encoding of the system."""
    return not any("\ud800" <= char <= "\udfff" for char in argument)
