"""``tumen ledger`` and ``tumen timeline``: two parties, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import click

from tumen import workflow
from tumen.cli.options import Command, as_of_option, end_of, format_option, ledger_option, settings_for
from tumen.cli.output import Column, console, show
from tumen.cli.parties import party_pair
from tumen.contract import dealing_to_json
from tumen.ledger.store import open_ledger
from tumen.model import Dealing
from tumen.relations import RelationView, Side, SideLine, sides
from tumen.web.labels import act, goods, parties, party, period, quantity


def _traded(dealing: Dealing) -> str:
    amounts = dict(dealing.quantities)
    return ", ".join(
        f"{goods(category)} ({quantity(amounts[category])})" if category in amounts else goods(category)
        for category in dealing.categories
    )


def _state(dealing: Dealing) -> str:
    """How far it got and how sure the wording is, with denials named first."""
    words = [dealing.stage.replace("_", " "), dealing.certainty]
    if dealing.polarity == "denied":
        words.insert(0, "denied")
    elif dealing.denials:
        words.append("disputed")
    return ", ".join(words)


_TIMELINE: tuple[Column[Dealing], ...] = (
    Column("when", "When", lambda dealing: period(dealing.earliest, dealing.latest), whole=True),
    Column("from", "From", lambda dealing: parties(dealing.actors)),
    Column("act", "Act", lambda dealing: act(dealing.act, dealing.mode)),
    Column("goods", "Goods", _traded),
    Column("to", "To", lambda dealing: parties(dealing.recipients)),
    Column("state", "State", _state),
    Column("credibility", "Cred.", lambda dealing: str(dealing.credibility), right=True),
    Column("sources", "Sources", lambda dealing: str(dealing.independent_sources), right=True),
    Column("dealing", "Dealing", lambda dealing: dealing.id, whole=True),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One kind of goods that went one way: a :class:`SideLine` with its giver and receiver."""

    giver: str
    receiver: str
    together: bool
    goods: SideLine


_LEDGER: tuple[Column[_Line], ...] = (
    Column("giver", "Gives", lambda line: party(line.giver)),
    Column("receiver", "Gets", lambda line: party(line.receiver) + (" (together)" if line.together else "")),
    Column("goods", "Goods", lambda line: _goods(line.goods)),
    Column("amounts", "Largest report", lambda line: "; ".join(quantity(one.largest) for one in line.goods.amounts)),
    Column("when", "When", lambda line: period(line.goods.first, line.goods.last)),
    Column("dealings", "Done", lambda line: str(len(line.goods.dealings)), right=True),
    Column("planned", "Planned", lambda line: str(len(line.goods.planned)), right=True),
    Column("denied", "Denied", lambda line: str(len(line.goods.denied)), right=True),
    Column("credibility", "Cred.", lambda line: str(line.goods.credibility or ""), right=True),
)


@click.command(
    cls=Command,
    examples=(
        "tumen ledger PRK RUS",
        'tumen ledger "north korea" moscow --as-of 2024-06-19',
        "tumen ledger PRK RUS --format csv > ledger.csv",
    ),
)
@party_pair
@as_of_option
@format_option()
@ledger_option
def ledger(first: str, second: str, as_of: date | None, form: str, ledger_url: str | None) -> None:
    """Show who gives what to whom: one line for each kind of goods that went each way.

    A and B are ISO codes or names. Only deeds count as done; plans and what is denied stand beside them.
    """
    view = _view(first, second, as_of, ledger_url)
    found = sides(view.pair, view.dealings)
    lines = [*_lines(found.gives), *_lines(found.gets), *_lines(found.together, together=True)]
    show(lines, _LEDGER, form, as_json=_line_json)
    if form == "table":
        console().print(f"\ndealings: {len(view.dealings):,}, from documents: {len(view.documents):,}", highlight=False)


@click.command(
    cls=Command,
    examples=(
        "tumen timeline PRK RUS",
        "tumen timeline iran russia --format jsonl",
        "tumen timeline PRK RUS --as-of 2024-06-19",
    ),
)
@party_pair
@as_of_option
@format_option()
@ledger_option
def timeline(first: str, second: str, as_of: date | None, form: str, ledger_url: str | None) -> None:
    """Show the dealings of two parties through time, the earliest first, those without a date last."""
    show(_view(first, second, as_of, ledger_url).dealings, _TIMELINE, form, as_json=dealing_to_json)


def _view(first: str, second: str, as_of: date | None, ledger_url: str | None) -> RelationView:
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as held:
        return workflow.relation_view(held, first, second, end_of(as_of))


def _lines(side: Side, *, together: bool = False) -> Iterator[_Line]:
    for line in side.lines:
        for leaf in line.leaves or (line,):
            yield _Line(side.giver, side.receiver, together, leaf)


def _line_json(line: _Line) -> dict[str, Any]:
    found = line.goods
    return {
        "giver": line.giver,
        "receiver": line.receiver,
        "together": line.together,
        "goods": found.category,
        "amounts": [asdict(amount) for amount in found.amounts],
        "dealings": found.dealings,
        "planned": found.planned,
        "denied": found.denied,
        "first": found.first.isoformat() if found.first else None,
        "last": found.last.isoformat() if found.last else None,
        "credibility": found.credibility,
    }


def _goods(line: SideLine) -> str:
    return goods(line.category) if line.category != "unspecified" else "not specified"
