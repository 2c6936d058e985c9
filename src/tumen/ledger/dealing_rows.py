"""A dealing as rows: the columns that dealings are found, counted and ordered by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Table

from tumen.ledger import schema
from tumen.ledger.pairs import pairs_of
from tumen.model import Dealing

Row = dict[str, object]

LINKS = (schema.dealing_pairs, schema.dealing_parties, schema.dealing_goods, schema.dealing_claims)
"""The tables that say what a dealing belongs to."""


def rows(block: str, dealings: Sequence[tuple[Dealing, str]]) -> list[tuple[Table, list[Row]]]:
    """The rows of dealings, each given with its JSON, by table in the order in which they are to be written."""
    return [
        (schema.dealings, [_dealing_row(block, dealing, payload) for dealing, payload in dealings]),
        (schema.dealing_pairs, [row for dealing, _ in dealings for row in _pair_rows(dealing)]),
        (schema.dealing_parties, [row for dealing, _ in dealings for row in _party_rows(dealing)]),
        (schema.dealing_goods, [row for dealing, _ in dealings for row in _goods_rows(dealing)]),
        (schema.dealing_claims, [row for dealing, _ in dealings for row in _claim_rows(dealing)]),
    ]


def interval(dealing: Dealing) -> tuple[date | None, date | None]:
    """From when to when a dealing can have been: open bounds reach to the ends of the calendar.

    A dealing without dates stands at the day of its first report, and nowhere when that is unknown.
    """
    if dealing.earliest is None and dealing.latest is None:
        return dealing.first_reported, dealing.first_reported
    return dealing.earliest or date.min, dealing.latest or date.max


def month(dealing: Dealing) -> str | None:
    """The month ``YYYY-MM`` in which a dealing is counted: of its beginning, or else its end, or first report."""
    day = dealing.earliest or dealing.latest or dealing.first_reported
    return day.isoformat()[:7] if day else None


def _dealing_row(block: str, dealing: Dealing, payload: str) -> Row:
    begins, ends = interval(dealing)
    return {
        "id": dealing.id,
        "block": block,
        "act": dealing.act,
        "polarity": dealing.polarity,
        "stage": dealing.stage,
        "credibility": dealing.credibility,
        "independent_sources": dealing.independent_sources,
        "earliest": dealing.earliest,
        "latest": dealing.latest,
        "begins": begins,
        "ends": ends,
        "month": month(dealing),
        "payload": payload,
    }


def _pair_rows(dealing: Dealing) -> list[Row]:
    shared = {
        "dealing": dealing.id,
        "month": month(dealing),
        "earliest": dealing.earliest,
        "latest": dealing.latest,
    }
    pairs = pairs_of(dealing.actors, dealing.recipients)
    return [{"first": first, "second": second, **shared} for first, second in pairs]


def _party_rows(dealing: Dealing) -> list[Row]:
    roles = (("actors", dealing.actors), ("recipients", dealing.recipients), ("affected", dealing.affected))
    return [
        {"dealing": dealing.id, "role": role, "party": party}
        for role, parties in roles
        for party in sorted(set(parties))
        if party
    ]


def _goods_rows(dealing: Dealing) -> list[Row]:
    above = {
        ".".join(steps[: depth + 1])
        for steps in (category.split(".") for category in dealing.categories)
        for depth in range(len(steps))
    }
    return [{"dealing": dealing.id, "category": category} for category in sorted(above)]


def _claim_rows(dealing: Dealing) -> list[Row]:
    denials = set(dealing.denials)
    claims = sorted(denials.union(dealing.claims))
    return [{"dealing": dealing.id, "claim": claim, "denies": claim in denials} for claim in claims]
