"""`completion`: the script that makes Tab complete in one shell."""

import click

from fapiao_doctor.cli.helping import helped
from fapiao_doctor.cli.modules import ABOUT, COMPLETING
from fapiao_doctor.cli.options import language_option
from fapiao_doctor.cli.shells import SHELLS
from fapiao_doctor.messages import Lang, say
from fapiao_doctor.text.shell import PROGRAM


def command(lang: Lang) -> click.Command:
    """Return the command in one language."""
    epilog = say(lang, "例子里的一行把它写进这个 shell 的启动文件，新开的窗口里按 Tab 就能补全。")

    @helped("completion", lang, ABOUT["completion"], epilog=epilog)
    @click.argument("shell", type=click.Choice(tuple(SHELLS)), metavar="SHELL")
    @language_option(lang)
    @click.pass_context
    def completion(context: click.Context, shell: str) -> None:
        click.echo(SHELLS[shell](context.find_root().command, {}, PROGRAM, COMPLETING).source(), nl=False)

    return completion
