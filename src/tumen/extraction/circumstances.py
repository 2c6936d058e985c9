"""When and where an act took place, and whom it touches beyond its parties, by where the words hang in the parse."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tumen.extraction.calendar import WEEKDAYS
from tumen.extraction.filled import Filled
from tumen.extraction.governors import is_saying
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import PartyAt, PlaceAt, Sentence
from tumen.extraction.syntax import conjuncts
from tumen.extraction.times import TimeAt
from tumen.model import Place, When
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOSTILITIES = word_set("circumstances.hostilities")
_FIGHTING = frozenset({"fight", "attack", "invade", "strike", "bomb", "shell", "battle", "target", "occupy"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_AFFECTING = frozenset({"AID", "COOPERATE", "AGREE", "SUPPORT", "REQUEST", "REJECT"})


def when(sentence: Sentence, filled: Filled, lone: bool) -> When | None:
    """The time of an act. ``lone`` says that no other act stands in the sentence, so that a loose time is its own."""
    best: tuple[int, TimeAt] | None = None
    for time in sentence.times:
        token = sentence.token_at(time.start)
        if token is None:
            continue
        host = _host(sentence, time)
        rank = (
            None
            if _is_of_saying(token, filled.trigger) or _is_compared(sentence, time)
            else _nearness(filled.trigger, host, lone=lone)
        )
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, time)
    if best is None:
        return None
    time = best[1]
    interval = time.interval
    return When(
        interval.earliest, interval.latest, interval.precision, time.text, sentence.characters(time.start, time.end)
    )


def _host(sentence: Sentence, time: TimeAt) -> Token:
    """The word that a time hangs on with all its words; for an event ("after the wall fell") the verb above it."""
    words = [token for token in sentence.doc if time.start <= token.idx < time.end]
    outer = next((token for token in words if token.head not in words or token.head == token), words[0])
    return outer.head if outer.pos_ in {"VERB", "AUX"} else outer


def _is_compared(sentence: Sentence, time: TimeAt) -> bool:
    """Whether a time belongs to what an act is only compared with: "down from 80,000 in 2020", "the first since 1991".

    "The largest shipment since March" says when there was a larger one, never when this one went.
    """
    before = sentence.doc.text[max(0, time.start - 30) : time.start]
    if re.search(r"(?:down|up) from\b|compared (?:with|to)\b|against \S+ in", before):
        return True
    if not time.text.lower().startswith("since"):
        return False
    for token in reversed([token for token in sentence.doc if token.idx < time.start]):
        if token.text in {",", ";", ":"}:
            return False
        if token.lower_ == "first" or token.tag_ in {"JJS", "RBS"}:
            return True
    return False


def _is_of_saying(token: Token, trigger: Token) -> bool:
    """Whether a time stands right behind a verb of saying ("said on Friday"), wherever the parse hangs it."""
    before = token.i - 1
    if token.lower_ not in {"on", "in"} and before >= 0 and token.doc[before].lower_ in {"on", "in", "late", "early"}:
        before -= 1
    if before < 0:
        return False
    verb = token.doc[before]
    return verb != trigger and verb.pos_ == "VERB" and is_saying(verb)


def forward(time: When | None, published: date | None) -> When | None:
    """A time of what is still to come: a weekday or month without a year is the next one, not the last."""
    if time is None or published is None or time.earliest is None or time.latest is None or time.latest >= published:
        return time
    words = time.text.lower()
    if re.search(r"\d{4}|last|ago|past|yesterday|since|previous", words):
        return time
    if any(name in words for name in WEEKDAYS):
        week = timedelta(days=7)
        return replace(time, earliest=time.earliest + week, latest=time.latest + week)
    if time.precision in {"month", "day"}:
        year = published.year + (time.earliest.month <= published.month)
        first = date(year, time.earliest.month, min(time.earliest.day, 28))
        return replace(time, earliest=first, latest=first + (time.latest - time.earliest))
    return time


def where(sentence: Sentence, filled: Filled, lone: bool) -> tuple[Place, ...]:
    """The places of an act."""
    found: list[tuple[int, PlaceAt]] = []
    for place in sentence.places:
        rank = _nearness(filled.trigger, sentence.doc[place.start], lone=lone)
        if rank is not None:
            found.append((rank, place))
    return tuple(
        Place(place.name, place.country, place.lat, place.lon, sentence.span(place.start, place.end))
        for _, place in sorted(found, key=lambda item: (item[0], item[1].start))
    )


def _nearness(trigger: Token, token: Token, *, lone: bool) -> int | None:
    """How near a circumstance hangs to an act; None where it belongs to something else."""
    path = _path(token)
    if trigger in path:
        return path.index(trigger)
    verb = next((item for item in path if item.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return 40 if lone else None
    if is_saying(verb) and verb != trigger:
        return None
    above = _path(trigger)
    if verb in above:
        return 10 + above.index(verb)
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    if verb.dep_ in {"conj", "advcl", "relcl", "acl", "xcomp", "ccomp"} and verb.head == trigger and not own:
        return 20 if verb.dep_ in {"conj", "xcomp"} else 30
    alone = not any(child.dep_ in _SUBJECTS for child in trigger.children)
    if trigger.dep_ == "conj" and trigger.head == verb and token.i < verb.i and alone:
        return 25
    return 40 if lone and not (own and verb.dep_ in {"relcl", "advcl", "conj"}) else None


def _path(token: Token) -> list[Token]:
    """A word and what it hangs on, up to the first verb with a subject of its own."""
    path = [token]
    while path[-1].head.i != path[-1].i:
        last = path[-1]
        if last.pos_ in {"VERB", "AUX"} and any(child.dep_ in _SUBJECTS for child in last.children):
            break
        path.append(last.head)
    return path


def affected(sentence: Sentence, filled: Filled, code: str) -> list[PartyAt]:
    """Whom an act touches beyond its parties: the other side of a war that it is for, or "against" whom it is."""
    if code not in _AFFECTING:
        return []
    heads: list[Token] = list(filled.slots.get("against", []))
    for token in sentence.doc:
        word = token.lemma_.lower()
        if token.pos_ in {"NOUN", "PROPN"} and word in _HOSTILITIES:
            heads += _behind(token, {"with", "against", "in", "on", "of"})
            heads += [child for child in token.children if child.dep_ in {"compound", "nmod", "amod"}]
        elif token.pos_ == "VERB" and word in _FIGHTING and filled.trigger.i < token.i:
            heads += [child for child in token.children if child.dep_ == "dobj"] + _behind(token, {"against", "in"})
    known = {party.id for party in filled.parties}
    return [
        party
        for party in parties_of(sentence, heads)
        if party.id is not None and party.id not in known and party.kind in {"state", "body"}
    ]


def _behind(token: Token, words: set[str]) -> list[Token]:
    return [
        part
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in words
        for noun in child.children
        if noun.dep_ == "pobj"
        for part in conjuncts(noun)
    ]
