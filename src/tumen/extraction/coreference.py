"""Pointing back: pronouns, "the two countries", "the regime", "the report", resolved within one document.

A memory is carried from sentence to sentence. It keeps the parties of each, subjects first. What cannot be resolved
by rule is left alone: an unresolved word names nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tumen.extraction.gazetteer import singular
from tumen.extraction.governors import is_saying
from tumen.extraction.roles import is_person, parties_of
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.extraction.syntax import conjuncts, subjects
from tumen.model import Via
from tumen.vocabulary.agents import agents

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WE = frozenset({"we", "us", "our", "ours"})
_IT = frozenset({"it", "its", "itself"})
_PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATION = frozenset({"relation", "tie", "relationship", "partnership", "friendship", "alliance"})
WORKS = frozenset({"report", "study", "paper", "brief", "analysis", "author", "article", "assessment", "briefing"})
_LOOK_BACK = 6
_DEPTH = 10


@dataclass(slots=True)
class _Said:
    """The parties of one sentence: all of them, and those that were its subjects."""

    parties: list[PartyAt]
    subjects: list[PartyAt]


@dataclass(slots=True)
class Memory:
    """What a document has named so far."""

    said: list[_Said] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    works: dict[str, PartyAt] = field(default_factory=dict)
    lead: tuple[PartyAt, ...] = ()
    short_names: dict[str, PartyAt] = field(default_factory=dict)
    organs: dict[str, PartyAt] = field(default_factory=dict)

    def note(self, parties: Iterable[PartyAt], sentence: Sentence | None = None) -> None:
        """Remember the parties of a sentence, parsed or not."""
        found = list(parties)
        leading = _leading(sentence) if sentence is not None else found[:1]
        for party in found:
            if party.id is not None and party.kind == "state":
                self.counts[party.id] += 1
        for party in found:
            self._note_short_names(party)
        if sentence is not None:
            self._note_works(sentence)
            found += [party for party in _named_people(sentence) if party not in found]
            self._note_organs(sentence)
            for party in _officers(sentence):
                self._note_short_names(party)
        self.said.append(_Said(found, leading))
        if not self.lead and len({party.id for party in found if party.id}) > 1:
            self.lead = tuple(found)

    def _note_short_names(self, party: PartyAt) -> None:
        """The first and last word of a person's name, by which a text calls the person later."""
        if party.via is None or party.via.kind != "person" or party.id is None:
            return
        words = party.via.name.split()
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                self.short_names.setdefault(word, party)

    def _note_organs(self, sentence: Sentence) -> None:
        """The ministry, agency or officer that "the ministry" or "the official" will mean from here on."""
        for token in sentence.doc:
            lemma = singular(token.lower_)
            if lemma not in agents().organs or token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NNPS"}:
                continue
            named = sentence.party_at.get(token.i)
            found = parties_of(sentence, [token]) if named is not None or _names_parties(sentence, token) else []
            if found and found[0].id is not None:
                words = sentence.doc[min(found[0].start, token.i) : token.i + 1].text
                self.organs[lemma] = replace(found[0], via=Via(words, agents().organs[lemma]))

    def called(self, doc: Doc, parties: list[PartyAt]) -> list[PartyAt]:
        """Persons whom a sentence calls by one word of a name that the document gave in full before."""
        covered = {index for party in parties for index in range(party.start, party.end)}
        found = []
        for token in doc:
            person = self.short_names.get(token.text)
            if person is None or token.i in covered or token.pos_ != "PROPN":
                continue
            beside = [doc[index] for index in (token.i - 1, token.i + 1) if 0 <= index < len(doc)]
            if not any(item.pos_ == "PROPN" and item.dep_ in {"compound", "flat"} for item in beside):
                found.append(replace(person, start=token.i, end=token.i + 1, form="surname"))
        return found

    def _note_works(self, sentence: Sentence) -> None:
        """Who wrote "a report by ..."."""
        for token in sentence.doc:
            if token.lemma_.lower() not in WORKS:
                continue
            for child in token.children:
                if child.lower_ in {"by", "from"} and child.dep_ in {"prep", "agent"}:
                    for noun in child.children:
                        person = _person_of(sentence, noun)
                        if person is not None:
                            self.works[token.lemma_.lower()] = person

    def point_back(self, sentence: Sentence, token: Token) -> tuple[PartyAt, ...]:
        """The parties that a word points back at; none where it names somebody itself or cannot be resolved."""
        word = token.lower_
        if word in _WE:
            return self._refer(token, self._ourselves(sentence, token))
        if word in _IT:
            return self._refer(token, self._one(sentence, token, person=False))
        if word in _PERSON:
            return self._refer(token, self._one(sentence, token, person=True))
        if word in _THEY:
            return self._refer(token, self._group(sentence, token))
        if token.pos_ in {"NOUN", "PROPN", "PRON", "DET"}:
            return self._noun(sentence, token)
        return ()

    def _ourselves(self, sentence: Sentence, token: Token) -> list[PartyAt]:
        """Who says "we": the speaker of the saying that the word stands under."""
        current = token
        for _ in range(_DEPTH):
            current = current.head
            if current.pos_ == "VERB" and is_saying(current):
                speakers = [subject for subject in subjects(current) if token not in subject.subtree]
                found = parties_of(sentence, speakers)
                return [party for party in found if party.id is not None][:1]
        return []

    def _noun(self, sentence: Sentence, token: Token) -> tuple[PartyAt, ...]:
        several = _several(token)
        if several:
            return self._refer(token, self._pair(sentence, token, several))
        lemma = singular(token.lower_)
        if lemma in _RELATION and not _names_parties(sentence, token):
            return self._refer(token, self._pair(sentence, token, 2))
        if lemma in WORKS and lemma in self.works and not _names_parties(sentence, token):
            return self._refer(token, [self.works[lemma]])
        definite = any(child.lower_ in {"the", "that", "this"} and child.dep_ == "det" for child in token.children)
        if lemma in self.organs and definite and not _names_parties(sentence, token):
            return self._refer(token, [self.organs[lemma]])
        if lemma in agents().one and definite and token.tag_ == "NN" and not _names_parties(sentence, token):
            return self._refer(token, self._one(sentence, token, person=False))
        return ()

    def _refer(self, token: Token, found: Iterable[PartyAt]) -> tuple[PartyAt, ...]:
        return tuple(replace(party, start=token.i, end=token.i + 1, form="reference") for party in found)

    def _one(self, sentence: Sentence, token: Token, *, person: bool) -> list[PartyAt]:
        def fits(party: PartyAt) -> bool:
            return is_person(party) if person else party.kind in {"state", "body", "bloc"} and not is_person(party)

        own = subjects(_clause(token)) if token.dep_ in {"dobj", "pobj", "dative", "nsubjpass"} else []
        for subject in _subjects_above(token):
            if subject in own:
                continue
            party = sentence.party_at.get(subject.i) or (
                _party_at(sentence, subject) if person else _organ_at(sentence, subject)
            )
            if party is not None and fits(party) and party.start < token.i:
                return [party]
        mine = {party.id for subject in own if (party := sentence.party_at.get(subject.i)) is not None}
        earlier = [
            p for p in sentence.parties if p.end <= token.i and fits(p) and p.form != "adjective" and p.id not in mine
        ]
        if earlier and token.dep_ == "poss":
            return earlier[-1:]
        if not person and token.dep_ in {"nsubj", "nsubjpass"} and self.said and not self.said[-1].subjects:
            return []
        for said in reversed(self.said[-_LOOK_BACK:]):
            for party in [*said.subjects, *said.parties]:
                if fits(party) and party.id not in mine:
                    return [party]
        return earlier[-1:]

    def _group(self, sentence: Sentence, token: Token) -> list[PartyAt]:
        plural = [
            party
            for party in sentence.parties
            if party.end <= token.i and _described(sentence, party).tag_ in {"NNS", "NNPS"}
        ]
        if plural:
            return plural[-1:]
        for subject in _subjects_above(token):
            found = [
                p for part in conjuncts(subject) if (p := _party_at(sentence, part)) is not None and p.start < token.i
            ]
            if found:
                return found
        for said in reversed(self.said[-2:]):
            ids = {party.id for party in said.subjects if party.id}
            if len(ids) > 1:
                return said.subjects
        return (
            self._pair(sentence, token, 2)
            if token.lower_ != "their" or not self.said
            else self._recent_group(sentence, token)
        )

    def _recent_group(self, sentence: Sentence, token: Token) -> list[PartyAt]:
        earlier = [party for party in sentence.parties if party.end <= token.i]
        return _distinct(earlier)[:2] or self._pair(sentence, token, 2)

    def _pair(self, sentence: Sentence, token: Token, count: int) -> list[PartyAt]:
        """The last parties named together: in this sentence before the word, then backwards, then the lead."""
        before = [party for party in sentence.parties if party.end <= token.i]
        here = [party for party in before if party.form != "adjective"]
        found = [pair for pair in self._pairs(here, count) if pair]
        spoken = {party.id for party in before}
        return next((pair for pair in found if spoken & {party.id for party in pair}), found[0] if found else [])

    def _pairs(self, here: list[PartyAt], count: int) -> Iterator[list[PartyAt]]:
        """The groups of that size named before, the latest first."""
        for parties in [here, *(said.parties for said in reversed(self.said[-_LOOK_BACK:])), list(self.lead)]:
            states = [p for p in _distinct(parties) if p.kind == "state" and p.form != "adjective"]
            if len(states) == count:
                yield states
            elif len(states) > count:
                common = [party for party in states if party.id in {item.id for item in self.lead}]
                if len(common) >= count:
                    yield common[:count]
                else:
                    yield sorted(states, key=lambda party: (-self.counts[party.id or ""], party.start))[:count]


