"""Parties and goods of a frame, from the slots that its scheme names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.extraction.completing import fill_from_complement, fill_scene, protesters
from tumen.extraction.filled import Filled
from tumen.extraction.goods import goods_of
from tumen.extraction.governors import is_saying
from tumen.extraction.origins import made_by, origins, people_come_from, without
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import GoodsAt, PartyAt, Sentence
from tumen.extraction.syntax import LIGHT, is_passive, passive_subjects, slots
from tumen.extraction.syntax import objects as objects_of
from tumen.vocabulary.frames import frame_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
_CHARGES = frozenset({"blame", "accuse", "condemn", "criticise", "criticize", "sanction", "fault", "rebuke"})
_STRUGGLES = frozenset({"fight", "battle", "clash", "skirmish", "engage"})
_ABOUT_GOODS = frozenset({"SANCTION", "REJECT", "REQUEST", "RETREAT", "CONCEDE", "COOPERATE"})
_SPOKEN = frozenset({"REJECT", "THREATEN", "REQUEST"})
_ADVERSE = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "COERCE"})


def fill_goods(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    """Put the goods of a frame's slots into it; a goods noun names its own."""
    frame = filled.frame
    heads: list[Token] = []
    for slot in frame.goods:
        if slot == "obj":
            heads.extend(objects)
        elif not (slot == "of" and filled.trigger.pos_ in _VERBAL):
            heads.extend(filled.slots.get(slot, []))
    filled.goods = goods_of(sentence, [head for head in heads if not _is_party(sentence, head)])
    if not filled.goods and "of" in frame.goods and filled.trigger.pos_ in _VERBAL:
        filled.goods = goods_of(sentence, filled.slots.get("of", []))
    if not filled.goods and frame.goods:
        _goods_misread(sentence, filled)
    if not filled.goods and frame.act in _ABOUT_GOODS:
        filled.goods = goods_of(sentence, objects, weak=False)
    if filled.trigger.pos_ in _NOMINAL and frame.act == "AID":
        own = sentence.goods_at.get(filled.trigger.i)
        modifiers = goods_of(sentence, filled.slots.get("mod", []))
        if own is not None and not filled.goods:
            filled.goods = [own]
        elif not filled.goods:
            filled.goods = modifiers
    if (
        frame.gives is not None
        and not filled.goods
        and (frame.scheme != "give" or all(head.tag_ in {"WP", "WDT", "WRB"} for head in objects))
    ):
        filled.goods = [GoodsAt(filled.trigger.i, filled.trigger.i + 1, frame.gives)]


def _goods_misread(sentence: Sentence, filled: Filled) -> None:
    """Goods that the parse hangs elsewhere: "bought loitering munitions", "gave between 300 and 400 generators"."""
    for gerund in filled.slots.get("gerund", []):
        if gerund.i in sentence.goods_at:
            filled.goods = [sentence.goods_at[gerund.i]]
            for slot, heads in slots(gerund).items():
                filled.slots.setdefault(slot, heads)
            return
    filled.goods = goods_of(sentence, [*filled.slots.get("between", []), *filled.slots.get("around", [])])
    if not filled.goods and filled.frame.scheme == "give":
        filled.goods = _goods_after_party(sentence, filled)


def _goods_after_party(sentence: Sentence, filled: Filled) -> list[GoodsAt]:
    """Goods right behind a receiver that the parse took for the object: "sold the junta drones"."""
    objects = [head for head in filled.slots.get("obj", []) if head.i in sentence.party_at]
    if not objects:
        return []
    after = objects[0].i
    end = next(
        (token.i for token in sentence.doc[after + 1 :] if token.pos_ in {"VERB", "ADP"} and token.lower_ != "of"),
        len(sentence.doc),
    )
    return [goods for goods in sentence.goods if after < goods.start < end and not goods.weak]


def _is_party(sentence: Sentence, head: Token) -> bool:
    party = sentence.party_at.get(head.i)
    return party is not None and party.form != "adjective"


