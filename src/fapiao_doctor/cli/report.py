"""`report`: what a bug report needs, and nothing about the person."""

import sys
from pathlib import Path

import click

from fapiao_doctor.cli.options import language_option, output_option, trees_option
from fapiao_doctor.messages import Lang, say


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @click.command("report", help=say(lang, "写一份报错材料：只有版本、环境和走过的题号，没有个人信息。"))
    @output_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def report(output: Path | None, folder: Path | None) -> None:
        from fapiao_doctor.terminal.screen import Screen
        from fapiao_doctor.text.files import write_file

        text = "\n".join([*_environment(), "", *_content(folder), "", *_walk()]) + "\n"
        if output:
            write_file(output, text)
        else:
            Screen(sys.stdout).write(text)

    return report


def _environment() -> list[str]:
    import locale
    import os
    import platform
    from importlib.metadata import version

    from fapiao_doctor import __version__

    packages = ", ".join(f"{name} {version(name)}" for name in ("click", "PyYAML", "rich", "platformdirs"))
    variables = ("TERM", "LANG", "LC_ALL", "NO_COLOR", "ACCESSIBLE", "PYTHONIOENCODING", "PYTHONUTF8")
    given = ", ".join(f"{name}={os.environ[name]}" for name in variables if name in os.environ)
    return [
        "# fapiao-doctor report",
        f"- fapiao-doctor {__version__}",
        f"- Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}",
        f"- {packages}",
        f"- stdout {sys.stdout.encoding}, stdin {sys.stdin.encoding if sys.stdin else '-'}, "
        f"locale {locale.getpreferredencoding(False)}, terminal {sys.stdout.isatty()}",
        f"- {given}",
    ]


def _content(folder: Path | None) -> list[str]:
    from fapiao_doctor.authoring.checks import check
    from fapiao_doctor.cli.folder import folder_or_bundled
    from fapiao_doctor.content.library import read_library
    from fapiao_doctor.content.packs import content_version

    place = folder_or_bundled(folder)
    library, errors = read_library(place)
    known = (place / "VERSION").is_file()
    name = " ".join(content_version(place)) if known else "?"
    return [
        f"- content {name}, bundled: {folder is None}",
        f"- trees {len(library.trees)}, unreadable files {len(errors)}, problems {len(check(library))}",
    ]


def _walk() -> list[str]:
    from fapiao_doctor.sessions.store import Store, default_folder

    sessions = Store(default_folder()).all()
    if not sessions:
        return ["- no unfinished walk"]
    return ["Latest unfinished walk:", *(f"- {answer}" for answer in sessions[0].answers)]