def _described(sentence: Sentence, party: PartyAt) -> Token:
    """The noun that a nationality describes, or the party's own last word."""
    last = sentence.doc[party.end - 1]
    return last.head if last.dep_ in {"amod", "compound"} and last.head.i > last.i else last


def _distinct(parties: Iterable[PartyAt]) -> list[PartyAt]:
    return list({party.id: party for party in parties if party.id is not None}.values())


def _several(token: Token) -> int:
    several = agents().several
    left = [
        child
        for child in token.children
        if child.i < token.i and child.dep_ in {"det", "nummod", "amod", "predet", "poss"}
    ]
    words = [child.lower_ for child in sorted(left, key=lambda child: child.i)] + [token.lower_]
    text = " ".join(words)
    for size in range(len(words), 0, -1):
        found = several.get(" ".join(words[-size:]))
        if found and (size > 1 or token.lower_ == text):
            return found
    if token.i > 0:
        return several.get(f"{token.doc[token.i - 1].lower_} {token.lower_}", 0)
    return 0


def _names_parties(sentence: Sentence, token: Token) -> bool:
    """Whether a noun says itself whose it is ("the Russian government", "ties between X and Y")."""
    for child in token.children:
        if child.i in sentence.party_at:
            return True
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return True
        linked = child.dep_ == "prep" and child.lower_ in {"between", "with", "of", "among"}
        if linked and any(item.i in sentence.party_at for item in child.subtree):
            return True
    return False


