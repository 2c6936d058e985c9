"""Roles that stand elsewhere than in the slots of a word: in a purpose, a place, a complement, a name of goods."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tumen.extraction.filled import Filled
from tumen.extraction.goods import goods_of
from tumen.extraction.origins import origins, without
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import PartyAt, PlaceAt, Sentence
from tumen.extraction.syntax import Slots, is_passive, slots, subjects
from tumen.model import Via
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEEDS = frozenset({"import", "need", "requirement", "demand", "consumption", "purchase"})
_SCENES = ("in", "on", "across", "over", "around", "near", "outside", "inside", "at", "from", "of", "into", "off")
_WHOLE_NAMES = frozenset({"name", "capital", "person", "surname", "body", "bloc"})
_BORDERS = word_set("framing.borders")
_PURPOSE = frozenset({"advcl", "xcomp", "acl", "ccomp", "conj"})


def complete(sentence: Sentence, filled: Filled, fill_at: Callable[[Sentence, Token], Filled | None]) -> None:
    """Roles that stand elsewhere than in the slots of the word itself."""
    frame = filled.frame
    if frame.act == "AID" and frame.scheme == "help" and not filled.actors and filled.recipients:
        hosts = parties_of(sentence, [*filled.slots.get("in", []), *filled.slots.get("at", [])])
        filled.actors = without(hosts, filled.recipients)
    if frame.act not in {"AID", "AGREE"} or frame.scheme not in {"give", "pay", "arrive", "portion"}:
        return
    if not filled.actors and frame.scheme == "give":
        filled.actors = without(
            parties_of(sentence, [*filled.slots.get("by", []), *filled.slots.get("from", [])]), filled.recipients
        )
    if not filled.recipients:
        _from_purpose(sentence, filled, fill_at)
    for rule in (_from_goods_name, _from_owner, _from_price, _from_place):
        if not filled.recipients:
            rule(sentence, filled)


def _from_purpose(sentence: Sentence, filled: Filled, fill_at: Callable[[Sentence, Token], Filled | None]) -> None:
    """The recipient from what it is done for: "sent troops to help Russia", "to fight alongside Russia"."""
    for clause in _purposes(filled.trigger):
        inner = fill_at(sentence, clause)
        if inner is not None and inner.recipients and inner.frame.act in {"AID", "SUPPORT"}:
            filled.recipients = without(inner.recipients, filled.actors)
            filled.used.add(clause.i)
            filled.reasons.append(f"recipient from the purpose clause {clause.text!r}")
            return
        side = slots(clause)
        word = clause.lemma_.lower()
        if word in {"fight", "serve", "work", "join", "support", "participate", "take"}:
            heads = [*side.get("alongside", []), *side.get("for", []), *side.get("with", [])]
            joined = side.get("obj", []) if word in {"join", "support"} else []
            filled.recipients = parties_of(sentence, heads) or parties_of(sentence, joined)


def _from_goods_name(sentence: Sentence, filled: Filled) -> None:
    """A recipient that the parse takes into the name of the goods: "gave Ukraine 30 jets"."""
    heads = [sentence.doc[item.end - 1] for item in filled.goods] + filled.slots.get("obj", [])
    for head in heads:
        for child in head.children:
            party = sentence.party_at.get(child.i)
            owner = child.dep_ == "poss" and (is_passive(filled.trigger) or filled.frame.scheme == "arrive")
            if party is not None and (owner or child.dep_ in {"compound", "nmod"}) and party.form in _WHOLE_NAMES:
                filled.recipients = without([party], filled.actors)


def _from_owner(sentence: Sentence, filled: Filled) -> None:
    """Whose needs or imports are met: "supplies most of Laos's imports of fuel"."""
    for head in [*filled.slots.get("obj", []), *filled.slots.get("for", [])]:
        for token in head.subtree:
            word = token.lemma_.lower()
            owners = [child for child in token.children if child.dep_ in {"poss", "amod", "compound"}]
            if token.dep_ == "acl" and word in {"import", "buy", "need", "use", "purchase", "consume"}:
                owners = subjects(token)
            elif word not in _NEEDS:
                continue
            filled.recipients = without(parties_of(sentence, owners), filled.actors)


def _from_place(sentence: Sentence, filled: Filled) -> None:
    """The state that the goods go to a place of: "to Kursk"."""
    for slot in ("to", "into", "in"):
        for head in filled.slots.get(slot, []):
            inside = {token.i for token in head.subtree}
            place = next((item for item in sentence.places if item.start in inside), None)
            if place is not None and place.country and all(place.country != actor.id for actor in filled.actors):
                filled.recipients = [_state_of(place)]
                filled.reasons.append(f"recipient from the place {place.name!r}")
                return


def borders(roles: Slots) -> list[Token]:
    """The border, coast or waters that forces are sent to: they are sent against somebody, not given to him."""
    slots_of_place = ("to", "near", "along", "at", "toward", "towards", "off", "on", "into", "around", "in")
    return [head for slot in slots_of_place for head in roles.get(slot, []) if head.lemma_.lower() in _BORDERS]


def _over_the_border(sentence: Sentence, filled: Filled) -> list[PartyAt]:
    """Whose border it is: "its border with Belarus", "the Afghan border", "waters off Taiwan"."""
    for head in borders(filled.slots):
        beside = [
            noun
            for child in head.children
            if child.dep_ == "prep" and child.lower_ in {"with", "off", "of", "near", "between"}
            for noun in child.children
            if noun.dep_ == "pobj"
        ]
        beside = beside or filled.slots.get("with", [])
        found = without(parties_of(sentence, beside) or parties_of(sentence, [head]), filled.actors)
        if found:
            return found
    return []


def protesters(sentence: Sentence) -> list[PartyAt]:
    """Whose people protest, from the town they do it in."""
    return [_state_of(place) for place in sentence.places if place.country is not None][:1] or [
        party for party in sentence.parties if party.form == "capital"
    ][:1]


def _state_of(place: PlaceAt) -> PartyAt:
    return PartyAt(place.start, place.end, place.country, "state", "place", Via(place.name, "place"))


def _purposes(trigger: Token) -> list[Token]:
    hosts = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "nsubjpass"})]
    return [
        child
        for host in hosts
        for child in host.children
        if child.dep_ in _PURPOSE and child.pos_ == "VERB" and any(mark.lower_ == "to" for mark in child.children)
    ]


def fill_from_complement(sentence: Sentence, filled: Filled) -> None:
    """Whom a refusal, threat or demand concerns, from the clause it governs: the first party there but the actor."""
    if filled.frame.gives is not None:
        return
    for child in filled.trigger.children:
        if child.dep_ not in {"xcomp", "dobj", "prep"} and (child.dep_ != "ccomp" or filled.frame.act != "REQUEST"):
            continue
        for token in sorted(child.subtree, key=lambda item: item.i):
            party = sentence.party_at.get(token.i)
            if party is not None and party.id is not None and all(party.id != actor.id for actor in filled.actors):
                filled.recipients = [party]
                return


def fill_scene(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    """Whom a deed on the ground is done to, from where it is done: "struck power stations across Ukraine"."""
    first = objects if filled.frame.act != "MOBILIZE" else []
    heads = [*first, *(head for slot in _SCENES for head in filled.slots.get(slot, []))]
    found: list[PartyAt] = []
    for head in heads:
        found = parties_of(
            sentence, [inner for inner in head.subtree if inner.dep_ == "pobj" and inner.i in sentence.party_at]
        )
        found = found or parties_of(sentence, [head])
        inside = {token.i for token in head.subtree}
        place = next((item for item in sentence.places if item.start in inside and item.country), None)
        if not found and place is not None:
            found = [_state_of(place)]
        found = without(found, filled.actors)
        if found:
            break
    if not found and filled.frame.act == "MOBILIZE":
        found = _over_the_border(sentence, filled)
    filled.recipients = found or without(_accuser(sentence, filled), filled.actors)


def _accuser(sentence: Sentence, filled: Filled) -> list[PartyAt]:
    """Whom a deed was done to, where its victim accuses of it and the sentence names no other."""
    clause = filled.trigger
    verb = clause.head.head if clause.dep_ == "pcomp" else None
    if verb is None or verb.lemma_.lower() not in {"accuse", "blame"}:
        return []
    return parties_of(sentence, subjects(verb))


def _from_price(sentence: Sentence, filled: Filled) -> None:
    """The partner of a barter, from whose goods are got: "trades gold for Emirati fuel"."""
    heads = [
        noun
        for token in filled.trigger.subtree
        if token.lower_ == "for"
        and token.dep_ == "prep"
        and (token.head == filled.trigger or token.head.lower_ in {"return", "exchange", "payment"})
        for noun in token.children
        if noun.dep_ == "pobj"
    ]
    filled.recipients = without(origins(sentence, goods_of(sentence, heads)), filled.actors)
