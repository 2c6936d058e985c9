"""``tumen demo``: the main job on the sample corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from tumen import workflow
from tumen.cli.options import Command, quiet_option
from tumen.cli.progress import progress_bar
from tumen.cli.serving import DEFAULT_PORT, LOOPBACK, serve_pages
from tumen.cli.skipping import name_skipped
from tumen.errors import TumenError
from tumen.ledger.store import Ledger, open_ledger
from tumen.reports import write_brief
from tumen.reports.export import export_claims, export_file
from tumen.sample import sample_path
from tumen.settings import read_settings

_BRIEFS = ("brief.pdf", "brief.html")


@click.command(
    cls=Command,
    examples=("tumen demo", "tumen demo --no-serve", "tumen demo my-articles/ --dir trial"),
)
@click.argument("inputs", nargs=-1, metavar="[PATH|URL]...")
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where the ledger and the brief are put.",
)
@click.option("--no-serve", is_flag=True, help="End when the brief is written.")
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free one.")
@quiet_option
def demo(inputs: tuple[str, ...], folder: Path, no_serve: bool, port: int, quiet: bool) -> None:
    """Read the sample corpus (and your PATHs) into a ledger of its own, write a brief, and open the page.

    The documents of the sample were written for Tumen and state public facts. Given again, it goes on with what
    is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = replace(read_settings(), ledger=str(folder / "ledger.sqlite"))
    with sample_path() as sample:
        given = [str(sample), *inputs]
        with open_ledger(settings.ledger_url, create=True) as ledger, progress_bar(given, quiet=quiet) as step:
            report = workflow.add(ledger, given, settings, now=datetime.now(UTC), progress=step)
            pair = _write(ledger, folder, anew=report.added > 0)
    for error in report.skipped:
        name_skipped(error)
    click.echo(f"ledger  {folder / 'ledger.sqlite'} ({report.added + report.unchanged:,} documents)")
    click.echo(f"brief   {' and '.join(str(folder / name) for name in _BRIEFS)}")
    click.echo(f"claims  {folder / 'claims.csv'}")
    if no_serve:
        click.echo(f"page    tumen serve --ledger {settings.ledger}, then /relation/{'/'.join(pair)}")
        return
    click.echo(f"page    http://{LOOPBACK}:{port}/relation/{'/'.join(pair)}")
    serve_pages(settings, LOOPBACK, port, quiet=quiet)


def _write(ledger: Ledger, folder: Path, *, anew: bool) -> tuple[str, str]:
    """Write the brief and the claims of the pair with the most dealings, unless they are there; the pair."""
    relations = ledger.relations()
    if not relations:
        raise TumenError("the sample holds no dealing between two parties", hint="Run tumen doctor.")
    pair = relations[0].pair
    files = [folder / name for name in (*_BRIEFS, "claims.csv")]
    if anew or not all(file.exists() for file in files):
        view = workflow.relation_view(ledger, *pair)
        for name in _BRIEFS:
            write_brief(view, folder / name, datetime.now(UTC))
        export_file(lambda file, form: export_claims(view.claims.values(), file, form), folder / "claims.csv")
    return pair