def _clause(token: Token) -> Token:
    """The verb of the clause that a word stands in."""
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _subjects_above(token: Token) -> list[Token]:
    """The subjects of the clauses that a word stands in, the nearest first, without the word itself."""
    found: list[Token] = []
    current = token
    for _ in range(_DEPTH):
        if current.pos_ in {"VERB", "AUX"}:
            found.extend(subject for subject in subjects(current) if subject.i != token.i)
            found.extend(
                child
                for child in current.children
                if child.dep_ == "nsubjpass" and child.i != token.i and child.i < token.i
            )
        if current.head.i == current.i:
            break
        current = current.head
    return found


def _party_at(sentence: Sentence, token: Token) -> PartyAt | None:
    party = sentence.party_at.get(token.i)
    if party is not None:
        return party
    for child in token.children:
        if child.dep_ in {"poss", "amod", "compound"} and child.i in sentence.party_at:
            return sentence.party_at[child.i]
    return _person_of(sentence, token)


def _organ_at(sentence: Sentence, token: Token) -> PartyAt | None:
    """The state whose organ a noun is ("the Russian government")."""
    if singular(token.lower_) not in agents().organs:
        return None
    return _party_at(sentence, token)


def _person_of(sentence: Sentence, token: Token) -> PartyAt | None:
    if token.i in sentence.party_at:
        return sentence.party_at[token.i]
    if token.ent_type_ != "PERSON":
        return next(
            (
                _person_of(sentence, child)
                for child in token.children
                if child.dep_ == "appos" and child.ent_type_ == "PERSON"
            ),
            None,
        )
    start, end = token.i, token.i + 1
    while start > 0 and token.doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
        end += 1
    return PartyAt(start, end, None, "person", "named", Via(token.doc[start:end].text, "person"))


def _named_people(sentence: Sentence) -> list[PartyAt]:
    return [
        PartyAt(entity.start, entity.end, None, "person", "named", Via(entity.text, "person"))
        for entity in sentence.doc.ents
        if entity.label_ == "PERSON"
        and not any(index in sentence.party_at for index in range(entity.start, entity.end))
    ]


def _officers(sentence: Sentence) -> list[PartyAt]:
    """Persons that the text itself names with their state ("South Korean Defence Minister Shin Won-sik")."""
    heads = [
        entity.root
        for entity in sentence.doc.ents
        if entity.label_ == "PERSON" and entity.root.i not in sentence.party_at
    ]
    return [party for party in parties_of(sentence, heads) if party.via is not None and party.via.kind == "person"]


def _leading(sentence: Sentence) -> list[PartyAt]:
    """The parties that are subjects of the sentence's main clause."""
    roots = [token for token in sentence.doc if token.head.i == token.i]
    found: list[PartyAt] = []
    for root in roots:
        for subject in subjects(root):
            for part in conjuncts(subject):
                party = _party_at(sentence, part)
                if party is not None:
                    found.append(party)
    return found
