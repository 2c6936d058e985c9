"""Frames: from a word that names an act to who did it, to or with whom, with what goods.

For each word of a sentence that the frame lexicon knows, the frames are tried in order, the more particular first;
the first whose needs are met is kept. A frame that lost its reason (its noun is the object of a verb that says the
same, or a purpose clause that completes another frame) is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.extraction.completing import borders, complete
from tumen.extraction.filled import Filled
from tumen.extraction.filling import fill_goods, fill_parties
from tumen.extraction.goods import goods_of
from tumen.extraction.origins import origins, without
from tumen.extraction.roles import is_person, parties_of
from tumen.extraction.sentence import Sentence
from tumen.extraction.syntax import LIGHT, Slots, conjuncts, slots
from tumen.extraction.ties import ties
from tumen.vocabulary.frames import Frame, frame_lexicon
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_GIVING = word_set("framing.giving")
_NO_GOODS = word_set("framing.no_goods")
_MOVING = frozenset(
    {"send", "move", "deploy", "dispatch", "put", "place", "order", "station", "strengthen", "reinforce"}
)
_NO_COMMENT = word_set("framing.no_comment")
_REPORTS = word_set("framing.reports")
_SERIES = word_set("framing.series")
_CARRYING = word_set("framing.carrying")


def fill(sentence: Sentence, *, weak: bool = False) -> list[Filled]:
    """The frames of a sentence, in the order of their words. ``weak`` tries frames that mean little alone too."""
    found = [filled for token in sentence.doc if (filled := fill_at(sentence, token, weak=weak)) is not None]
    used = {index for filled in found for index in filled.used}
    used |= {
        index
        for filled in found
        if filled.trigger.pos_ in _VERBAL and filled.frame.act in {"AID", "AGREE", "REQUEST"}
        for goods in filled.goods
        for index in range(goods.start, goods.end)
        if index != filled.trigger.i
    }
    found = [filled for filled in found if filled.trigger.i not in used]
    return sorted([*found, *_goods_nouns(sentence, found)], key=lambda filled: filled.trigger.i)


def _goods_nouns(sentence: Sentence, found: list[Filled]) -> list[Filled]:
    """Goods that name giver and receiver themselves ("China's loans to Laos", "US weapons for Taiwan")."""
    told = {index for filled in found for goods in filled.goods for index in range(goods.start, goods.end)}
    told |= {filled.trigger.i for filled in found}
    frame = next(frame for _, frame in frame_lexicon().nouns["shipment"])
    more = []
    for goods in sentence.goods:
        head = sentence.doc[goods.end - 1]
        if goods.weak or goods_tree().top(goods.category) in {"access", "transport", "support", "labour"}:
            continue
        if head.i in told or head.pos_ not in _NOMINAL or head.dep_ in {"compound", "amod"}:
            continue
        filled = Filled(frame, head, slots(head), origins(sentence, [goods]), [], [goods])
        behind = [noun for slot in ("to", "for") for noun in filled.slots.get(slot, []) if noun.i > head.i]
        direct = {noun.i for child in head.children if child.dep_ == "prep" for noun in child.children}
        near = [noun for noun in behind if noun.i in direct]
        filled.recipients = without(parties_of(sentence, near), filled.actors)
        if filled.actors and any(party.id is not None for party in filled.recipients):
            filled.reasons.append(f"goods between two parties: {head.text!r}")
            more.append(filled)
    return more


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
    fallback: Filled | None = None
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
            if fallback is not None and not (frame.act in {"AID", "ASSAULT"} and filled.actors and filled.recipients):
                if frame.act == "AID" and fallback.instead is None:
                    fallback.instead = filled
                continue
            if frame.act != "MOBILIZE":
                return filled
            fallback = filled
    return fallback


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
    return (
        token.dep_ == "compound" and token.head.pos_ in _NOMINAL and token.head.lemma_.lower() not in {"talk", "deal"}
    )


def _words_beside(token: Token, rest: tuple[str, ...]) -> set[int] | None:
    """The words that must go with a trigger, or None where one is missing."""
    if not rest:
        return set()
    if token.pos_ in _VERBAL:
        near = list(token.children)
        near += [grand for child in near for grand in child.children if child.dep_ in {"prep", "dobj", "advmod", "prt"}]
        near += [token.nbor(1)] if token.i + 1 < len(token.doc) else []
    else:
        near = [child for child in token.children if child.dep_ in {"compound", "amod"}]
        near += [token.nbor(-1)] if token.i > 0 else []
    used = set()
    for word in rest:
        if word in {"a", "an", "the"}:
            continue
        match = next((item for item in near if _stands_by(token, item, word, rest)), None)
        if match is None:
            return None
        if match.pos_ not in {"ADP", "PART", "ADV"}:
            used.add(match.i)
    return used


def _stands_by(token: Token, item: Token, word: str, rest: tuple[str, ...]) -> bool:
    if word not in (item.lower_, item.lemma_.lower()):
        return False
    particle = item.pos_ in {"ADP", "PART", "ADV"}
    if particle and item.head != token:
        return item.i - token.i == 1 or item.head.lower_ in rest
    return not particle or item.dep_ == "prt" or item.i - token.i == 1 or word in {"on", "upon", "for", "with"}


def _fill(sentence: Sentence, token: Token, frame: Frame, roles: Slots) -> Filled | None:
    objects = roles.get("obj", []) if token.pos_ in _VERBAL else [*roles.get("of", []), *roles.get("mod", [])]
    carried: set[int] = set()
    if frame.objects:
        carried = _carried_objects(token, [*objects, *roles.get("clause", [])], frame)
        if not carried:
            return None
    if frame.actors and not any(head.lemma_.lower() in frame.actors for head in roles.get("subj", [])):
        return None
    if frame.act == "AID" and (frame.kinds or frame.scheme == "give") and borders(roles):
        return None
    if frame.act == "REJECT" and any(
        child.dep_ == "xcomp" and child.lemma_.lower() in _NO_COMMENT for child in token.children
    ):
        return None
    if frame.act == "REJECT" and any(head.lemma_.lower() in _REPORTS for head in objects):
        return None
    filled = Filled(frame, token, roles, [], [], [], used=carried - {token.i})
    if frame.ties:
        return ties(sentence, filled)
    if frame.role:
        return _role(sentence, filled)
    if frame.scheme == "use" and not objects:
        objects = roles.get("clause", [])
    fill_goods(sentence, filled, objects)
    if frame.mode == "release" and not frame.objects and _frees_things(sentence, objects):
        return None
    if frame.kinds and not any(goods_tree().top(goods.category) in frame.kinds for goods in filled.goods):
        return None
    fill_parties(sentence, filled, objects)
    complete(sentence, filled, fill_at)
    return filled if _needs_met(filled) else None


def _frees_things(sentence: Sentence, objects: list[Token]) -> bool:
    """Whether what is released is goods, not people."""
    return any(goods_tree().top(goods.category) != "personnel" for goods in goods_of(sentence, objects))


def _role(sentence: Sentence, filled: Filled) -> Filled | None:
    """A noun that says who gives or gets ("China is Iran's main buyer of oil"): its holder is the subject of "be"."""
    noun = filled.trigger
    if noun.dep_ not in {"attr", "appos"}:
        return None
    holders = [child for child in noun.head.children if child.dep_ == "nsubj"] if noun.dep_ == "attr" else [noun.head]
    holder = parties_of(sentence, [part for head in holders for part in conjuncts(head)])
    partners = [head for slot in ("to", "for", "from", "subj") for head in filled.slots.get(slot, [])]
    partners += [head for head in filled.slots.get("mod", []) if head.i in sentence.party_at]
    filled.goods = goods_of(sentence, [*filled.slots.get("of", []), *filled.slots.get("mod", [])])
    partner = without(parties_of(sentence, partners), holder) or origins(sentence, filled.goods)
    giving = filled.frame.scheme == "give"
    filled.actors, filled.recipients = (holder, partner) if giving else (partner, holder)
    return filled if filled.goods and filled.actors and filled.recipients else None


def _carried_objects(token: Token, objects: Iterable[Token], frame: Frame) -> set[int]:
    """The words that are the objects a frame asks for; empty where there is none."""
    behind = [
        noun
        for head in objects
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "of" and head.lemma_.lower() in _SERIES
        for noun in child.children
    ]
    for head in [*objects, *behind]:
        words = {head.lemma_.lower(), head.lower_}
        words |= {
            f"{child.lower_} {head.lemma_.lower()}" for child in head.children if child.dep_ in {"amod", "compound"}
        }
        if words & frame.objects:
            return {head.i}
    near = [child for child in token.children if child.dep_ in {"prep", "prt", "acomp"}]
    if token.pos_ in _VERBAL:
        near += [grand for child in near for grand in child.children]
    else:
        near = [child for child in token.children if child.dep_ in {"compound", "amod"}]
    return {child.i for child in near if {child.lower_, child.lemma_.lower()} & frame.objects}


def _needs_met(filled: Filled) -> bool:
    frame = filled.frame
    parties = filled.parties
    if not any(party.id is not None for party in parties):
        return False
    if frame.needs == "goods":
        if filled.trigger.pos_ in _NOMINAL and not (filled.actors and filled.recipients) and frame.act == "AID":
            return False
        if frame.gives is not None and filled.goods and filled.goods[0].start == filled.trigger.i and not filled.actors:
            return False
        if _sends_back(filled) or _one_sided_noise(filled):
            return False
        if not filled.goods and _gives_something(filled):
            filled.reasons.append("goods that the tree does not know")
            return True
        return bool(filled.goods) and _two_sides(filled)
    if frame.act == "REJECT" and filled.actors and filled.trigger.lemma_.lower() in {"decline", "refuse", "reject"}:
        return True
    if frame.needs == "recipient":
        return bool(filled.recipients) and (bool(filled.actors) or filled.trigger.pos_ in _VERBAL)
    if frame.act == "MOBILIZE" and not filled.recipients and filled.trigger.lemma_.lower() in _MOVING:
        return False
    if frame.needs == "other":
        return len({party.id or party.start for party in parties}) > 1
    if frame.needs == "person":
        return bool(filled.actors) and bool(filled.recipients) and any(is_person(party) for party in filled.actors)
    return bool(filled.actors) or bool(filled.recipients)


def _sends_back(filled: Filled) -> bool:
    """Whether people are only sent home."""
    people = any(goods_tree().top(goods.category) in {"personnel", "labour"} for goods in filled.goods)
    return people and any(child.lower_ in {"home", "back"} for child in filled.trigger.children)


def _one_sided_noise(filled: Filled) -> bool:
    """One side of a gift alone is told by plain verbs of giving only, and of things, not of support or access."""
    if filled.frame.act != "AID" or (filled.actors and filled.recipients):
        return False
    tops = {goods_tree().top(goods.category) for goods in filled.goods}
    plain = filled.trigger.lemma_.lower() in _GIVING | {"give", "receive", "get", "deploy", "hand"}
    if filled.frame.scheme == "pay":
        plain = bool(filled.slots.get("for")) or any(goods.start != filled.trigger.i for goods in filled.goods)
    return not plain or (filled.frame.scheme == "give" and tops <= {"support", "access", "transport"})


def _gives_something(filled: Filled) -> bool:
    """Whether a plain verb of giving has both sides and a thing as its object that the goods tree does not know."""
    trigger = filled.trigger
    if (
        trigger.pos_ not in _VERBAL
        or trigger.lemma_.lower() not in _GIVING
        or not (filled.actors and filled.recipients)
    ):
        return False
    if any(party.id is None for party in filled.parties):
        return False
    things = [*filled.slots.get("obj", []), *filled.slots.get("with", [])]
    taken = {index for party in filled.parties for index in range(party.start, party.end)}
    return any(
        thing.pos_ == "NOUN" and thing.i not in taken and thing.lemma_.lower() not in _NO_GOODS for thing in things
    )


def _two_sides(filled: Filled) -> bool:
    """Goods move between two, or are at least received or given by somebody named."""
    if filled.frame.scheme == "get":
        return bool(filled.recipients)
    if filled.frame.scheme == "use":
        return bool(filled.actors) and bool(filled.recipients)
    return bool(filled.actors) or bool(filled.recipients)


def frames_of(token: Token) -> list[Frame]:
    """The frames that a word may name, without regard to who and what: those that ask for an object only with it."""
    lexicon = frame_lexicon()
    word = token.lemma_.lower()
    if token.pos_ in _VERBAL:
        entries = lexicon.verbs.get(word, ())
    elif token.pos_ in _NOMINAL and not _is_measure(token):
        entries = lexicon.nouns.get(word, ())
    else:
        return []
    roles = slots(token)
    objects = roles.get("obj", []) if token.pos_ in _VERBAL else [*roles.get("of", []), *roles.get("mod", [])]
    return [
        frame
        for rest, frame in entries
        if _words_beside(token, rest) is not None
        and not frame.kinds
        and not frame.ties
        and not frame.role
        and not frame.actors
        and (not frame.objects or _carried_objects(token, objects, frame))
    ]
