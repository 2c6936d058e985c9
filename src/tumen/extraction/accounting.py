"""The rule behind each role of a frame, each decision and each field of a claim, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.extraction.acts import Decided
from tumen.extraction.claims import Told
from tumen.extraction.explanation import Decision, FieldGiven, Governing, Role
from tumen.extraction.filled import Filled
from tumen.extraction.findings import form_rule, title_of
from tumen.extraction.goods import mention
from tumen.extraction.outlooks import Outlook
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.model import Claim, PartyMention, Quantity
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.parties import party_title

_SLOTS = {
    "subj": "subject of",
    "obj": "object of",
    "iobj": "indirect object of",
    "mod": "modifier of",
    "carrier": "subject of the verb that carries",
    "clause": "subject of the clause under",
}
_FRAME = "the frame's own act: nothing over it makes it another"


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a claim: its sentence, how it was told, and the words that govern it."""

    sentence: Sentence
    told: Told
    governing: list[Governing]


def roles_of(sentence: Sentence, filled: Filled) -> tuple[Role, ...]:
    """The roles of a frame, each with the slot that it was found in."""
    found = [_role(sentence, filled, "actor", party) for party in filled.actors]
    found += [_role(sentence, filled, "recipient", party) for party in filled.recipients]
    for goods in filled.goods:
        told = mention(sentence, goods)
        title = goods_tree().title(goods.category)
        own = filled.trigger.i in range(goods.start, goods.end)
        rule = "the word itself" if own else _slot_of_words(filled, range(goods.start, goods.end))
        found.append(Role("goods", told.text, goods.category, title, rule))
    return tuple(found)


def _role(sentence: Sentence, filled: Filled, role: str, party: PartyAt) -> Role:
    text = sentence.doc[party.start : party.end].text
    rule = f"{_slot(sentence, filled, party)}; {form_rule(party.form)}"
    return Role("actor" if role == "actor" else "recipient", text, party.id, title_of(party), rule)


def _slot(sentence: Sentence, filled: Filled, party: PartyAt) -> str:
    """Where a party stands from the word that names the act."""
    for name, heads in filled.slots.items():
        for head in heads:
            if any(other.id == party.id and other.start == party.start for other in parties_of(sentence, [head])):
                return _stands(name, filled)
    return _slot_of_words(filled, range(party.start, party.end))


def _stands(slot: str, filled: Filled) -> str:
    """A slot in words: "object of “sent”", "after “to” (“sent”)"."""
    word = filled.trigger.text
    return f"{_SLOTS[slot]} “{word}”" if slot in _SLOTS else f"after “{slot}” (“{word}”)"


def _slot_of_words(filled: Filled, words: range) -> str:
    """The slot whose phrase holds these words."""
    for name, heads in filled.slots.items():
        for head in heads:
            if any(token.i in words for token in head.subtree):
                return _stands(name, filled)
    return "from elsewhere in the text"


def decision_of(decided: Decided, stage_by: str) -> Decision:
    """A decision in words."""
    rule = _FRAME if decided.reason == "frame" else decided.reason
    return Decision(decided.code, decided.mode, decided.stage, decided.polarity, rule, stage_by)


def stage_rule(filled: Filled, governed: str | None, view: Outlook, steps: Iterable[Governing]) -> str:
    """What the stage was read from. ``governed`` is the stage that the governors gave before the act was decided."""
    if governed is not None:
        return _by(steps, "stage") or "what governs it"
    if view.stage is not None:
        return "whoever says it says that another must do it"
    if filled.frame.stage is not None:
        return f"the frame, frames.toml:{filled.frame.line}"
    return f"the tense of “{filled.trigger.text}” or of the verb that carries it"


def _by(steps: Iterable[Governing], field: str) -> str:
    """The words that changed a field."""
    words = [f"“{step.word}”" for step in steps if any(effect.field == field for effect in step.effects)]
    return ", ".join(words)


