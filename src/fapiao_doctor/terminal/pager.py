"""A page that is longer than the terminal, shown by the person's pager as git does."""

from collections.abc import Mapping

OWN, GENERAL = "FAPIAO_DOCTOR_PAGER", "PAGER"
USUAL = "less"
OPTIONS = "FRXPs: (q)$"
"""less: leave where it fits on one screen, pass colours through, leave the text on the screen, name the key that
leaves."""

OURS = {"LESS": OPTIONS, "LESSCHARSET": "utf-8", "LESSSECURE": "1"}
"""What less is told where the person's environment does not say it. Secure: `s`, `v`, `|` and `!`, pressed by mistake,
write no file and run no program; an empty LESSSECURE brings them back."""


def paged(text: str, environment: Mapping[str, str]) -> bool:
    """Return whether a pager has shown `text`; False where there is none, or it is switched off, or it fails."""
    import shlex  # with the next two a tenth of a short run, which shows a short page
    import subprocess
    from shutil import which

    command = environment.get(OWN, environment.get(GENERAL, USUAL)).strip()
    words = shlex.split(command) if command not in ("", "cat") else []
    if not words or which(words[0]) is None:
        return False
    try:
        shown = subprocess.run(words, input=text.encode("utf-8"), env={**OURS, **environment}, check=False)
    except (OSError, ValueError):
        return False
    return shown.returncode == 0
