"""Quid pro quo: the other leg of a dealing ("missiles in return for oil"), and what ties the two legs together.

Three ways a text says it: goods behind "in return for" or "in exchange for" in the clause; "in return" at the head of a
clause about the same two parties; two receivers set against each other ("A gets troops, while B gets food").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tumen.extraction.filled import Filled
from tumen.extraction.goods import goods_of
from tumen.extraction.sentence import PartyAt, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_RETURN = frozenset({"return", "exchange", "payment", "compensation"})
_TRADING = frozenset({"trade", "swap", "barter", "exchange", "pay", "sell", "buy", "purchase"})


def returned_goods(filled: Filled) -> list[Token]:
    """The heads of what is given back for the goods of a frame."""
    trigger = filled.trigger
    found: list[Token] = []
    for token in trigger.subtree:
        if token.lower_ != "for" or token.dep_ != "prep":
            continue
        host = token.head
        explicit = host.lower_ in _RETURN and host.head.lower_ in {"in", "as"}
        if explicit or (host == trigger and trigger.lemma_.lower() in _TRADING):
            found.extend(
                child
                for child in token.children
                if child.dep_ == "pobj" and (explicit or not any(item.dep_ == "poss" for item in child.children))
            )
    return found


def other_leg(sentence: Sentence, filled: Filled) -> Filled | None:
    """The leg that goes the other way, where the clause names its goods and both parties are known."""
    if filled.frame.act != "AID" or not filled.actors or not filled.recipients:
        return None
    goods = goods_of(sentence, returned_goods(filled))
    goods = [item for item in goods if item not in filled.goods]
    if not goods:
        return None
    return replace(
        filled,
        actors=list(filled.recipients),
        recipients=list(filled.actors),
        goods=goods,
        reasons=[*filled.reasons, "the other leg of the exchange"],
        inferred=True,
    )


def says_in_return(trigger: Token) -> bool:
    """Whether a clause says "in return" or "in exchange" of what was told before it."""
    return any(
        token.lower_ in _RETURN
        and token.head.lower_ == "in"
        and not any(child.lower_ == "for" for child in token.children)
        and not any(child.lower_ == "for" for child in token.head.children)
        for token in trigger.subtree
    )


def set_against(first: Filled, second: Filled) -> bool:
    """Whether two frames of one sentence set receivers (or givers) without a partner against each other."""
    if first.frame.act != "AID" or second.frame.act != "AID" or not first.goods or not second.goods:
        return False
    mine, theirs = _lonely(first), _lonely(second)
    return (
        mine is not None and theirs is not None and mine.id != theirs.id and first.frame.scheme == second.frame.scheme
    )


def _lonely(filled: Filled) -> PartyAt | None:
    """The one named party of a frame that lacks the other side."""
    if filled.actors and filled.recipients:
        return None
    named = [party for party in filled.parties if party.id is not None]
    return named[0] if len(named) == 1 else None


def complete_each_other(first: Filled, second: Filled) -> None:
    """Give each of two frames set against each other the other's party as its partner."""
    mine, theirs = _lonely(first), _lonely(second)
    if mine is None or theirs is None:
        return
    for filled, partner in ((first, theirs), (second, mine)):
        if filled.actors:
            filled.recipients = [partner]
        else:
            filled.actors = [partner]
        filled.inferred = True
        filled.reasons.append("partner from the receiver it is set against")
