"""The command `assess` and how it reports errors. Each command imports what it needs when it runs, so that
`--help` is quick."""

from __future__ import annotations

import gc
import sys

import click

from assess import __version__
from assess.errors import AssessError


class _LazyGroup(click.Group):
    """Commands by name, each in a module of its own that is imported when it is called or described."""

    modules = {
        "run": "assess.cli.run",
        "batch": "assess.cli.batch",
        "evaluate": "assess.cli.evaluate",
        "rules": "assess.cli.rules",
        "read": "assess.cli.read",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        from importlib import import_module

        return import_module(self.modules[cmd_name]).command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="assess")
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Check a draft national law against the Rome Statute of the International Criminal Court.

    Everything runs on this computer; nothing is sent anywhere.
    """
    ctx.obj = {"debug": debug}


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with the exit status of the contract."""
    # Collecting cyclic garbage takes a fifth of a short run, and there is next to none.
    gc.set_threshold(200_000, 20, 20)
    debug = "--debug" in (sys.argv[1:] if arguments is None else arguments)
    try:
        status = cli.main(arguments, prog_name="assess", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("assess: stopped.", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except AssessError as error:
        if debug:
            raise
        click.echo(f"assess: {_one_line(error)}", err=True)
        sys.exit(error.exit_status)
    except Exception as error:
        if debug:
            raise
        click.echo(
            f"assess: an internal error: {_one_line(error) or type(error).__name__}. "
            "Run again with --debug and send the output to the maintainers.",
            err=True,
        )
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
