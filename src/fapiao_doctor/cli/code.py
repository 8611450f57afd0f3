"""`code`: what a code or message on the screen means, and where it leads."""

import sys

import click

from fapiao_doctor.cli import completing
from fapiao_doctor.cli.folder import library_for
from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.modules import ABOUT
from fapiao_doctor.cli.options import json_option, language_option, trees_option
from fapiao_doctor.cli.show import put_object
from fapiao_doctor.frozen import plain_fields
from fapiao_doctor.messages import Lang
from fapiao_doctor.text.decode import argument

SCHEMA = "fapiao-doctor/codes/1"
UNKNOWN = 4


def command(lang: Lang) -> click.Command:
    """Give the command in one language."""

    @helped("code", lang, ABOUT["code"])
    @click.argument("typed", metavar="CODE...", nargs=-1, required=True, shell_complete=completing.codes)
    @json_option(lang)
    @trees_option(lang)
    @language_option(lang)
    def code(typed: tuple[str, ...], as_json: bool, trees: tuple[str, ...]) -> int:
        from fapiao_doctor.diagnosis.explain import Explainer

        library = library_for(trees, lang)
        explainer = Explainer(library, lang)
        asked = [one if explainer.is_code(one) else _redacted(one) for one in map(argument, typed)]
        found = {one: explainer.explain(one) for one in asked}
        if as_json:
            put_object({"schema": SCHEMA, "codes": {one: plain_fields(codes) for one, codes in found.items()}})
        else:
            from fapiao_doctor.render.codes import code_lines
            from fapiao_doctor.terminal.screen import Screen

            screen = Screen(sys.stdout)
            for one, codes in found.items():
                screen.show(code_lines(codes, one, lang, library.chosen))
        return 0 if all(found.values()) else UNKNOWN

    return code


def _redacted(text: str) -> str:
    from fapiao_doctor.text.redact import redact

    return redact(text).text
