"""``tumen show``: one document, claim or dealing."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.table import Table
from rich.text import Text

from tumen.cli.options import Command, format_option, ledger_option, settings_for
from tumen.cli.output import Column, console, plain, print_json, show_table
from tumen.contract import claim_to_json, dealing_to_json, document_to_json
from tumen.ledger.store import Ledger, open_ledger
from tumen.model import Claim, Dealing, Document, PartyMention
from tumen.reports.worked_out import CREDIBILITY
from tumen.web.labels import RELIABILITY, act, day, goods, parties, period, quantity, when_text


def _what(claim: Claim) -> str:
    """Actors, act, goods and recipients on one line."""
    traded = ", ".join(
        f"{goods(item.category)} ({quantity(item.quantity)})" if item.quantity else goods(item.category)
        for item in claim.goods
    )
    parts = [_names(claim.actors) or "?", act(claim.act.code, claim.act.mode), traded]
    if claim.recipients:
        parts.append(f"→ {_names(claim.recipients)}")
    return " · ".join(part for part in parts if part)


def _names(mentions: Iterable[PartyMention]) -> str:
    return parties(dict.fromkeys(mention.id or mention.text for mention in mentions))


_CLAIMS: tuple[Column[Claim], ...] = (
    Column("id", "Claim", lambda claim: claim.id, whole=True),
    Column("what", "What", _what),
    Column("when", "When", lambda claim: when_text(claim.when)),
    Column(
        "certainty", "Wording", lambda claim: f"{claim.polarity}, {claim.stage.replace('_', ' ')}, {claim.certainty}"
    ),
    Column("quote", "Sentence", lambda claim: " ".join(claim.quote.split())),
)


@click.command("show", cls=Command, examples=("tumen show dlg_3f9a0c11d2", "tumen show clm_3f9a0c11d2 --format json"))
@click.argument("identifier", metavar="ID")
@format_option("table", "json")
@ledger_option
def show(identifier: str, form: str, ledger_url: str | None) -> None:
    """Show one document, claim or dealing. The first 8 characters of an id are enough when they are its alone."""
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as ledger:
        thing = ledger.find(identifier)
        if form == "json":
            print_json(_as_json(thing))
        elif isinstance(thing, Document):
            _show_document(ledger, thing)
        elif isinstance(thing, Claim):
            _show_claim(ledger, thing)
        else:
            _show_dealing(ledger, thing)


def _as_json(thing: Document | Claim | Dealing) -> dict[str, object]:
    if isinstance(thing, Document):
        return document_to_json(thing)
    return claim_to_json(thing) if isinstance(thing, Claim) else dealing_to_json(thing)


def _show_document(ledger: Ledger, document: Document) -> None:
    _fields(
        [
            ("document", document.id),
            ("title", document.title or ""),
            ("publisher", document.publisher or "unknown"),
            ("author", document.author or ""),
            ("published", day(document.published)),
            ("address", document.url or document.origin or ""),
            ("language", f"{document.language}, {document.read_state}"),
            ("reliability", f"{document.reliability}: {RELIABILITY[document.reliability].lower()}"),
            ("marking", document.marking or "unmarked: not shared"),
        ]
    )
    console().print(Text(f"\n{plain(document.text)}\n"))
    show_table(ledger.claims(document=document.id), _CLAIMS)


def _show_claim(ledger: Ledger, claim: Claim) -> None:
    document = ledger.document(claim.document)
    _fields(
        [
            ("claim", claim.id),
            ("sentence", claim.quote),
            ("what", _what(claim)),
            ("affected", _names(claim.affected)),
            ("when", when_text(claim.when) + (f' ("{claim.when.text}")' if claim.when else "")),
            ("where", ", ".join(place.name for place in claim.where)),
            ("stage", claim.stage.replace("_", " ")),
            ("polarity", claim.polarity),
            ("certainty", " ".join([claim.certainty, *(f'"{cue.text}"' for cue in claim.certainty_cues)])),
            ("said by", " > ".join(speaker.text for speaker in claim.speakers) or "the document itself"),
            ("basis", claim.basis),
            ("exchange", claim.exchange or ""),
            ("extractor", f"{claim.extractor}, confidence {claim.confidence:.2f}"),
            ("document", f"{document.id} {document.publisher or ''} {day(document.published)}"),
        ]
    )


def _show_dealing(ledger: Ledger, dealing: Dealing) -> None:
    _fields(
        [
            ("dealing", dealing.id),
            ("what", act(dealing.act, dealing.mode)),
            ("from", parties(dealing.actors)),
            ("to", parties(dealing.recipients)),
            ("affected", parties(dealing.affected)),
            ("goods", ", ".join(goods(category) for category in dealing.categories)),
            ("amounts", "; ".join(f"{goods(code)}: {quantity(value)}" for code, value in dealing.quantities)),
            ("when", period(dealing.earliest, dealing.latest)),
            ("stage", f"{dealing.stage.replace('_', ' ')}, {dealing.polarity}, {dealing.certainty}"),
            ("credibility", f"{dealing.credibility}: {CREDIBILITY[dealing.credibility].lower()}"),
            ("because", dealing.credibility_reason),
            ("sources", f"{dealing.independent_sources} independent"),
            *(
                (f"differs: {difference.field}", "; ".join(f"{value} ({len(ids)})" for value, ids in difference.values))
                for difference in dealing.disagreements
            ),
        ]
    )
    show_table(ledger.claims(ids=dealing.claims), _CLAIMS, title="\nClaims")
    if dealing.denials:
        show_table(ledger.claims(ids=dealing.denials), _CLAIMS, title="\nDenials")


def _fields(pairs: Iterable[tuple[str, str]]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(name, Text(plain(value)))
    console().print(table)
