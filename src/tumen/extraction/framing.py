"""Frames: from a word that names an act to who did it, to or with whom, with what goods.

For each word of a sentence that the frame lexicon knows, the frames are tried in order, the more particular first;
the first whose needs are met is kept. A frame that lost its reason (its noun is the object of a verb that says the
same, or a purpose clause that completes another frame) is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tumen.extraction.goods import goods_of
from tumen.extraction.roles import is_person, parties_of
from tumen.extraction.sentence import GoodsAt, PartyAt, PlaceAt, Sentence
from tumen.extraction.syntax import LIGHT, Slots, conjuncts, slots
from tumen.vocabulary.frames import Frame, frame_lexicon
from tumen.vocabulary.goods import goods_tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_RELATION_NOUNS = frozenset(
    "relation tie relationship friendship partnership alliance cooperation bond link connection rapport contact".split()
)
_CARRYING = frozenset(
    "expand deepen strengthen boost grow increase intensify broaden develop establish agree engage cement bolster "
    "discuss reach strike conclude deny formalise formalize resume step seek enhance propose violate breach reject "
    "suspend condemn praise welcome call urge".split()
)
_PURPOSE = frozenset({"advcl", "xcomp", "acl", "ccomp", "conj"})


@dataclass(slots=True)
class Filled:
    """A frame with its roles. ``trigger`` is the word that named the act; ``reasons`` say which rule gave what."""

    frame: Frame
    trigger: Token
    slots: Slots
    actors: list[PartyAt]
    recipients: list[PartyAt]
    goods: list[GoodsAt]
    affected: list[PartyAt] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    inferred: bool = False

    @property
    def parties(self) -> list[PartyAt]:
        """Everyone in it, actors first."""
        return [*self.actors, *self.recipients]


def fill(sentence: Sentence, *, weak: bool = False) -> list[Filled]:
    """The frames of a sentence, in the order of their words. ``weak`` tries frames that mean little alone too."""
    found = [filled for token in sentence.doc if (filled := fill_at(sentence, token, weak=weak)) is not None]
    used = {index for filled in found for index in filled.used}
    return [filled for filled in found if filled.trigger.i not in used]


def fill_at(sentence: Sentence, token: Token, *, weak: bool = False) -> Filled | None:
    """The first frame of a word whose needs are met."""
    lexicon = frame_lexicon()
    word = token.lemma_.lower()
    if token.pos_ in _VERBAL:
        entries = lexicon.verbs.get(word, ())
    elif token.pos_ in _NOMINAL and token.i not in sentence.party_at:
        entries = lexicon.nouns.get(word, ()) or lexicon.nouns.get(token.lower_, ())
        if _is_measure(token):
            return None
    else:
        return None
    if not entries:
        return None
    roles = slots(token)
    for rest, frame in entries:
        if (frame.weak and not weak) or (frame.static and token.pos_ in _NOMINAL and not _is_carried(token)):
            continue
        beside = _words_beside(token, rest)
        if beside is None:
            continue
        filled = _fill(sentence, token, frame, roles)
        if filled is not None:
            filled.used |= beside
            filled.reasons.append(f"frame {frame.act} ({frame.scheme}) of {token.text!r}, frames.toml:{frame.line}")
            return filled
    return None


def _is_carried(token: Token) -> bool:
    """Whether a verb carries a noun's action: its object, or the subject of one that says it begins or grows."""
    if token.dep_ == "conj":
        return _is_carried(token.head)
    if token.dep_ == "ROOT":
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "in", "on"}:
        return token.head.head.pos_ == "VERB" and token.head.head.lemma_.lower() in _CARRYING
    if token.dep_ in {"dobj", "nsubjpass", "nsubj"} and token.head.pos_ == "VERB":
        return token.head.lemma_.lower() in LIGHT | _CARRYING
    return False


def _is_measure(token: Token) -> bool:
    """Whether a noun only counts goods ("two shipments of shells were sent") or names a makers' product."""
    return token.dep_ in {"compound"} and token.head.pos_ in _NOMINAL and token.head.lemma_.lower() not in {"talk", "deal"}


