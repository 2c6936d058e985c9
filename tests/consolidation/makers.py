"""Claims for these tests: each of a document of its own, with the parts that matter here open to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.builders import make_claim, make_document

from tumen.model import Claim, GoodsMention, PartyMention, Place, Quantity, Source, Span, Speaker, When

WORD = Span(0, 1)


def claim(text: str, **fields: object) -> Claim:
    """A claim in a document with this text; the rest as the builder makes it."""
    return make_claim(make_document(text), **fields)


def goods(category: str, low: float | None = None, high: float | None = None, unit: str = "pieces") -> GoodsMention:
    quantity = Quantity(low, high, unit) if low is not None or high is not None else None
    return GoodsMention(category, category, WORD, quantity)


def day(year: int, month: int, of_month: int) -> When:
    when = date(year, month, of_month)
    return When(when, when, "day", "", None)


def year(number: int) -> When:
    return When(date(number, 1, 1), date(number, 12, 31), "year", "", None)


def since(number: int) -> When:
    return When(date(number, 1, 1), None, "open", "", None)


def party(party_id: str | None, text: str = "") -> PartyMention:
    return PartyMention(party_id, "state", text or party_id or "a firm", WORD)


def speaker(party_id: str | None, text: str = "spokesman", **fields: object) -> Speaker:
    return replace(Speaker(party_id, "body", text, WORD, "said"), **fields)


def place(name: str, country: str | None, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(name, country, lat, lon, WORD)


def sources_of(*claims: Claim, published: date | None = date(2024, 7, 1), **publishers: str) -> dict[str, Source]:
    """A source for each claim's document: of its own family, and of the publisher its document id is given."""
    return {
        item.document: Source(item.document, publishers.get(item.document), published, "F", item.document)
        for item in claims
    }
