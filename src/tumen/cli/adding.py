"""``tumen add``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from tumen import workflow
from tumen.cli.options import Command, ledger_option, quiet_option, settings_for
from tumen.cli.progress import progress_bar
from tumen.cli.readers import other_reader, reader_option
from tumen.cli.skipping import name_skipped, skipped_code
from tumen.ledger.store import open_ledger


@click.command(
    cls=Command,
    examples=(
        "tumen add reports/",
        "tumen add article.html report.pdf feed.xml corpus.jsonl",
        "tumen add https://example.org/article",
        "curl -s https://example.org/article | tumen add -",
        "tumen add --again",
    ),
)
@click.argument("inputs", nargs=-1, metavar="PATH|URL|-...")
@click.option("--again", is_flag=True, help="Extract held documents again; without inputs, all of them.")
@reader_option
@ledger_option
@quiet_option
def add(inputs: tuple[str, ...], again: bool, reader: str, ledger_url: str | None, quiet: bool) -> int:
    """Read documents into the ledger: files, folders, addresses, or standard input as '-'.

    A document that is already held is left as it is, so the same command can be given again at any time; a run
    that was stopped is finished by the next. Inputs that cannot be read are named with the reason, the rest goes
    on, and the exit code is then 3.

    With --again, documents already held are extracted again by this version of Tumen: claims that are new are added,
    claims no longer found are withdrawn, and stay as of earlier days. Judgements stay.
    """
    if not inputs and not again:
        raise click.UsageError("Missing argument 'PATH|URL|-...'.")
    settings = settings_for(ledger_url)
    other = other_reader(reader)
    with open_ledger(settings.ledger_url, create=bool(inputs)) as ledger:
        held = None if inputs else ledger.stats().documents
        with progress_bar(inputs, quiet=quiet, total=held) as step:
            report = workflow.add(
                ledger,
                inputs,
                settings,
                now=datetime.now(UTC),
                progress=step,
                stdin=sys.stdin.buffer,
                again=again,
                extract=None if other is None else other.extract,
            )
    for error in report.skipped:
        name_skipped(error)
    if not quiet:
        click.echo(_summary(report), err=True)
    return skipped_code(report.skipped, done=report.added + report.unchanged)


def _summary(report: workflow.AddReport) -> str:
    parts = [
        f"{report.added:,} added with {report.claims:,} claims",
        f"{report.unchanged:,} already held",
        f"{len(report.skipped):,} skipped",
    ]
    if report.changed:
        parts.insert(2, f"{report.changed:,} read anew with {report.withdrawn:,} claims withdrawn")
    if report.not_read:
        parts.append(f"{report.not_read:,} kept but not read (no reader for the language)")
    return "documents: " + ", ".join(parts)