def _words_beside(token: Token, rest: tuple[str, ...]) -> set[int] | None:
    """The words that must go with a trigger, or None where one is missing."""
    if not rest:
        return set()
    if token.pos_ in _VERBAL:
        near = [child for child in token.children]
        near += [grand for child in near for grand in child.children if child.dep_ in {"prep", "dobj", "advmod", "prt"}]
        near += [token.nbor(1)] if token.i + 1 < len(token.doc) else []
    else:
        near = [child for child in token.children if child.dep_ in {"compound", "amod"}]
        near += [token.nbor(-1)] if token.i > 0 else []
    used = set()
    for word in rest:
        if word in {"a", "an", "the"}:
            continue
        match = next((item for item in near if word in (item.lower_, item.lemma_.lower())), None)
        if match is None:
            return None
        if match.pos_ not in {"ADP", "PART", "ADV"}:
            used.add(match.i)
    return used


def _fill(sentence: Sentence, token: Token, frame: Frame, roles: Slots) -> Filled | None:
    objects = roles.get("obj", []) if token.pos_ in _VERBAL else [*roles.get("of", []), *roles.get("mod", [])]
    if frame.objects and not _has_object(token, objects, frame):
        return None
    if frame.actors and not any(head.lemma_.lower() in frame.actors for head in roles.get("subj", [])):
        return None
    filled = Filled(frame, token, roles, [], [], [])
    if frame.ties:
        return _ties(sentence, filled)
    _fill_goods(sentence, filled, objects)
    if frame.kinds and not any(goods_tree().top(goods.category) in frame.kinds for goods in filled.goods):
        return None
    _fill_parties(sentence, filled, objects)
    _complete(sentence, filled)
    return filled if _needs_met(filled) else None


def _has_object(token: Token, objects: Iterable[Token], frame: Frame) -> bool:
    for head in objects:
        words = {head.lemma_.lower(), head.lower_}
        words |= {f"{child.lower_} {head.lemma_.lower()}" for child in head.children if child.dep_ in {"amod", "compound"}}
        if words & frame.objects:
            return True
    if token.pos_ in _VERBAL:
        return any(
            child.lower_ in frame.objects or child.lemma_.lower() in frame.objects
            for child in token.children
            if child.dep_ in {"prep", "prt", "acomp"}
            for child in [child, *child.children]
        )
    return any(child.lemma_.lower() in frame.objects for child in token.children if child.dep_ in {"compound", "amod"})


