"""``tumen export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from tumen.cli.options import Command, ledger_option, quiet_option, settings_for
from tumen.errors import QueryError
from tumen.ledger.store import open_ledger
from tumen.reports.export import FORMATS, export_claims, export_dealings, export_file


@click.command(
    cls=Command,
    examples=(
        "tumen export claims --out claims.csv",
        "tumen export dealings --out dealings.parquet",
        "tumen export claims --format jsonl | head",
    ),
)
@click.argument("noun", type=click.Choice(["claims", "dealings"]))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=f"The file: .{', .'.join(FORMATS)} says which kind."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="The kind, for standard output when no --out is given."
)
@click.option("--excel", is_flag=True, help="Begin a CSV with the mark by which spreadsheets know UTF-8.")
@ledger_option
@quiet_option
def export(noun: str, out: Path | None, form: str | None, excel: bool, ledger_url: str | None, quiet: bool) -> None:
    """Write all claims or all dealings as CSV, JSON, JSON lines or Parquet.

    JSON holds each in full, in the shape of the claim contract. A CSV cell cannot become a formula.
    """
    if (out is None) == (form is None):
        raise QueryError("say either --out or --format", hint="tumen export claims --out claims.csv")
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as ledger:

        def write(file: BinaryIO, kind: str) -> int:
            if noun == "claims":
                return export_claims(ledger.all_claims(), file, kind, bom=excel)
            return export_dealings(ledger.all_dealings(), file, kind, bom=excel)

        count = export_file(write, out) if out else write(sys.stdout.buffer, form or "")
    if out and not quiet:
        click.echo(f"{count:,} {noun}: {out}", err=True)