def fill_parties(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    """Put the actors and recipients of a frame's slots into it, and those that its word lends."""
    frame, roles = filled.frame, filled.slots
    noun = filled.trigger.pos_ in _NOMINAL
    if frame.scheme == "use":
        filled.actors = origins(sentence, filled.goods)
        filled.used |= made_by(sentence, filled.goods)
    else:
        filled.actors = _from_slots(sentence, filled, frame.actor, objects)
        if noun and not frame.mutual and frame.scheme not in {"get", "host"}:
            _noun_actor(sentence, filled)
        if frame.scheme == "get" and not filled.actors:
            filled.actors = origins(sentence, filled.goods)
    recipient_slots = frame.recipient
    if frame.scheme in {"give", "arrive"} and frame.act in {"AID", "AGREE"}:
        people_come_from(sentence, filled)
    filled.recipients = [
        party
        for party in _from_slots(sentence, filled, recipient_slots, objects)
        if party.id is None or all(party.id != actor.id for actor in filled.actors)
    ]
    if frame.act == "PROTEST" and not filled.actors:
        filled.actors = without(protesters(sentence), filled.recipients)
    if frame.act in _SPOKEN and not filled.recipients and filled.trigger.pos_ in _VERBAL:
        fill_from_complement(sentence, filled)
    if "refugee" in frame.objects and not filled.recipients:
        fill_scene(sentence, filled, objects)
    if frame.act in _ON_THE_GROUND and not filled.recipients and filled.trigger.lemma_.lower() not in _STRUGGLES:
        fill_scene(sentence, filled, objects)
    if noun and frame.scheme in {"get", "use", "host"} and not filled.recipients:
        filled.recipients = [
            party
            for party in parties_of(sentence, [*roles.get("carrier", []), *roles.get("mod", [])])
            if all(party.id != actor.id for actor in filled.actors)
        ]
    if frame.gives is not None and frame.act == "REJECT":
        filled.recipients = [party for party in filled.recipients if party.kind == "state"]
    if frame.mutual:
        _mutual(sentence, filled)


def _from_slots(sentence: Sentence, filled: Filled, names: Iterable[str], objects: list[Token]) -> list[PartyAt]:
    found: list[PartyAt] = []
    goods = {index for item in filled.goods for index in range(item.start, item.end)}
    for name in names:
        heads = objects if name == "obj" and filled.trigger.pos_ in _VERBAL else filled.slots.get(name, [])
        if filled.frame.act == "ACCUSE" and name not in {"obj", "subj"}:
            heads = [head for head in heads if not _of_a_deed(head)]
        if name in {"of", "obj"} and filled.trigger.pos_ in _NOMINAL:
            heads = filled.slots.get("of", [])
        if name != "subj":
            heads = [head for head in heads if head.i not in goods]
        if filled.frame.scheme == "give" and name in {"obj", "of", "for", "into"}:
            heads = [head for head in heads if not goods_of(sentence, [head])]
        parties = parties_of(sentence, heads)
        found.extend(party for party in parties if party not in found)
        if found and not filled.frame.mutual and name != "subj":
            break
    return found


def _of_a_deed(head: Token) -> bool:
    """Whether a noun hangs on a deed that is the object ("condemned the attack on X": X is not condemned)."""
    preposition = head.head
    deed = preposition.head
    return (
        preposition.lower_ in {"on", "against", "in"}
        and deed.dep_ == "dobj"
        and deed.lemma_.lower() in frame_lexicon().nouns
    )


def _noun_actor(sentence: Sentence, filled: Filled) -> None:
    """A noun's actor: its possessor or "by" (already in subj), else its nationality, else its verb's subject."""
    if filled.actors:
        return
    roles = filled.slots
    charge = filled.trigger.head.head
    if filled.trigger.dep_ == "pobj" and charge.lemma_.lower() in _CHARGES and charge.pos_ in _VERBAL:
        filled.actors = parties_of(sentence, passive_subjects(charge) if is_passive(charge) else objects_of(charge))
        return
    filled.actors = parties_of(sentence, [head for head in roles.get("mod", []) if head.i in sentence.party_at])
    if not filled.actors and filled.frame.scheme in {"give", "help"}:
        filled.actors = parties_of(sentence, roles.get("from", []))
    if not filled.actors and _lends_subject(filled.trigger.head):
        filled.actors = parties_of(sentence, roles.get("carrier", []))


def _lends_subject(verb: Token) -> bool:
    """Whether the subject of a verb does what its object names: not where it condemns, refuses or asks for it."""
    if verb.lemma_.lower() in LIGHT:
        return True
    frames = frame_lexicon().verbs.get(verb.lemma_.lower(), ())
    return verb.pos_ == "VERB" and not is_saying(verb) and not any(frame.act in _ADVERSE for _, frame in frames)


def _mutual(sentence: Sentence, filled: Filled) -> None:
    roles = filled.slots
    if filled.trigger.pos_ in _NOMINAL:
        heads = [*roles.get("mod", []), *roles.get("carrier", []), *roles.get("to", [])]
        named = [head for head in roles.get("mod", []) if head.i in sentence.party_at]
        extra = parties_of(sentence, [*named, *roles.get("carrier", [])] if heads else [])
    else:
        extra = [*filled.recipients]
    known = {party.id for party in filled.actors}
    filled.actors += [party for party in extra if party.id is None or party.id not in known]
    filled.recipients = []
