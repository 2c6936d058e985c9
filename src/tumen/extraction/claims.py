"""From the frames of a sentence to claims, each field with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tumen.contract import claim_id, stable_id
from tumen.extraction.acts import Decided, act_of, decide
from tumen.extraction.circumstances import affected, forward, when, where
from tumen.extraction.exchange import complete_each_other, other_leg, returned_goods, says_in_return, set_against
from tumen.extraction.filled import Filled
from tumen.extraction.framing import fill
from tumen.extraction.goods import goods_of, mention
from tumen.extraction.governing import outlook
from tumen.extraction.outlooks import Outlook
from tumen.extraction.roles import parties_of
from tumen.extraction.screening import tells_nothing
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.extraction.speakers import speakers_of
from tumen.extraction.syntax import subjects
from tumen.model import Claim, Cue, Document, GoodsMention, PartyMention, Span, Via, When
from tumen.vocabulary.goods import goods_tree

EXTRACTOR = "reader.v1"
_TO_COME = frozenset({"expected", "pledged", "agreed", "proposed", "requested", "recommended"})
_NEAR = 3
_TURNING = frozenset({"turn", "look", "appeal", "go", "rely", "depend", "approach", "ask", "thank", "court", "woo"})
_TRANSFERS = frozenset({"AID", "AGREE", "REQUEST", "COOPERATE"})
_ABSORBED = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT"})
_LEAST, _MOST = 0.3, 0.95


@dataclass(slots=True)
class Told:
    """A claim with the frame and outlook behind it, for whoever explains it."""

    claim: Claim
    filled: Filled
    view: Outlook
    decided: Decided
    reasons: list[str] = field(default_factory=list)


def claims_of(document: Document, sentence: Sentence, before: list[Told]) -> list[Told]:
    """The claims of one sentence. ``before`` are those of the document so far, for what points back at them."""
    if tells_nothing(sentence.doc):
        return []
    frames = fill(sentence)
    _set_against_each_other(frames)
    told: list[Told] = []
    for filled in frames:
        view = outlook(filled.trigger)
        _answer_to_request(filled, before + told)
        exchange = _payment_for(sentence, filled, before + told)
        if says_in_return(filled.trigger):
            exchange = _join_previous(filled, before + told)
        _partner_from_before(sentence, filled, before + told)
        leg = other_leg(sentence, filled) if exchange is None else None
        if leg is not None or filled.inferred:
            exchange = exchange or stable_id("exc", document.id, sentence.start, _exchange_key(filled, frames))
        for part in [filled, leg]:
            if part is not None:
                item = _tell(document, sentence, part, view, exchange, lone=len(frames) == 1)
                if item is not None:
                    told.append(item)
    absorbed = _absorbed(told)
    return _without_repeats([item for item in told if item.filled.trigger.i not in absorbed])


def _exchange_key(filled: Filled, frames: list[Filled]) -> int:
    return min((item.trigger.i for item in frames if item.inferred), default=filled.trigger.i)


def _absorbed(told: list[Told]) -> set[int]:
    """Governors that only say what becomes of another act ("asked for shells", "agreed to send")."""
    by_trigger = {item.filled.trigger.i: item for item in told}
    found: set[int] = set()
    for item in told:
        for governor in item.view.governors:
            other = by_trigger.get(governor.i)
            if other is None or other is item:
                continue
            act = other.filled.frame.act
            if act in _ABSORBED or (act == "SANCTION" and item.view.stage == "ended"):
                found.add(governor.i)
    return found


def _set_against_each_other(frames: list[Filled]) -> None:
    lonely = [filled for filled in frames if not (filled.actors and filled.recipients)]
    for index, first in enumerate(lonely):
        for second in lonely[index + 1 :]:
            if set_against(first, second):
                complete_each_other(first, second)
    # A clause joined by "and" to one that was completed has the same partner ("gets aid and has received help").
    for filled in frames:
        if filled.frame.act == "AID" and not (filled.actors and filled.recipients):
            twin = next((o for o in frames if o.inferred and o.frame.scheme == filled.frame.scheme
                         and {p.id for p in filled.parties} <= {p.id for p in o.recipients + o.actors}
                         and _same_side(o, filled)), None)  # fmt: skip
            if twin is not None:
                filled.actors = filled.actors or list(twin.actors)
                filled.recipients = filled.recipients or list(twin.recipients)
                filled.inferred = True


def _same_side(one: Filled, other: Filled) -> bool:
    if other.recipients:
        return [party.id for party in one.recipients] == [party.id for party in other.recipients]
    return [party.id for party in one.actors] == [party.id for party in other.actors]


def _answer_to_request(filled: Filled, before: list[Told]) -> None:
    """Whom a bare refusal answers: who asked just before ("Kyiv asked Seoul for shells, but Seoul declined")."""
    if filled.frame.act != "REJECT" or filled.recipients or not filled.actors:
        return
    mine = {party.id for party in filled.actors}
    for item in reversed(before[-_NEAR:]):
        if item.claim.act.code == "REQUEST" and mine & {mention.id for mention in item.claim.recipients}:
            filled.recipients = [
                replace(party, start=filled.trigger.i, end=filled.trigger.i + 1, form="reference")
                for party in item.decided.actors
            ]
            return


def _partner_from_before(sentence: Sentence, filled: Filled, before: list[Told]) -> None:
    """The side that a clause leaves out, where the sentences just before told of dealings with one partner only."""
    if filled.frame.act == "MOBILIZE" and filled.instead is not None:
        trial = filled.instead
        _partner_from_before(sentence, trial, before)
        if trial.actors and trial.recipients:
            filled.frame, filled.goods, filled.actors, filled.recipients, filled.reasons = (
                trial.frame, trial.goods, trial.actors, trial.recipients, trial.reasons,
            )  # fmt: skip
        return
    if filled.frame.act not in {"AID", "REQUEST", "AGREE"} or not filled.goods or filled.frame.mutual:
        return
    if bool(filled.actors) == bool(filled.recipients) or _has_stranger(filled):
        return
    mine = {party.id for party in filled.parties if party.id is not None}
    partner = _subject_above(sentence, filled, mine)
    if partner is not None:
        here = replace(partner, start=filled.trigger.i, end=filled.trigger.i + 1, form="reference")
        filled.recipients, filled.actors = ([here], filled.actors) if filled.actors else (filled.recipients, [here])
        filled.reasons.append("partner from the clause above")
        return
    for item in reversed(before[-_NEAR:]):
        claim = item.claim
        sides = {mention.id for mention in (*claim.actors, *claim.recipients) if mention.id is not None}
        others = sides - mine
        if mine & sides and len(others) == 1 and claim.act.code in _TRANSFERS and claim.goods:
            partner = next(party for party in [*item.decided.actors, *item.decided.recipients] if party.id in others)
            here = replace(partner, start=filled.trigger.i, end=filled.trigger.i + 1, form="reference")
            if filled.actors:
                filled.recipients = [here]
            else:
                filled.actors = [here]
            filled.inferred = False
            filled.reasons.append("partner from the dealing told before")
            return


def _subject_above(sentence: Sentence, filled: Filled, mine: set[str]) -> PartyAt | None:
    """The other side from the clause that a relative clause hangs on ("Laos turned to India, which sent rockets")."""
    verb = filled.trigger
    if verb.dep_ != "relcl":
        return None
    above = verb.head
    while above.head.i != above.i and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
    if above.i == verb.i or above.lemma_.lower() not in _TURNING:
        return None
    return next((party for party in parties_of(sentence, subjects(above)) if party.id not in mine), None)


def _has_stranger(filled: Filled) -> bool:
    """Whether the missing side is named after all, by words that stand for no party ("supplied children with milk")."""
    roles = filled.slots
    if filled.frame.scheme == "give":
        return bool(
            roles.get("iobj") or roles.get("to") or roles.get("for") or (roles.get("obj") and roles.get("with"))
        )
    return bool(filled.frame.scheme == "get" and roles.get("from"))


def _payment_for(sentence: Sentence, filled: Filled, before: list[Told]) -> str | None:
    """Tie a payment "in exchange for these weapons" to the transfer of those weapons told before, and pay its giver."""
    if filled.frame.act != "AID" or filled.recipients or not filled.actors:
        return None
    returned = goods_of(sentence, returned_goods(filled))
    tops = {goods_tree().top(goods.category) for goods in returned}
    payers = {party.id for party in filled.actors}
    for item in reversed(before):
        claim = item.claim
        if claim.act.code != "AID" or not {goods_tree().top(goods.category) for goods in claim.goods} & tops:
            continue
        if not payers & {mention.id for mention in claim.recipients}:
            continue
        host = sentence.doc[returned[0].start]
        filled.recipients = [
            replace(party, start=host.i, end=host.i + 1, form="reference")
            for party in item.decided.actors
            if party.id is not None
        ]
        filled.inferred = True
        exchange = claim.exchange or stable_id("exc", claim.id)
        item.claim = replace(claim, exchange=exchange)
        return exchange
    return None


def _join_previous(filled: Filled, before: list[Told]) -> str | None:
    """Tie "in return" to the last transfer told, and take the partner from it where the clause names none."""
    previous = next(
        (item for item in reversed(before) if item.claim.act.code in {"AID", "AGREE"} and item.claim.recipients), None
    )
    if previous is None:
        return None
    if not filled.recipients and filled.actors:
        ids = {party.id for party in filled.actors}
        filled.recipients = [p for p in previous.decided.actors if p.id not in ids][:1]
    elif not filled.actors and filled.recipients:
        ids = {party.id for party in filled.recipients}
        filled.actors = [p for p in previous.decided.recipients if p.id not in ids][:1]
    exchange = previous.claim.exchange or stable_id("exc", previous.claim.id)
    if previous.claim.exchange is None:
        previous.claim = replace(previous.claim, exchange=exchange)
    return exchange


def _tell(
    document: Document, sentence: Sentence, filled: Filled, view: Outlook, exchange: str | None, *, lone: bool
) -> Told | None:
    decided = decide(sentence, filled, view)
    if decided is None or view.supposed or not worth_telling(sentence, decided, filled):
        return None
    whole = Span(sentence.start, sentence.start + len(sentence.doc.text))
    extra = affected(sentence, filled, decided.code)
    speakers = speakers_of(sentence, view)
    claim = Claim(
        id="",
        document=document.id,
        source_id=document.source_id,
        sentence=whole,
        quote=sentence.doc.text,
        act=act_of(sentence, filled, decided),
        actors=_mentions(sentence, decided.actors),
        recipients=_mentions(sentence, decided.recipients),
        affected=_mentions(sentence, extra),
        goods=_goods(sentence, filled),
        when=_when(document, sentence, filled, decided, lone=lone),
        where=where(sentence, filled, lone),
        stage=decided.stage,
        polarity=decided.polarity,
        certainty=view.certainty,  # type: ignore[arg-type]
        certainty_cues=_cues(sentence, view),
        speakers=speakers,
        basis="use" if filled.frame.basis == "use" else "stated",
        exchange=exchange,
        extractor=EXTRACTOR,
        confidence=_confidence(filled, decided),
    )
    claim = replace(claim, id=claim_id(claim))
    return Told(claim, filled, view, decided, [*filled.reasons, *view.reasons, decided.reason])


def _goods(sentence: Sentence, filled: Filled) -> tuple[GoodsMention, ...]:
    """The goods with their amounts; a sum of money that only says what other goods are worth is not goods itself."""
    found = [mention(sentence, goods) for goods in filled.goods]
    return tuple(
        item
        for item in found
        if item.category != "money" or not any(other is not item and other.span.holds(item.span) for other in found)
    )


def _when(document: Document, sentence: Sentence, filled: Filled, decided: Decided, *, lone: bool) -> When | None:
    time = when(sentence, filled, lone)
    return forward(time, document.published) if decided.stage in _TO_COME else time


def worth_telling(sentence: Sentence, decided: Decided, filled: Filled) -> bool:
    """Whether an act says enough for a claim: two sides as a rule, one where what it says of it counts."""
    ids = {party.id for party in [*decided.actors, *decided.recipients] if party.id is not None}
    if not ids:
        return False
    if decided.polarity == "denied" and decided.code in {"REJECT", "THREATEN", "ACCUSE", "REQUEST"}:
        return False
    if len(ids) > 1 and filled.frame.mutual:
        return True
    if decided.code in {"AID", "ASSAULT", "COERCE", "ACCUSE", "REJECT", "THREATEN", "REQUEST", "SANCTION", "SUPPORT"}:
        if decided.actors and decided.recipients:
            return True
        # One side alone is told where the text denies it, counts what was given, or it is a veto.
        return filled.frame.gives is not None or (
            bool(filled.goods)
            and (decided.polarity == "denied" or any(mention(sentence, item).quantity for item in filled.goods))
        )
    return len(ids) > 1 or decided.code in {"MOBILIZE", "RETREAT", "CONCEDE"}


def _mentions(sentence: Sentence, parties: Iterable[PartyAt]) -> tuple[PartyMention, ...]:
    found: dict[tuple[str | None, int], PartyMention] = {}
    for party in parties:
        span = sentence.span(party.start, party.end)
        text = sentence.doc[party.start : party.end].text
        via = party.via
        if via is None and party.form == "capital":
            via = Via(text, "capital")
        elif via is None and party.form == "seat":
            via = Via(text, "seat")
        kind = party.kind if party.kind != "person" or party.id is None else "state"
        key = (party.id, 0 if party.id else party.start)
        found.setdefault(key, PartyMention(party.id, kind, text, span, via))
    return tuple(found.values())


def _cues(sentence: Sentence, view: Outlook) -> tuple[Cue, ...]:
    """The words that lowered the certainty; neighbours are one cue."""
    indices = sorted({word.i for word in view.cues})
    groups: list[list[int]] = []
    for index in indices:
        if groups and index == groups[-1][-1] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return tuple(
        Cue(sentence.doc[group[0] : group[-1] + 1].text, sentence.span(group[0], group[-1] + 1)) for group in groups
    )


def _confidence(filled: Filled, decided: Decided) -> float:
    """How likely the claim is right, from how much had to be supposed.

    The weights were set on the seen part of the gold: of its claims given 0.8 to 0.9 about nine in ten are right, of
    those given 0.9 or more nearly all, of those that lack a side about half. ``scripts/eval`` prints the table.
    """
    value = 0.84
    parties = [*decided.actors, *decided.recipients]
    whole = bool(decided.actors) and bool(decided.recipients or filled.frame.mutual)
    if not whole:
        value -= 0.3
    if filled.inferred:
        value -= 0.12
    if any(party.form in {"reference", "place"} for party in parties):
        value -= 0.08
    if any(party.id is None for party in parties):
        value -= 0.05
    if filled.trigger.pos_ in {"NOUN", "PROPN"}:
        value -= 0.04
    if decided.reason != "frame":
        value -= 0.04
    if filled.goods and whole and decided.code == "AID":
        value += 0.1
    return round(min(_MOST, max(_LEAST, value)), 2)


def _without_repeats(told: list[Told]) -> list[Told]:
    """One claim for one act between the same parties: of two that say the same, the one that says more."""
    kept: list[Told] = []
    for item in told:
        rival = next((other for other in kept if _same(other.claim, item.claim)), None)
        if rival is None:
            kept.append(item)
        elif len(item.claim.goods) + bool(item.claim.when) > len(rival.claim.goods) + bool(rival.claim.when):
            kept[kept.index(rival)] = item
    return kept


def _same(one: Claim, other: Claim) -> bool:
    def ids(mentions: Iterable[PartyMention]) -> set[object]:
        return {mention.id or mention.span for mention in mentions}

    if one.act.code != other.act.code or one.polarity != other.polarity or one.stage != other.stage:
        return False
    if ids(one.actors) != ids(other.actors) or ids(one.recipients) != ids(other.recipients):
        return False
    mine, theirs = {goods.span for goods in one.goods}, {goods.span for goods in other.goods}
    return not mine or not theirs or bool(mine & theirs)
