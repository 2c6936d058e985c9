"""``tumen search``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from tumen.cli.options import Command, format_option, ledger_option, limit_options, settings_for
from tumen.cli.output import Column, console, print_json, show
from tumen.ledger.store import open_ledger
from tumen.ledger.values import Hit
from tumen.web.labels import day

_COLUMNS: tuple[Column[Hit], ...] = (
    Column("document", "Document", lambda hit: hit.document, whole=True),
    Column("published", "Published", lambda hit: day(hit.published), whole=True),
    Column("publisher", "Publisher", lambda hit: hit.publisher or ""),
    Column("title", "Title", lambda hit: hit.title or ""),
    Column("snippet", "Found", lambda hit: " ".join("".join(part.text for part in hit.parts).split())),
    Column("claims", "Claims", lambda hit: str(len(hit.claims)), right=True),
)


@click.command(
    cls=Command,
    examples=(
        "tumen search artillery shells",
        "tumen search '\"supply ship\" rajin*'",
        "tumen search 북한 --format json",
    ),
)
@click.argument("words", nargs=-1, required=True)
@limit_options
@format_option()
@ledger_option
def search(words: tuple[str, ...], limit: int, offset: int, form: str, ledger_url: str | None) -> None:
    """Find the documents that hold all these words, best first.

    Words in double quotes must stand together, and * at the end of a word finds words that begin so. Korean,
    Chinese and Japanese words are found too.
    """
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as ledger:
        page = ledger.search(" ".join(words), offset=offset, limit=limit)
    if form == "json":
        print_json({"total": page.total, "offset": page.offset, "limit": page.limit, "items": [*map(_json, page)]})
        return
    show(page, _COLUMNS, form, as_json=_json)
    if form == "table":
        console().print(f"{len(page):,} of {page.total:,}")


def _json(hit: Hit) -> dict[str, Any]:
    data = asdict(hit)
    data["published"] = hit.published.isoformat() if hit.published else None
    return data
