"""`report`: what a bug report needs, and nothing about the person."""

import sys

import click

from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import language_option, output_option, trees_option
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.target import Target


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("report", lang, ABOUT["report"])
    @output_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def report(output: Target | None, trees: tuple[str, ...]) -> None:
        from fapiao_doctor.terminal.screen import Screen

        text = "\n".join([*_environment(), "", *_content(trees), "", *_walk()]) + "\n"
        if output:
            output.write(text)
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
    given = ", ".join(f"{name}={_said(os.environ[name])}" for name in variables if name in os.environ)
    return [
        "# fapiao-doctor report",
        f"- fapiao-doctor {__version__}",
        f"- Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}",
        f"- {packages}",
        f"- stdout {sys.stdout.encoding}, stdin {sys.stdin.encoding if sys.stdin else '-'}, "
        f"locale {locale.getpreferredencoding(False)}, terminal {sys.stdout.isatty()}",
        f"- {given}",
    ]


def _content(asked: tuple[str, ...]) -> list[str]:
    from fapiao_doctor.authoring.checks import check
    from fapiao_doctor.cli.folder import chosen_packs
    from fapiao_doctor.content.library import read_pack

    lines: list[str] = []
    for folder in chosen_packs(asked).folders:
        pack, errors = read_pack(folder)
        unread = len({error.place.file for error in errors if error.place})
        if pack is None:
            lines.append(f"- pack ?, unreadable files {unread}")
            continue
        manifest = pack.manifest
        lines.append(f"- pack {pack.id} {manifest.version}, reviewed {manifest.reviewed}, chosen: {bool(asked)}")
        lines.append(f"- trees {len(pack.trees)}, unreadable files {unread}, problems {len(check(pack))}")
    return lines


def _walk() -> list[str]:
    from fapiao_doctor.cli.folder import session_store
    from fapiao_doctor.errors import MachineError

    try:
        sessions = session_store().all()
    except MachineError as error:
        return [f"- walks unreadable: {_said(error.message)}"]
    if not sessions:
        return ["- no unfinished walk"]
    packs = ", ".join(f"{name} {version}" for name, version in sessions[0].packs)
    answers = (_said(str(answer)) for answer in sessions[0].answers)
    return [f"Latest unfinished walk, of {_said(packs)}:", *(f"- {answer}" for answer in answers)]


def _said(text: str) -> str:
    """Return what stands in the environment or in a file as it may be shown: on one line, secrets hidden."""
    from fapiao_doctor.text.clean import one_line
    from fapiao_doctor.text.redact import redact

    return redact(one_line(text)).text