def _fill_goods(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    frame = filled.frame
    heads: list[Token] = []
    for slot in frame.goods:
        if slot == "obj":
            heads.extend(objects)
        elif not (slot == "of" and filled.trigger.pos_ in _VERBAL):
            heads.extend(filled.slots.get(slot, []))
    filled.goods = goods_of(sentence, [head for head in heads if not _is_party(sentence, head)])
    if filled.trigger.pos_ in _NOMINAL and frame.act == "AID":
        own = sentence.goods_at.get(filled.trigger.i)
        modifiers = goods_of(sentence, [head for head in filled.slots.get("mod", [])])
        if own is not None and not filled.goods:
            filled.goods = [own]
        elif not filled.goods:
            filled.goods = modifiers
    if frame.gives is not None and not filled.goods:
        filled.goods = [GoodsAt(filled.trigger.i, filled.trigger.i + 1, frame.gives)]


def _is_party(sentence: Sentence, head: Token) -> bool:
    party = sentence.party_at.get(head.i)
    return party is not None and party.form not in {"adjective"}


def _fill_parties(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    frame, roles = filled.frame, filled.slots
    noun = filled.trigger.pos_ in _NOMINAL
    if frame.scheme == "use":
        filled.actors = _origins(sentence, filled.goods)
    else:
        filled.actors = _from_slots(sentence, filled, frame.actor, objects)
        if noun and not frame.mutual and frame.scheme not in {"get", "host"}:
            _noun_actor(sentence, filled)
    recipient_slots = frame.recipient
    filled.recipients = [
        party
        for party in _from_slots(sentence, filled, recipient_slots, objects)
        if party.id is None or all(party.id != actor.id for actor in filled.actors)
    ]
    if noun and frame.scheme in {"get", "use", "host"} and not filled.recipients:
        filled.recipients = [
            party
            for party in parties_of(sentence, [*roles.get("carrier", []), *roles.get("mod", [])])
            if all(party.id != actor.id for actor in filled.actors)
        ]
    if frame.mutual:
        _mutual(sentence, filled)


def _from_slots(sentence: Sentence, filled: Filled, names: Iterable[str], objects: list[Token]) -> list[PartyAt]:
    found: list[PartyAt] = []
    goods = {index for item in filled.goods for index in range(item.start, item.end)}
    for name in names:
        heads = objects if name == "obj" and filled.trigger.pos_ in _VERBAL else filled.slots.get(name, [])
        if name in {"of", "obj"} and filled.trigger.pos_ in _NOMINAL:
            heads = filled.slots.get("of", [])
        heads = [head for head in heads if head.i not in goods]
        if filled.frame.act == "AID" and name in {"obj", "of", "for", "into"}:
            heads = [head for head in heads if not goods_of(sentence, [head])]
        parties = parties_of(sentence, heads)
        found.extend(party for party in parties if party not in found)
        if found and not filled.frame.mutual and name != "subj":
            break
    return found


def _noun_actor(sentence: Sentence, filled: Filled) -> None:
    """A noun's actor: its possessor or "by" (already in subj), else its nationality, else its verb's subject."""
    if filled.actors:
        return
    roles = filled.slots
    filled.actors = parties_of(sentence, [head for head in roles.get("mod", []) if head.i in sentence.party_at])
    if not filled.actors and filled.frame.scheme in {"give", "help"}:
        filled.actors = parties_of(sentence, roles.get("from", []))
    if not filled.actors and filled.trigger.head.lemma_.lower() in LIGHT:
        filled.actors = parties_of(sentence, roles.get("carrier", []))


def _origins(sentence: Sentence, goods: list[GoodsAt]) -> list[PartyAt]:
    """Where used goods come from: their nationality, or "from", "made in", "supplied by"."""
    found: list[PartyAt] = []
    for item in goods:
        head = sentence.doc[item.end - 1]
        for child in head.children:
            if child.dep_ in {"amod", "compound", "poss", "nmod"}:
                party = sentence.party_at.get(child.i) or next(
                    (sentence.party_at[grand.i] for grand in child.children if grand.i in sentence.party_at), None
                )
                if party is not None:
                    found.append(party)
            elif child.dep_ in {"prep", "acl"} and child.lower_ in {"from", "made", "supplied", "produced", "provided"}:
                nouns = [noun for noun in child.subtree if noun.dep_ == "pobj"]
                found.extend(parties_of(sentence, nouns))
    return list({party.id: party for party in found}.values())


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


def _complete(sentence: Sentence, filled: Filled) -> None:
    """Roles that stand in a purpose clause or behind a place: "sent troops to help Russia", "to Kursk"."""
    frame = filled.frame
    if frame.act != "AID" or frame.scheme != "give" or filled.recipients:
        return
    for clause in _purposes(filled.trigger):
        inner = fill_at(sentence, clause)
        if inner is not None and inner.recipients and inner.frame.act in {"AID", "SUPPORT"}:
            filled.recipients = [
                party for party in inner.recipients if all(party.id != actor.id for actor in filled.actors)
            ]
            filled.used.add(clause.i)
            filled.reasons.append(f"recipient from the purpose clause {clause.text!r}")
            break
        side = slots(clause)
        heads = [*side.get("alongside", []), *side.get("for", []), *side.get("with", [])]
        if clause.lemma_.lower() in {"fight", "serve", "work", "join", "support", "participate", "take"}:
            filled.recipients = parties_of(sentence, heads) or parties_of(
                sentence, side.get("obj", []) if clause.lemma_.lower() in {"join", "support"} else []
            )
    if filled.recipients:
        return
    for slot in ("to", "into", "in"):
        for head in filled.slots.get(slot, []):
            place = next((item for item in sentence.places if item.start <= head.i < item.end), None)
            if place is not None and place.country and all(place.country != actor.id for actor in filled.actors):
                filled.recipients = [_state_of(place)]
                filled.reasons.append(f"recipient from the place {place.name!r}")
                return


def _state_of(place: PlaceAt) -> PartyAt:
    from tumen.model import Via

    return PartyAt(place.start, place.end, place.country, "state", "place", Via(place.name, "place"))


def _purposes(trigger: Token) -> list[Token]:
    hosts = [trigger, *(child for child in trigger.children if child.dep_ in {"dobj", "nsubjpass"})]
    return [
        child
        for host in hosts
        for child in host.children
        if child.dep_ in _PURPOSE and child.pos_ == "VERB" and any(mark.lower_ == "to" for mark in child.children)
    ]


def _ties(sentence: Sentence, filled: Filled) -> Filled | None:
    """A relationship that changes: the noun is the verb's subject or object, or what a noun is "of" or "in"."""
    roles = filled.slots
    nouns = [*roles.get("subj", []), *roles.get("obj", []), *roles.get("of", []), *roles.get("in", [])]
    relation = next((noun for noun in nouns if noun.lemma_.lower() in _RELATION_NOUNS), None)
    relation = relation or _relation_before(nouns)
    if relation is None:
        if filled.trigger.pos_ in _NOMINAL:
            return _ties_noun(sentence, filled)
        return None
    inner = slots(relation)
    heads = [*inner.get("between", []), *inner.get("with", []), *inner.get("subj", []), *inner.get("of", []),
             *inner.get("among", []), *inner.get("to", [])]  # fmt: skip
    parties = parties_of(sentence, heads)
    modifiers = [head for head in inner.get("mod", []) if head.i in sentence.party_at]
    parties += [party for party in parties_of(sentence, modifiers) if party.id not in {item.id for item in parties}]
    if len(parties) < 2:  # noqa: PLR2004 - a relationship has two sides
        outer = [head for head in [*roles.get("subj", []), *roles.get("with", [])] if head.i != relation.i]
        known = {party.id for party in parties}
        parties += [party for party in parties_of(sentence, outer) if party.id not in known]
    if len(parties) < 2:  # noqa: PLR2004
        parties = list(sentence.point_back(sentence, relation)) or parties
    if len(parties) < 2:  # noqa: PLR2004
        return None
    filled.actors = parties
    filled.used.add(relation.i)
    return filled


def _relation_before(nouns: list[Token]) -> Token | None:
    """The relationship that "they" or "it" takes up within a sentence ("relations cooled, but they rebounded")."""
    pronoun = next((noun for noun in nouns if noun.lower_ in {"they", "it", "these"}), None)
    if pronoun is None:
        return None
    return next((token for token in pronoun.doc[: pronoun.i] if token.lemma_.lower() in _RELATION_NOUNS), None)


def _ties_noun(sentence: Sentence, filled: Filled) -> Filled | None:
    roles = filled.slots
    heads = [*roles.get("subj", []), *roles.get("between", []), *roles.get("with", []), *roles.get("carrier", [])]
    heads += [head for head in roles.get("mod", []) if head.i in sentence.party_at]
    filled.actors = parties_of(sentence, heads)
    return filled if len(filled.actors) >= 2 else None  # noqa: PLR2004


def _needs_met(filled: Filled) -> bool:
    frame = filled.frame
    parties = filled.parties
    if not any(party.id is not None for party in parties):
        return False
    if frame.needs == "goods":
        return bool(filled.goods) and _two_sides(filled)
    if frame.needs == "recipient":
        return bool(filled.recipients) and (bool(filled.actors) or filled.trigger.pos_ in _VERBAL)
    if frame.needs == "other":
        return len({party.id or party.start for party in parties}) > 1
    if frame.needs == "person":
        return (
            bool(filled.actors)
            and bool(filled.recipients)
            and any(is_person(party) or party.via is not None for party in filled.actors)
        )
    return bool(filled.actors) or bool(filled.recipients)


def _two_sides(filled: Filled) -> bool:
    """Goods move between two, or are at least received or given by somebody named."""
    if filled.frame.scheme == "get":
        return bool(filled.recipients)
    if filled.frame.scheme == "use":
        return bool(filled.actors) and bool(filled.recipients)
    return bool(filled.actors) or bool(filled.recipients)


def with_parties(filled: Filled, actors: list[PartyAt], recipients: list[PartyAt]) -> Filled:
    """A copy with other parties."""
    return replace(filled, actors=actors, recipients=recipients)


__all__ = ["Filled", "conjuncts", "fill", "fill_at", "with_parties"]
