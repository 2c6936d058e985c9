"""From a noun phrase to the parties it stands for: by name, by nationality, by office, by "of", or by pointing back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tumen.extraction.gazetteer import singular
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.extraction.syntax import conjuncts
from tumen.model import Via
from tumen.vocabulary.agents import agents
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTITIVE = word_set("roles.partitive")
_STRIFE = word_set("roles.strife")
_RELATIONAL = word_set("roles.relational")
_STATE_FORMS = frozenset({"adjective", "demonym"})
_ORGAN_FORMS = frozenset({"ministry", "agency", "force", "office"})
_PERSON_ORGANS = frozenset({"person"})
_DEPTH = 4


def parties_of(sentence: Sentence, heads: list[Token]) -> list[PartyAt]:
    """The parties that noun phrases stand for, in the order of the text, each once."""
    found: dict[tuple[str | None, int], PartyAt] = {}
    for head in [*heads, *_listed(sentence, heads)]:
        for party in _phrase(sentence, head, 0):
            key = (party.id, party.start if party.id is None else -1)
            found.setdefault(key, party)
    return list(found.values())


def _listed(sentence: Sentence, heads: list[Token]) -> list[Token]:
    """Further states of a list that the parse takes for an apposition ("Ireland, Norway and Spain")."""
    found: list[Token] = []
    for head in heads:
        first = sentence.party_at.get(head.i)
        if first is None or first.form not in {"name", "capital"}:
            continue
        for child in head.children:
            second = sentence.party_at.get(child.i)
            if child.dep_ == "appos" and second is not None and second.form in {"name", "capital"}:
                found.extend(conjuncts(child) if second.id != first.id else [])
    return found


def _phrase(sentence: Sentence, head: Token, depth: int) -> list[PartyAt]:
    if depth > _DEPTH:
        return []
    named = sentence.party_at.get(head.i)
    if named is not None and not _is_modifier(named, head):
        owners = _by_modifier(sentence, head, depth) if named.form in _ORGAN_FORMS else []
        return owners or [named]
    back = sentence.point_back(sentence, head)
    if back:
        return list(back)
    return (
        _by_modifier(sentence, head, depth)
        or _by_of(sentence, head, depth)
        or _by_apposition(sentence, head, depth)
        or _unnamed(sentence, head)
    )


def _is_modifier(party: PartyAt, head: Token) -> bool:
    """Whether a nationality only describes a noun that follows it ("Russian" in "Russian oil")."""
    return party.form in _STATE_FORMS and head.dep_ in {"amod", "compound", "nmod"} and head.head.i > head.i


def _by_modifier(sentence: Sentence, head: Token, depth: int) -> list[PartyAt]:
    found: list[PartyAt] = []
    relational = singular(head.lower_) in _RELATIONAL
    for child in head.children:
        if relational and child.dep_ == "poss":
            continue
        if child.dep_ not in {"poss", "amod", "compound", "nmod", "npadvmod", "nummod"}:
            continue
        for part in [child, *(item for item in conjuncts(child) if item.i != child.i)]:
            party = sentence.party_at.get(part.i)
            if party is not None:
                found.append(_organ(sentence, party, head))
            elif part.dep_ == "poss" or part.pos_ == "PRON":
                found.extend(_organ(sentence, back, head) for back in sentence.point_back(sentence, part))
                if not found and part.pos_ != "PRON":
                    found.extend(_phrase(sentence, part, depth + 1))
            else:
                found.extend(_organ(sentence, party, head) for party in _deep_modifiers(sentence, part))
    return found


def _deep_modifiers(sentence: Sentence, part: Token) -> list[PartyAt]:
    """Parties that modify a modifier: "British" in "British Defence Secretary Tom King"."""
    found = []
    for child in part.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            party = sentence.party_at.get(child.i)
            found.extend([party] if party is not None else _deep_modifiers(sentence, child))
    return found


def _organ(sentence: Sentence, party: PartyAt, head: Token) -> PartyAt:
    """The state, by way of the organ or officer that the whole phrase names."""
    if party.via is not None and party.via.kind == "person":
        return party
    kind = _organ_kind(head)
    if kind is None:
        return party
    first = min(party.start, head.i)
    words = sentence.doc[first : head.i + 1]
    last = head.i + 1
    office = None
    if kind == "person":
        named = [token for token in words if token.ent_type_ == "PERSON"]
        if named:
            office_words = [token.text for token in words if token.i >= party.end and token.ent_type_ != "PERSON"]
            office = " ".join(word for word in office_words if word not in {"'s", "’s", ","}) or None
            return replace(party, start=first, end=last, via=Via(" ".join(t.text for t in named), "person", office))
        return replace(party, start=first, end=last, via=Via(words.text, "person", head.lemma_.lower()))
    return replace(party, start=first, end=last, via=Via(words.text, kind))


def _organ_kind(head: Token) -> str | None:
    organs = agents().organs
    if head.ent_type_ == "PERSON":
        return "person"
    word = singular(head.lower_)
    if head.i > 0:
        pair = f"{head.doc[head.i - 1].lower_} {word}"
        if pair in organs:
            return organs[pair]
    return organs.get(word)


def _by_of(sentence: Sentence, head: Token, depth: int) -> list[PartyAt]:
    word = singular(head.lower_)
    partitive = head.lower_ in _PARTITIVE or word in _PARTITIVE
    for child in head.children:
        if child.dep_ != "prep" or child.lower_ not in {"of", "from", "in", "for", "at", "between", "by"}:
            continue
        if child.lower_ in {"for", "at"} and _organ_kind(head) is None:
            continue
        if child.lower_ == "in" and (head.i in sentence.goods_at or head.pos_ == "VERB" or word in _STRIFE):
            continue
        for noun in child.children:
            if noun.dep_ != "pobj":
                continue
            found: list[PartyAt] = []
            whole = partitive or _organ_kind(head) is not None
            for part in conjuncts(noun):
                named = sentence.party_at.get(part.i)
                found.extend(_phrase(sentence, part, depth + 1) if whole else [named] if named else [])
            if found:
                return found if partitive else [_organ_before(sentence, party, head) for party in found]
    return []


def _organ_before(sentence: Sentence, party: PartyAt, head: Token) -> PartyAt:
    kind = _organ_kind(head)
    if kind is None or party.via is not None:
        return party
    words = sentence.doc[min(head.i, party.start) : party.end]
    return replace(party, via=Via(words.text, kind, head.lemma_.lower() if kind in _PERSON_ORGANS else None))


def _by_apposition(sentence: Sentence, head: Token, depth: int) -> list[PartyAt]:
    for child in head.children:
        if child.dep_ == "appos":
            found = [party for part in conjuncts(child) for party in _phrase(sentence, part, depth + 1)]
            if found:
                return found
    if head.dep_ == "appos" and head.head.i in sentence.party_at:
        return [sentence.party_at[head.head.i]]
    return []


def _unnamed(sentence: Sentence, head: Token) -> list[PartyAt]:
    """A person, body or group that the text names or describes but that no list knows."""
    if head.i in sentence.goods_at or any(place.start <= head.i < place.end for place in sentence.places):
        return []
    kind = agents().groups.get(singular(head.lower_))
    spelled_out = _spelled_out(sentence, head) if kind is not None else []
    if spelled_out:
        return spelled_out
    if kind is not None and head.pos_ in {"NOUN", "PROPN"}:
        first = min((child.i for child in head.children if child.dep_ in {"amod", "compound"}), default=head.i)
        return [PartyAt(first, head.i + 1, None, "state" if kind == "state" else "body", "group")]
    if head.ent_type_ in {"PERSON", "ORG", "NORP"} and head.pos_ == "PROPN":
        start, end = head.i, head.i + 1
        while start > 0 and head.doc[start].ent_iob_ == "I":
            start -= 1
        while end < len(head.doc) and head.doc[end].ent_iob_ == "I":
            end += 1
        if any(index in sentence.party_at for index in range(start, end)):
            return []
        return [PartyAt(start, end, None, "person" if head.ent_type_ == "PERSON" else "body", "named")]
    return []


def _spelled_out(sentence: Sentence, head: Token) -> list[PartyAt]:
    """The members of a group that the text goes on to list ("six countries: Mali, Chad and Togo")."""
    after = [token for token in head.doc[head.i + 1 : head.i + 4] if token.text != ","]
    lead = " ".join(token.lower_ for token in after[:2])
    if not (lead.startswith(("including", "such as", "among them", "namely", ":"))):
        return []
    found: list[PartyAt] = []
    for token in head.doc[head.i + 1 :]:
        party = sentence.party_at.get(token.i)
        if party is not None and party.form in {"name", "capital"}:
            found.append(party)
        elif token.pos_ in {"VERB", "AUX"} or token.text in {";", "."}:
            break
    return list({party.id: party for party in found}.values())


def is_person(party: PartyAt) -> bool:
    """Whether a party is a person, or a state by way of one."""
    return (
        party.kind == "person"
        or party.form in {"person", "surname", "office"}
        or (party.via is not None and party.via.kind == "person")
    )
