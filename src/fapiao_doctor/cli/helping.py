"""What every command has in common: its help in the person's language, and its own words for what is mistyped."""

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from fapiao_doctor.cli.gone import reader_gone
from fapiao_doctor.cli.modules import Modules
from fapiao_doctor.messages import Lang, say

Command = TypeVar("Command", bound=Callable[..., Any])
HELP_WORD = "help"
HELP_NAMES = ("-h", "--help")
NARROWEST, WIDEST, IN_A_PIPE = 20, 100, 80


class UnknownCommand(click.UsageError):
    """There is no such command in this group; `name` is what was typed, `group` where."""

    def __init__(self, name: str, group: click.Group, context: click.Context) -> None:
        super().__init__(name, context)
        self.name = name
        self.group = group


class ExtraWords(click.UsageError):
    """A command got words that it has no place for."""

    def __init__(self, words: Sequence[str], context: click.Context) -> None:
        super().__init__(" ".join(words), context)
        self.words = tuple(words)


class Context(click.Context):
    """Makes help as wide as the terminal is."""

    def make_formatter(self) -> click.HelpFormatter:
        from fapiao_doctor.cli.laying_out import Formatter  # for help alone

        return Formatter(width=_width())


class Option(click.Option):
    """An option whose help is kept as it is given; click would load `inspect` to take its indentation away."""

    def __init__(self, *args: Any, help: str | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.help = help


def option(*names: str, help: str, **more: Any) -> Callable[[Command], Command]:
    """Accept an option; as `click.option` but for the help."""
    return click.option(*names, cls=Option, help=help, **more)


def _show_help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the help of a command; click's own option does this too, and looks for translations of its help first."""
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


class Helped(click.Command):
    """A command whose help is in one language, with examples."""

    context_class = Context

    def __init__(self, *args: Any, lang: Lang, **more: Any) -> None:
        more.setdefault("context_settings", {}).update(help_option_names=list(HELP_NAMES))
        super().__init__(*args, **more)
        self.options_metavar = say(lang, "[选项]")
        self.lang = lang
        self._asks_for_help: click.Option | None = None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise ExtraWords(rest, ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        names = self.get_help_option_names(ctx)
        if names and self._asks_for_help is None:
            self._asks_for_help = Option(
                names,
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help=say(self.lang, "看这份帮助"),
            )
        return self._asks_for_help

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, say(self.lang, "用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        from fapiao_doctor.cli.examples import examples

        lines = examples(ctx, self.lang)
        if lines:
            with formatter.section(say(self.lang, "例子：")):
                formatter.write("".join(" " * formatter.current_indent + line + "\n" for line in lines))  # never broken

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        asked = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [param.get_help_record(ctx) for param in asked]
        with formatter.section(say(self.lang, "选项：")):
            formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text(self.epilog)


class HelpedGroup(Helped, click.Group):
    """A group of such commands; `help` asks for help too."""

    def __init__(self, *args: Any, lang: Lang, **more: Any) -> None:
        super().__init__(*args, lang=lang, subcommand_metavar=say(lang, "命令 …"), **more)

    def make_context(self, *words: Any, **more: Any) -> click.Context:
        with reader_gone():
            return super().make_context(*words, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with reader_gone():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] == HELP_WORD and HELP_WORD not in self.commands and not ctx.resilient_parsing:
            if len(args) == 1:
                click.echo(ctx.get_help())
                ctx.exit()
            args = [*args[1:], HELP_NAMES[1]]
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise UnknownCommand(args[0], self, ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        known = self.commands
        about = known.about if isinstance(known, Modules) else lambda name: known[name].help or ""
        rows = [(name, about(name)) for name in self.list_commands(ctx)]
        with formatter.section(say(self.lang, "命令：")):
            formatter.write_dl(rows)
        Helped.format_options(self, ctx, formatter)


def helped(name: str, lang: Lang, text: str, **more: Any) -> Callable[[Callable[..., Any]], Helped]:
    """Make a function the command `name`; `text` is its help in Chinese, said in `lang`."""
    return click.command(name, cls=Helped, lang=lang, help=say(lang, text), **more)


def helped_group(name: str, lang: Lang, text: str, **more: Any) -> Callable[[Callable[..., Any]], HelpedGroup]:
    """Make a function the group of commands `name`, in the same way."""
    return click.group(name, cls=HelpedGroup, lang=lang, help=say(lang, text), **more)


def _width() -> int:
    if not (sys.stdout and sys.stdout.isatty()):
        return IN_A_PIPE
    from shutil import get_terminal_size

    return max(NARROWEST, min(get_terminal_size((IN_A_PIPE, 24)).columns - 1, WIDEST))
