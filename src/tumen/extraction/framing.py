"""Frames: from a word that names an act to who did it, to or with whom, with what goods.

For each word of a sentence that the frame lexicon knows, the frames are tried in order, the more particular first;
the first whose needs are met is kept. A frame that lost its reason (its noun is the object of a verb that says the
same, or a purpose clause that completes another frame) is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.extraction.filled import Filled
from tumen.extraction.goods import goods_of
from tumen.extraction.governing import is_saying
from tumen.extraction.roles import is_person, parties_of
from tumen.extraction.sentence import GoodsAt, PartyAt, PlaceAt, Sentence
from tumen.extraction.syntax import LIGHT, Slots, conjuncts, slots
from tumen.extraction.ties import ties
from tumen.model import Via
from tumen.vocabulary.frames import Frame, frame_lexicon
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_MAKING = frozenset(
    {"make", "supply", "produce", "provide", "manufacture", "build", "deliver", "sell", "design", "ship"}
)
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
_SCENES = ("in", "across", "over", "around", "near", "outside", "inside", "at", "from", "of", "into", "off")
_GIVING = word_set("framing.giving")
_NO_GOODS = word_set("framing.no_goods")
_SERIES = frozenset({"day", "week", "round", "series", "month", "wave", "set", "number", "package", "kind", "type"})
_ADVERSE = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "COERCE"})
_CARRYING = word_set("framing.carrying")
_PURPOSE = frozenset({"advcl", "xcomp", "acl", "ccomp", "conj"})


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
            if fallback is not None and not (frame.act == "AID" and filled.actors and filled.recipients):
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
        match = next((item for item in near if _stands_by(token, item, word)), None)
        if match is None:
            return None
        if match.pos_ not in {"ADP", "PART", "ADV"}:
            used.add(match.i)
    return used


def _stands_by(token: Token, item: Token, word: str) -> bool:
    if word not in (item.lower_, item.lemma_.lower()):
        return False
    particle = item.pos_ in {"ADP", "PART", "ADV"} and item.head == token
    return not particle or item.dep_ == "prt" or item.i - token.i == 1 or word in {"on", "upon", "for", "with"}


def _fill(sentence: Sentence, token: Token, frame: Frame, roles: Slots) -> Filled | None:
    objects = roles.get("obj", []) if token.pos_ in _VERBAL else [*roles.get("of", []), *roles.get("mod", [])]
    carried: set[int] = set()
    if frame.objects:
        carried = _carried_objects(token, objects, frame)
        if not carried:
            return None
    if frame.actors and not any(head.lemma_.lower() in frame.actors for head in roles.get("subj", [])):
        return None
    filled = Filled(frame, token, roles, [], [], [], used=carried - {token.i})
    if frame.ties:
        return ties(sentence, filled)
    if frame.role:
        return _role(sentence, filled)
    _fill_goods(sentence, filled, objects)
    if frame.kinds and not any(goods_tree().top(goods.category) in frame.kinds for goods in filled.goods):
        return None
    _fill_parties(sentence, filled, objects)
    _complete(sentence, filled)
    return filled if _needs_met(filled) else None


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
    partner = _without(parties_of(sentence, partners), holder) or _origins(sentence, filled.goods)
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


def _fill_goods(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    frame = filled.frame
    heads: list[Token] = []
    for slot in frame.goods:
        if slot == "obj":
            heads.extend(objects)
        elif not (slot == "of" and filled.trigger.pos_ in _VERBAL):
            heads.extend(filled.slots.get(slot, []))
    filled.goods = goods_of(sentence, [head for head in heads if not _is_party(sentence, head)])
    if not filled.goods and frame.goods:
        _goods_misread(sentence, filled)
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


def _is_party(sentence: Sentence, head: Token) -> bool:
    party = sentence.party_at.get(head.i)
    return party is not None and party.form != "adjective"


def _fill_parties(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    frame, roles = filled.frame, filled.slots
    noun = filled.trigger.pos_ in _NOMINAL
    if frame.scheme == "use":
        filled.actors = _origins(sentence, filled.goods)
        filled.used |= _made_by(sentence, filled.goods)
    else:
        filled.actors = _from_slots(sentence, filled, frame.actor, objects)
        if noun and not frame.mutual and frame.scheme not in {"get", "host"}:
            _noun_actor(sentence, filled)
        if frame.scheme == "get" and not filled.actors:
            filled.actors = _origins(sentence, filled.goods)
    recipient_slots = frame.recipient
    if frame.scheme == "give" and frame.act in {"AID", "AGREE"}:
        _people_come_from(sentence, filled)
    filled.recipients = [
        party
        for party in _from_slots(sentence, filled, recipient_slots, objects)
        if party.id is None or all(party.id != actor.id for actor in filled.actors)
    ]
    if frame.act in _ON_THE_GROUND and not filled.recipients:
        _fill_scene(sentence, filled, objects)
    if noun and frame.scheme in {"get", "use", "host"} and not filled.recipients:
        filled.recipients = [
            party
            for party in parties_of(sentence, [*roles.get("carrier", []), *roles.get("mod", [])])
            if all(party.id != actor.id for actor in filled.actors)
        ]
    if frame.mutual:
        _mutual(sentence, filled)


def _fill_scene(sentence: Sentence, filled: Filled, objects: list[Token]) -> None:
    """Whom a deed on the ground is done to, from where it is done: "struck power stations across Ukraine"."""
    heads = [*objects, *(head for slot in _SCENES for head in filled.slots.get(slot, []))]
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
        found = _without(found, filled.actors)
        if found:
            break
    filled.recipients = found


def _people_come_from(sentence: Sentence, filled: Filled) -> None:
    """Soldiers and workers are given by their own state, whoever carries them; so are goods without a giver."""
    people = [item for item in filled.goods if goods_tree().top(item.category) in {"personnel", "labour"}]
    origins = _origins(sentence, people or ([] if filled.actors else filled.goods))
    if origins and {party.id for party in origins} != {party.id for party in filled.actors}:
        filled.actors = origins
        filled.reasons.append("giver from the nationality of what is given")


def _from_slots(sentence: Sentence, filled: Filled, names: Iterable[str], objects: list[Token]) -> list[PartyAt]:
    found: list[PartyAt] = []
    goods = {index for item in filled.goods for index in range(item.start, item.end)}
    for name in names:
        heads = objects if name == "obj" and filled.trigger.pos_ in _VERBAL else filled.slots.get(name, [])
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


def _noun_actor(sentence: Sentence, filled: Filled) -> None:
    """A noun's actor: its possessor or "by" (already in subj), else its nationality, else its verb's subject."""
    if filled.actors:
        return
    roles = filled.slots
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
            elif child.dep_ == "prep" and (child.lower_ == "from" or (child.lower_ == "of" and _are_people(item))):
                found.extend(parties_of(sentence, [noun for noun in child.children if noun.dep_ == "pobj"]))
            elif child.dep_ == "acl" and child.lemma_.lower() in _MAKING:
                nouns = [
                    noun
                    for link in child.children
                    if link.dep_ in {"agent", "prep"} and link.lower_ in {"by", "in", "from"}
                    for noun in link.children
                    if noun.dep_ == "pobj"
                ]
                found.extend(parties_of(sentence, nouns))
    return list({party.id: party for party in found}.values())


def _are_people(goods: GoodsAt) -> bool:
    return goods_tree().top(goods.category) in {"personnel", "labour"}


def _made_by(sentence: Sentence, goods: list[GoodsAt]) -> set[int]:
    """The words "supplied", "made" that only say where used goods come from."""
    return {
        child.i
        for item in goods
        for child in sentence.doc[item.end - 1].children
        if child.dep_ == "acl" and child.lemma_.lower() in _MAKING
    }


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
    """Roles that stand elsewhere than in the slots of the word itself."""
    frame = filled.frame
    if frame.act == "AID" and frame.scheme == "help" and not filled.actors and filled.recipients:
        hosts = parties_of(sentence, [*filled.slots.get("in", []), *filled.slots.get("at", [])])
        filled.actors = _without(hosts, filled.recipients)
    if frame.act not in {"AID", "AGREE"} or frame.scheme != "give":
        return
    for rule in (_from_purpose, _from_goods_name, _from_place):
        if not filled.recipients:
            rule(sentence, filled)


def _without(parties: list[PartyAt], others: list[PartyAt]) -> list[PartyAt]:
    ids = {party.id for party in others}
    return [party for party in parties if party.id not in ids]


def _from_purpose(sentence: Sentence, filled: Filled) -> None:
    """The recipient from what it is done for: "sent troops to help Russia", "to fight alongside Russia"."""
    for clause in _purposes(filled.trigger):
        inner = fill_at(sentence, clause)
        if inner is not None and inner.recipients and inner.frame.act in {"AID", "SUPPORT"}:
            filled.recipients = _without(inner.recipients, filled.actors)
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
    for item in filled.goods:
        for child in sentence.doc[item.end - 1].children:
            party = sentence.party_at.get(child.i)
            if party is not None and child.dep_ in {"compound", "nmod"} and party.form in {"name", "capital"}:
                filled.recipients = _without([party], filled.actors)


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
        if not filled.goods and _gives_something(filled):
            filled.reasons.append("goods that the tree does not know")
            return True
        return bool(filled.goods) and _two_sides(filled)
    if frame.needs == "recipient":
        return bool(filled.recipients) and (bool(filled.actors) or filled.trigger.pos_ in _VERBAL)
    if frame.needs == "other":
        return len({party.id or party.start for party in parties}) > 1
    if frame.needs == "person":
        return bool(filled.actors) and bool(filled.recipients) and any(is_person(party) for party in filled.actors)
    return bool(filled.actors) or bool(filled.recipients)


def _gives_something(filled: Filled) -> bool:
    """Whether a plain verb of giving has both its sides and a thing as its object, though the goods tree knows no such."""
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
