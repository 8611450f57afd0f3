"""`code`: what a code or message on the screen means, and where it leads."""

import sys
from dataclasses import asdict

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import library_for
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.options import json_option, language_option, trees_option
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.decode import argument

SCHEMA = "fapiao-doctor/codes/1"
UNKNOWN = 4


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("code", lang, "查屏幕上的代码或原话是什么意思，可以一次查几个。")
    @click.argument("typed", metavar="CODE...", nargs=-1, required=True, shell_complete=completing.codes)
    @json_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def code(typed: tuple[str, ...], as_json: bool, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.diagnosis.explain import Explainer
        from fapiao_doctor.render.codes import code_lines
        from fapiao_doctor.terminal.screen import Screen
        from fapiao_doctor.terminal.streams import speaks_utf8
        from fapiao_doctor.text.redact import redact
        from fapiao_doctor.text.unsafe import json_text

        library = library_for(trees, lang)
        explainer = Explainer(library, lang)
        asked = [redact(argument(one)).text for one in typed]
        found = {one: explainer.explain(one) for one in asked}
        screen = Screen(sys.stdout)
        if as_json:
            known = {one: [asdict(code) for code in codes] for one, codes in found.items()}
            data = {"schema": SCHEMA, "codes": known}
            screen.write(json_text(data, not speaks_utf8(sys.stdout), indent=2) + "\n")
        else:
            for one, codes in found.items():
                screen.show(code_lines(codes, one, lang, library.chosen))
        return 0 if all(found.values()) else UNKNOWN

    return code
