"""Which claim of the reader answers which labelled claim.

The rule. A claim given *answers* a labelled one when their sentences overlap and

* parties: an actor is the same and a recipient is the same. Parties are the same when their ids are; where one of
  them is no state (or has no id), also when their words overlap. Acts between equals (meetings, agreements,
  cooperation, statements on ties) may be told in either direction or with all parties as actors: then two parties
  must be the same, or one where the label has only one. So may the signing of a treaty (SUPPORT) where label or
  claim has no recipient. Otherwise a label without a recipient is answered only by a claim without one.
* act: the root is the same (see :mod:`scripts.evaluation.roots`), or both are transfers (AID, COOPERATE, AGREE) of
  compatible goods, one kind being the other or above it.

It is *right* when it answers and the polarity is the same. Each claim answers at most one label, the best first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.evaluation.labels import GoldClaim, GoldDocument, GoldParty, GoldSentence
from scripts.evaluation.roots import root_of

from tumen.model import Claim, PartyMention, Span
from tumen.vocabulary.goods import goods_tree

TRANSFERS = frozenset({"AID", "COOPERATE", "AGREE"})
BETWEEN_EQUALS = frozenset({"AGREE", "CONSULT", "COOPERATE", "TIES"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A labelled claim with the reader's answer to it, if there is one."""

    document: GoldDocument
    sentence: GoldSentence
    gold: GoldClaim
    given: Claim | None


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def same_party(gold: GoldParty, given: PartyMention) -> bool:
    """Whether both mean the same party."""
    if gold.id is not None and gold.id == given.id:
        return True
    both_states = gold.id is not None and given.id is not None and gold.kind == given.kind == "state"
    return not both_states and overlap(gold.span, given.span)


def same_sides(gold: GoldClaim, given: Claim) -> bool:
    """Whether the parties agree, by the rule at the head of this file."""
    signed = gold.code == given.act.code == "SUPPORT" and not (gold.recipients and given.recipients)
    equals = gold.code in BETWEEN_EQUALS and given.act.code in BETWEEN_EQUALS and gold.mode != "visit"
    if equals or signed:
        wanted = {party.id or party.text: party for party in (*gold.actors, *gold.recipients)}
        mentions = (*given.actors, *given.recipients)
        same = sum(any(same_party(party, mention) for mention in mentions) for party in wanted.values())
        return same >= min(2, len(wanted))
    if not _any_same(gold.actors, given.actors) and (gold.actors or given.actors):
        return False
    return _any_same(gold.recipients, given.recipients) or not (gold.recipients or given.recipients)


def same_act(gold: GoldClaim, given: Claim) -> bool:
    """Whether the acts agree, by the rule at the head of this file."""
    if root_of(gold.code, gold.mode) == root_of(given.act.code, given.act.mode):
        return True
    if gold.code not in TRANSFERS or given.act.code not in TRANSFERS:
        return False
    tree = goods_tree()
    return any(tree.compatible(one.category, other.category) for one in gold.goods for other in given.goods)


def align(document: GoldDocument, claims: Sequence[Claim]) -> tuple[list[Answer], list[Claim]]:
    """Each labelled claim with its answer, and the claims that answer nothing."""
    places = [(sentence, gold) for sentence in document.sentences for gold in sentence.claims]
    ranked = sorted(
        (
            (-_closeness(gold, claim), index, number)
            for index, (sentence, gold) in enumerate(places)
            for number, claim in enumerate(claims)
            if overlap(sentence.span, claim.act.span) and same_sides(gold, claim) and same_act(gold, claim)
        ),
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, index, number in ranked:
        if index not in taken and number not in used:
            taken[index] = number
            used.add(number)
    answers = [
        Answer(document, sentence, gold, claims[taken[index]] if index in taken else None)
        for index, (sentence, gold) in enumerate(places)
    ]
    return answers, [claim for number, claim in enumerate(claims) if number not in used]


def _closeness(gold: GoldClaim, given: Claim) -> int:
    return (
        4 * (gold.polarity == given.polarity)
        + 3 * overlap(gold.act_span, given.act.span)
        + 2 * (gold.code == given.act.code)
        + 2 * any(overlap(one.span, other.span) for one in gold.goods for other in given.goods)
        + (gold.stage == given.stage)
    )


def _any_same(gold: Iterable[GoldParty], given: Sequence[PartyMention]) -> bool:
    return any(same_party(party, mention) for party in gold for mention in given)
