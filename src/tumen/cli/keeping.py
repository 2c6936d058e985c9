"""``tumen backup`` and ``tumen restore``."""

from __future__ import annotations

from pathlib import Path

import click

from tumen.cli.options import Command, ledger_option, quiet_option, settings_for
from tumen.ledger import store


def _replace_option(what: str) -> click.Option:
    return click.Option(["--replace"], is_flag=True, help=what)


@click.command(
    cls=Command,
    params=[_replace_option("Write over a file that is there already.")],
    examples=("tumen backup ledger.backup", "tumen backup --ledger postgresql://localhost/tumen ledger.backup"),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
@quiet_option
def backup(file: Path, ledger_url: str | None, quiet: bool, replace: bool) -> None:
    """Copy the whole ledger to one file. Others may read and write it meanwhile."""
    with store.open_ledger(settings_for(ledger_url).ledger_url) as ledger:
        summary = ledger.backup(file, replace=replace)
    if not quiet:
        click.echo(f"backup of {sum(summary.rows.values()):,} rows: {file}", err=True)


@click.command(
    cls=Command,
    params=[_replace_option("Empty a ledger that holds something first.")],
    examples=(
        "tumen restore ledger.backup",
        "tumen restore ledger.backup --ledger postgresql://localhost/tumen",
    ),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
@quiet_option
def restore(file: Path, ledger_url: str | None, quiet: bool, replace: bool) -> None:
    """Make a ledger from a backup, as a file or on PostgreSQL, whichever the backup came from.

    A damaged backup is refused and the ledger left as it was.
    """
    url = settings_for(ledger_url).ledger_url
    summary = store.restore(file, url, replace=replace)
    if not quiet:
        click.echo(f"restored {sum(summary.rows.values()):,} rows from {file}", err=True)
