"""``tumen add``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from tumen import workflow
from tumen.cli.options import Command, ledger_option, quiet_option, settings_for
from tumen.cli.progress import progress_bar
from tumen.cli.skipping import name_skipped, skipped_code
from tumen.ledger.store import open_ledger


@click.command(
    cls=Command,
    examples=(
        "tumen add reports/",
        "tumen add article.html report.pdf feed.xml corpus.jsonl",
        "tumen add https://example.org/article",
        "curl -s https://example.org/article | tumen add -",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@ledger_option
@quiet_option
def add(inputs: tuple[str, ...], ledger_url: str | None, quiet: bool) -> int:
    """Read documents into the ledger: files, folders, addresses, or standard input as '-'.

    A document that is already held is left as it is, so the same command can be given again at any time; a run
    that was stopped is finished by the next. Inputs that cannot be read are named with the reason, the rest goes
    on, and the exit code is then 3.
    """
    settings = settings_for(ledger_url)
    with open_ledger(settings.ledger_url, create=True) as ledger, progress_bar(inputs, quiet=quiet) as step:
        report = workflow.add(ledger, inputs, settings, now=datetime.now(UTC), progress=step, stdin=sys.stdin.buffer)
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
    if report.not_read:
        parts.append(f"{report.not_read:,} kept but not read (no reader for the language)")
    return "documents: " + ", ".join(parts)
