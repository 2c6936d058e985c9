"""``tumen``: the group of all commands, and the one place where an error becomes a sentence and an exit code.

Commands are imported when they are run, so that ``tumen --help`` answers at once. Exit codes: 0 done, 2 a wrong
option, 3 some inputs were skipped, 130 stopped by Ctrl-C, else the ``exit_code`` of the error (docs/commands.md).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

import click

from tumen.errors import TumenError

INTERRUPTED = 130
BROKEN_PIPE = 1
IO_ERROR = 74
NOT_INSTALLED = 69

_SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Read": {
        "add": ("adding", "Read documents into the ledger."),
        "extract": ("extracting", "Print the claims of documents as JSON lines; no ledger."),
        "readers": ("readers", "What can read a document, and how each is set."),
    },
    "Look": {
        "ledger": ("looking", "Who gives what to whom, between two parties."),
        "timeline": ("looking", "The dealings of two parties through time."),
        "show": ("showing", "One document, claim or dealing, by its id."),
        "explain": ("explaining", "Why a sentence is read as it is: each rule that fired."),
        "search": ("searching", "Find words in the documents."),
        "serve": ("serving", "Open the ledger as pages on this machine."),
    },
    "Hand on": {
        "brief": ("briefing", "Write a cited brief on two parties."),
        "export": ("exporting", "Write all claims or dealings as a table."),
    },
    "Judge": {"judge": ("judging", "Accept, reject, edit, merge or split; undo.")},
    "Keep": {
        "backup": ("keeping", "Copy the ledger to one file."),
        "restore": ("keeping", "Make a ledger from a backup."),
        "doctor": ("doctoring", "Say what is installed and what is wrong."),
        "demo": ("demonstrating", "The sample corpus as ledger, page and brief."),
        "completion": ("completing", "Print the completion script of a shell."),
    },
}
_COMMANDS = {name: command for section in _SECTIONS.values() for name, command in section.items()}

_EXAMPLES = [
    ("tumen add reports/", "read a folder into the ledger"),
    ("tumen ledger PRK RUS", "who gives what to whom"),
    ('tumen brief "north korea" russia --out brief.pdf', "a cited brief"),
    ("tumen serve", "the same as pages, on this machine"),
]


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used. Their one-line help stands in the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"tumen.cli.{_COMMANDS[cmd_name][0]}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The commands by what they are for, without importing any."""
        for title, commands in _SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, line) for name, (_, line) in commands.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write examples of the commands used most."""
        with formatter.section("Examples"):
            formatter.write_dl(_EXAMPLES)


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"tumen {import_module('importlib.metadata').version('tumen')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
def tumen() -> None:
    """A sourced ledger of dealings between states, read from open reporting."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error is printed to standard error as a sentence and a hint."""
    try:
        result = tumen.main(args=arguments, prog_name="tumen", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped: what was done so far is kept, and the same command goes on from there", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (TumenError, click.ClickException, ModuleNotFoundError, OSError) as error:
        message, hint, code = _explained(error)
        click.echo(f"error: {message}", err=True)
        if hint:
            click.echo(f"hint: {hint}", err=True)
        return code
    return result if isinstance(result, int) else 0


def _explained(error: TumenError | click.ClickException | ModuleNotFoundError | OSError) -> tuple[str, str, int]:
    """The sentence, the hint and the exit code of an error."""
    if isinstance(error, TumenError):
        return error.message, error.hint, error.exit_code
    if isinstance(error, click.ClickException):
        return error.format_message(), _usage_hint(error), error.exit_code
    if isinstance(error, ModuleNotFoundError):
        return f"the package {error.name} is not installed", "Run scripts/setup.", NOT_INSTALLED
    return f"{error.filename or 'input or output'}: {error.strerror or error}", "", IO_ERROR


def _usage_hint(error: click.ClickException) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{error.ctx.command_path} --help shows what can be said."
    return ""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The ``tumen`` program. Writes UTF-8 to files and pipes; a terminal that cannot show a character gets its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(arguments))
