"""Parties that a language model names, held against the vocabulary: an id must exist and fit the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from tumen.extraction.extractors.answers import PartyTold, SpeakerTold
from tumen.model import PartyMention, Span, Speaker, Via
from tumen.vocabulary.parties import PartyName, parties, party_kind, party_names


class Unfounded(ValueError):  # noqa: N818 - a claim that does not stand, and is counted; nobody's mistake
    """A claim that does not stand in the text or not in the vocabulary; ``str()`` is why."""


def party_named(told: PartyTold, span: Span, published: date | None) -> PartyMention:
    """The party with what the text named on its behalf. Raises :class:`Unfounded` for an id that is not its own."""
    _check(told.text, told.id)
    if told.id is None:
        return PartyMention(None, told.kind, told.text, span)
    kind = party_kind(told.id)
    name = _name(told.text, told.id, published)
    via = name.via if name is not None else None
    if name is None and told.kind != kind:
        via = Via(told.text, told.kind)
    return PartyMention(told.id, kind, told.text, span, via)


def speaker_named(told: SpeakerTold, span: Span, published: date | None) -> Speaker:
    """The speaker. Raises :class:`Unfounded` for an id that is not its own."""
    _check(told.text, told.id)
    if told.party is not None and told.party not in parties():
        raise Unfounded("speakers.for is not in the vocabulary")
    kind = told.kind if told.id is None or _name(told.text, told.id, published) is None else party_kind(told.id)
    return Speaker(told.id, kind, told.text, span, told.cue, told.party)


def _check(words: str, party: str | None) -> None:
    """An id must be in the vocabulary; words that the vocabulary knows must name that id."""
    if party is None:
        return
    if party not in parties():
        raise Unfounded("a party's id is not in the vocabulary")
    held = _by_phrase().get(_folded(words), ())
    if held and party not in {name.id for name in held}:
        raise Unfounded("a party's id is not that of its words")


def _name(words: str, party: str, published: date | None) -> PartyName | None:
    """The vocabulary's entry for these words, of several the one that held on the day of publication."""
    held = [name for name in _by_phrase().get(_folded(words), ()) if name.id == party]
    if published is None:
        return held[0] if held else None
    on_the_day = (name for name in held if _holds(name, published))
    return next(on_the_day, held[0] if held else None)


def _holds(name: PartyName, day: date) -> bool:
    return (name.since is None or name.since <= day) and (name.until is None or day <= name.until)


def _folded(words: str) -> str:
    return " ".join(words.casefold().removeprefix("the ").replace("’", "'").removesuffix("'s").split())


@cache
def _by_phrase() -> Mapping[str, tuple[PartyName, ...]]:
    found: dict[str, list[PartyName]] = {}
    for name in party_names():
        if name.id is not None:
            found.setdefault(_folded(name.phrase), []).append(name)
    return MappingProxyType({phrase: tuple(names) for phrase, names in found.items()})
