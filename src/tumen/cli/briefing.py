"""``tumen brief``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tumen import workflow
from tumen.cli.options import Command, as_of_option, end_of, ledger_option, quiet_option, settings_for
from tumen.cli.parties import party_pair
from tumen.ledger.store import open_ledger
from tumen.reports import write_brief


@click.command(
    cls=Command,
    examples=(
        "tumen brief PRK RUS --out brief.pdf",
        'tumen brief "north korea" russia --out brief.html --as-of 2024-06-19',
    ),
)
@party_pair
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file: .pdf, .html, .docx or .md says which kind.",
)
@as_of_option
@ledger_option
@quiet_option
def brief(first: str, second: str, out: Path, as_of: date | None, ledger_url: str | None, quiet: bool) -> None:
    """Write a cited brief on two parties: who gives what, since when, what is denied or unclear, with references."""
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as ledger:
        view = workflow.relation_view(ledger, first, second, end_of(as_of))
    write_brief(view, out, datetime.now(UTC))
    if not quiet:
        click.echo(f"brief on {len(view.dealings):,} dealings: {out}", err=True)
