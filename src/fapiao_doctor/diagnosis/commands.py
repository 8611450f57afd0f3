"""The command line that leads to a place again."""

from fapiao_doctor.text.shell import PROGRAM

COMMAND = (PROGRAM, "diagnose")


def onward(chosen: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the words of the command that leads where a replay code does; at a question an answer may follow.

    `chosen` are the words that chose packs, language and day.
    """
    return (*COMMAND, *chosen, "--replay", code) if code else ()
