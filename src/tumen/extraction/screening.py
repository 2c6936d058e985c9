"""Names that only look like a party: a state's name inside a newspaper's, a person's or a bank's, and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tumen.extraction.sentence import PartyAt
from tumen.vocabulary.agents import agents
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPORT = word_set("screening.sport")
_CONTEST = word_set("screening.contest")
_OUTLETS = word_set("screening.outlets")
_SCORE = re.compile(
    r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s*(?:,|year|month|day|percent|million|billion|km|mm|troop|soldier))"
)
_WATERS = frozenset({"sea", "gulf", "strait", "straits", "bay", "bank", "university", "museum", "republic"})
_PLACES_OF_STATES = frozenset({"GPE", "NORP", "LOC", "ORG", "FAC"})


def confirmed(doc: Doc, parties: list[PartyAt]) -> list[PartyAt]:
    """The parties of a parsed sentence without those that are part of another name."""
    several = len({party.id for party in parties}) > 1
    return [party for party in parties if not _is_other_name(doc, party, several=several)]


def tells_nothing(doc: Doc) -> bool:
    """Whether a sentence tells of no dealing whatever its words: a question, or a game between two states' teams."""
    if doc.text.rstrip("\"'”’)").endswith("?"):
        return True
    words = {token.lower_ for token in doc}
    return bool(words & _CONTEST) and (bool(words & _SPORT) or _SCORE.search(doc.text) is not None)


def _is_other_name(doc: Doc, party: PartyAt, *, several: bool) -> bool:
    if party.id is None or party.form in {"person", "ministry", "agency", "force", "body", "bloc", "news_agency"}:
        return False
    following = doc[party.end] if party.end < len(doc) else None
    if following is not None and following.text[:1].isupper() and following.lower_ in _OUTLETS:
        return True
    if party.start > 1 and doc[party.start - 1].lower_ == "of" and doc[party.start - 2].lower_ in _WATERS:
        return True
    head = doc[party.start]
    entity = next((item for item in doc.ents if item.start <= party.start and party.end <= item.end), None)
    if party.form == "surname" and party.start > 0:
        before = doc[party.start - 1]
        if entity is not None and entity.label_ == "PERSON" and entity.start < party.start and before.pos_ == "PROPN":
            return before.text[:1].isupper() and before.lower_ not in _TITLES
    if (
        entity is not None
        and entity.label_ == "PERSON"
        and (entity.start, entity.end) != (party.start, party.end)
        and party.form in {"name", "capital"}
        and not {"'", "’"} & set(entity.text)
    ):
        return not any(token.lower_ in _TITLES for token in entity)
    if party.ambiguous and head.dep_ == "compound" and head.head.pos_ == "NOUN" and head.head.text.islower():
        return head.head.lemma_.lower() not in agents().organs
    if party.ambiguous:
        alone = several and entity is not None and (entity.start, entity.end) == (party.start, party.end)
        labels = _PLACES_OF_STATES | ({"PERSON"} if alone else set())
        return head.pos_ not in {"PROPN", "ADJ"} or (head.ent_type_ not in labels and head.ent_type_ != "")
    return False


_TITLES = word_set("screening.titles")
