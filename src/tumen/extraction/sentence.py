"""A parsed sentence with what was found in it: parties, goods, amounts, times, places, each by its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tumen.extraction.amounts import Amount
from tumen.extraction.times import TimeAt
from tumen.model import PartyKind, Span, Via

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class PartyAt:
    """A party named by the words ``[start, end)`` of a sentence. ``form`` is how: a name, an adjective, a person ..."""

    start: int
    end: int
    id: str | None
    kind: PartyKind
    form: str
    via: Via | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class GoodsAt:
    """Goods named by the words ``[start, end)`` of a sentence."""

    start: int
    end: int
    category: str
    weak: bool = False
    proper: bool = False


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """A place named by the words ``[start, end)`` of a sentence."""

    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(slots=True)
class Sentence:
    """One parsed sentence. ``start`` is where it stands in the document, in characters."""

    doc: Doc
    start: int
    headline: bool
    parties: list[PartyAt]
    goods: list[GoodsAt]
    places: list[PlaceAt]
    amounts: list[Amount]
    times: list[TimeAt]
    point_back: Callable[[Sentence, Token], tuple[PartyAt, ...]] = lambda _sentence, _token: ()
    party_at: dict[int, PartyAt] = field(default_factory=dict)
    goods_at: dict[int, GoodsAt] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.party_at = {index: party for party in self.parties for index in range(party.start, party.end)}
        self.goods_at = {index: goods for goods in self.goods for index in range(goods.start, goods.end)}

    def span(self, first: int, last: int) -> Span:
        """Where the words ``[first, last)`` stand in the document's text."""
        words = self.doc[first:last]
        return Span(self.start + words.start_char, self.start + words.end_char)

    def characters(self, first: int, last: int) -> Span:
        """Where the characters ``[first, last)`` of the sentence stand in the document's text."""
        return Span(self.start + first, self.start + last)

    def token_at(self, character: int) -> Token | None:
        """The word that holds, or follows, a character of the sentence."""
        return next((token for token in self.doc if token.idx + len(token) > character), None)
