"""Places in a sentence that are not themselves parties: towns, regions, ports, bases, seas."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tumen.extraction.sentence import PartyAt, PlaceAt
from tumen.vocabulary.places import places

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BEFORE = frozenset({"in", "at", "near", "to", "from", "into", "around", "through", "via", "outside", "off", "across"})
_LONGEST = 4


def find_places(doc: Doc, parties: Collection[PartyAt]) -> list[PlaceAt]:
    """The places of a parsed sentence. Of several towns with one name, one in a state that the sentence names."""
    covered = {index for party in parties for index in range(party.start, party.end)}
    states = {party.id for party in parties if party.id}
    found: list[PlaceAt] = []
    start = 0
    while start < len(doc):
        place = None if start in covered or not doc[start].text[:1].isupper() else _longest(doc, start, covered, states)
        if place is None:
            start += 1
        else:
            found.append(place)
            start = place.end
    return found


def _longest(doc: Doc, start: int, covered: Collection[int], states: Collection[str]) -> PlaceAt | None:
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        if any(index in covered for index in range(start, end)) or not doc[end - 1].text[:1].isupper():
            continue
        candidates = places().candidates(doc[start:end].text)
        if not candidates or not _is_place(doc, start, end):
            continue
        best = next((place for place in candidates if place.country in states), candidates[0])
        return PlaceAt(start, end, best.name, best.country, best.lat, best.lon)
    return None


def _is_place(doc: Doc, start: int, end: int) -> bool:
    labels = {doc[index].ent_type_ for index in range(start, end)}
    before = doc[start - 1].lower_ if start else ""
    return bool(labels & _LABELS) or (before in _BEFORE and "PERSON" not in labels and doc[end - 1].pos_ == "PROPN")