def fields_of(behind: Behind, decision: Decision) -> tuple[FieldGiven, ...]:
    """Each field of a claim with its value in words and the rule that gave it."""
    claim = behind.told.claim
    steps = behind.governing
    frame = behind.told.filled.frame
    mode = f" ({claim.act.mode})" if claim.act.mode else ""
    found = [
        FieldGiven("act", f"{claim.act.code}{mode}", f"{decision.rule}; frame {frame.act}, frames.toml:{frame.line}")
    ]
    for name, mentions in (("actor", claim.actors), ("recipient", claim.recipients), ("affected", claim.affected)):
        found += [FieldGiven(name, _named(item), _party_rule(behind, name, item)) for item in mentions]
    found += _goods_fields(claim)
    if claim.when is not None:
        days = f"{claim.when.earliest or '…'} to {claim.when.latest or '…'}, {claim.when.precision}"
        found.append(FieldGiven("when", days, f"“{claim.when.text}”, by where it hangs in the parse"))
    found += [FieldGiven("where", place.name, "by where it hangs in the parse") for place in claim.where]
    doubts = ", ".join(f"“{cue.text}”" for cue in claim.certainty_cues)
    found += [
        FieldGiven("stage", claim.stage.replace("_", " "), decision.stage_rule),
        FieldGiven("polarity", claim.polarity, _by(steps, "polarity") or "nothing denies it"),
        FieldGiven("certainty", claim.certainty, doubts or "nothing in the wording lowers it"),
    ]
    found += [FieldGiven("said by", item.text, f"“{item.cue}”" if item.cue else "a saying") for item in claim.speakers]
    if not claim.speakers:
        found.append(FieldGiven("said by", "the document itself", "no saying over it that names somebody"))
    if claim.basis == "use":
        found.append(FieldGiven("basis", "use", "the goods of one state in the hands of another"))
    found += exchange_field(claim)
    found.append(
        FieldGiven("confidence", f"{claim.confidence:.2f}", "; ".join(_supposed(behind)) or "nothing supposed")
    )
    return tuple(found)


def exchange_field(claim: Claim) -> list[FieldGiven]:
    """The exchange of a claim, where it has one."""
    return [] if claim.exchange is None else [FieldGiven("exchange", claim.exchange, "both legs have the same id")]


def _named(item: PartyMention) -> str:
    who = f"{party_title(item.id)} ({item.id})" if item.id else "not known"
    via = f", via {item.via.name}" if item.via and item.via.name != item.text else ""
    return f"{who}{via}"


def _party_rule(behind: Behind, name: str, item: PartyMention) -> str:
    """How a party of a claim was found: its words, the rule for them, its place from the word that names the act."""
    sentence, filled, decided = behind.sentence, behind.told.filled, behind.told.decided
    if filled.trigger.doc is not sentence.doc:
        return f"“{item.text}”, from the claim that this sentence goes on about"
    if name == "affected":
        return f"“{item.text}”: touched by it without being a side of it"
    sides = decided.actors if name == "actor" else decided.recipients
    for party in sides:
        if party.id == item.id and sentence.span(party.start, party.end) == item.span:
            taken = any(party == other for other in filled.parties)
            place = _slot(sentence, filled, party) if taken or decided.reason == "frame" else "side of what governs it"
            return f"“{item.text}”: {form_rule(party.form)}; {place}"
    return f"“{item.text}”"


def _goods_fields(claim: Claim) -> list[FieldGiven]:
    return [
        FieldGiven("goods", goods_tree().title(item.category), f"“{item.text}”: goods tree, {item.category}")
        if item.quantity is None
        else FieldGiven(
            "goods",
            f"{goods_tree().title(item.category)}, {_amount(item.quantity)}",
            f"“{item.text}”: goods tree, {item.category}; amount within one phrase",
        )
        for item in claim.goods
    ]


def _amount(quantity: Quantity) -> str:
    low, high = (None if bound is None else f"{bound:,.10g}" for bound in (quantity.low, quantity.high))
    about = "about " if quantity.approximate else ""
    unit = quantity.unit.replace("_", " ")
    if low is None or high is None:
        return f"{about}at least {low} {unit}" if high is None else f"{about}up to {high} {unit}"
    return f"{about}{low if low == high else f'{low}–{high}'} {unit}"


def _supposed(behind: Behind) -> list[str]:
    """What had to be supposed for a claim, which is what its confidence rests on."""
    told = behind.told
    parties = [*told.decided.actors, *told.decided.recipients]
    facts = (
        (told.filled.inferred, "a side was inferred"),
        (any(party.form == "reference" for party in parties), "a party by pointing back"),
        (any(party.form == "place" for party in parties), "a party from a place"),
        (any(party.id is None for party in parties), "a party that no list knows"),
        (not parties or not told.decided.actors, "no actor"),
        (not told.decided.recipients and not told.filled.frame.mutual, "no recipient"),
        (told.filled.trigger.pos_ in {"NOUN", "PROPN"}, "told by a noun"),
        (told.decided.reason != "frame", "the act is that of what governs it"),
    )
    return [text for holds, text in facts if holds]
