"""The fields of claims that were found: goods, amounts, stage, polarity, certainty, speakers, times and the rest.

Each is scored over the labelled claims that the reader answered (see :mod:`scripts.evaluation.alignment`); a field
that the label fills and the answer leaves empty is wrong.

* goods: the goods whose words overlap, the same code first; leaf means the same code. Amount: both bounds within
  half a per cent, and the same unit, where the label has an amount.
* speaker: F1 over speakers; the same by id, or by overlapping words where either has no id.
* time: both bounds the same day. A vague label ("late 2010s") allows a bound to be off by a month or half the
  label's length, whichever is more; an open bound must be open,
  but an open end may also be the day of publication ("since 2022").
"""

from __future__ import annotations

from datetime import date, timedelta

from scripts.evaluation.alignment import Answer, overlap, same_party
from scripts.evaluation.board import Board, Miss
from scripts.evaluation.labels import GoldGoods, GoldSpeaker, GoldTime

from tumen.model import Claim, GoodsMention, PartyMention, Quantity, Speaker, When
from tumen.vocabulary.goods import goods_tree


def score_fields(board: Board, answer: Answer) -> None:
    """Score every field of an answered claim. An unanswered one is left to the measure of claims found."""
    gold, given = answer.gold, answer.given
    if given is None:
        return
    _judge(board, answer, "polarity", gold.polarity, given.polarity)
    if gold.polarity == given.polarity:
        _judge(board, answer, "stage", gold.stage, given.stage)
    _judge(board, answer, "certainty", gold.certainty, given.certainty)
    _judge(board, answer, "basis", gold.basis, given.basis)
    if gold.mode is not None:
        _judge(board, answer, "mode", gold.mode, str(given.act.mode))
    if gold.exchange is not None:
        _judge(board, answer, "exchange", "joined", "joined" if given.exchange else "not joined")
    for party in gold.affected:
        told = [mention.id or mention.text for mention in given.affected]
        right = any(same_party(party, mention) for mention in given.affected)
        _record(board, answer, "affected", right, party.id or party.text, ", ".join(told) or "nothing")
    for place in gold.where:
        told = [found.country or "?" for found in given.where if overlap(place.span, found.span)]
        _record(
            board, answer, "place", (place.country or "?") in told, str(place.country), ", ".join(told) or "nothing"
        )
    for goods in gold.goods:
        _score_goods(board, answer, goods, given)
    if gold.when is not None:
        told_time = f"{given.when.earliest}..{given.when.latest} {given.when.text!r}" if given.when else "nothing"
        wanted = f"{gold.when.earliest}..{gold.when.latest} {gold.when.text!r}"
        right = same_time(gold.when, given.when, answer.document.document.published)
        _record(board, answer, "time", right, wanted, told_time)
    _score_speakers(board, answer, given)


def same_time(gold: GoldTime, given: When | None, published: date | None = None) -> bool:
    """Whether the dates agree, by the rule at the head of this file."""
    if given is None:
        return False
    slack = timedelta(0)
    if gold.vague:
        length = gold.latest - gold.earliest if gold.earliest and gold.latest else timedelta(0)
        slack = max(timedelta(days=31), length / 2)
    until_told = gold.latest is None and given.latest is not None and given.latest == published
    ends = until_told or _same_bound(gold.latest, given.latest, slack)
    return ends and _same_bound(gold.earliest, given.earliest, slack)


def same_amount(gold: GoldGoods, given: Quantity | None) -> bool:
    """Whether bounds and unit agree."""
    if given is None or given.unit != gold.unit:
        return False
    bounds = ((gold.low, given.low), (gold.high, given.high))
    return all(
        one is other if one is None or other is None else abs(one - other) <= 0.005 * abs(one) for one, other in bounds
    )


def _same_bound(one: date | None, other: date | None, slack: timedelta) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= slack


def _score_goods(board: Board, answer: Answer, goods: GoldGoods, given: Claim) -> None:
    near = [mention for mention in given.goods if overlap(mention.span, goods.span)]
    best = max(near, key=lambda mention: mention.category == goods.category, default=None)
    tree = goods_tree()
    told = best.category if best else "nothing"
    right_top = best is not None and tree.top(best.category) == tree.top(goods.category)
    wanted = f"{goods.category}: {goods.text}"
    _record(board, answer, "goods_top", right_top, wanted, told)
    _record(board, answer, "goods_leaf", told == goods.category, wanted, told)
    if goods.unit is not None:
        amount = f"{goods.low}..{goods.high} {goods.unit}: {goods.text}"
        _record(board, answer, "amount", same_amount(goods, best.quantity if best else None), amount, _amount(best))


def _amount(goods: GoodsMention | None) -> str:
    if goods is None or goods.quantity is None:
        return "nothing"
    return f"{goods.quantity.low}..{goods.quantity.high} {goods.quantity.unit}: {goods.text}"


def _score_speakers(board: Board, answer: Answer, given: Claim) -> None:
    wanted = {speaker.party.id or speaker.party.text: speaker for speaker in answer.gold.speakers}
    left = list(given.speakers)
    found = 0
    for speaker in wanted.values():
        match = next((other for other in left if _same_speaker(speaker, other)), None)
        if match is not None:
            left.remove(match)
            found += 1
    name = answer.document.id
    board.add("speaker", name, "tp", found)
    board.add("speaker", name, "fn", len(wanted) - found)
    board.add("speaker", name, "fp", len(left))
    if left or found < len(wanted):
        told = " / ".join(speaker.id or speaker.text for speaker in given.speakers) or "nobody"
        _keep(board, answer, "speaker", " / ".join(wanted) or "nobody", told)


def _same_speaker(gold: GoldSpeaker, given: Speaker) -> bool:
    if gold.party.id is not None and gold.party.id in {given.id, given.party}:
        return True
    return same_party(gold.party, PartyMention(given.id, given.kind, given.text, given.span))


def _judge(board: Board, answer: Answer, measure: str, wanted: str, given: str) -> None:
    _record(board, answer, measure, wanted == given, wanted, given)


def _record(  # noqa: PLR0917  a judgement and what it was between
    board: Board, answer: Answer, measure: str, right: bool, wanted: str, given: str
) -> None:
    board.judge(measure, answer.document.id, right)
    if not right:
        _keep(board, answer, measure, wanted, given)


def _keep(board: Board, answer: Answer, measure: str, wanted: str, given: str) -> None:
    label = f"{answer.gold.summary()}: {wanted}"
    board.miss(Miss(measure, answer.sentence.id, answer.sentence.text, label, given))
