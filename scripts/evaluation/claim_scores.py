"""Claims found and right, pairs end to end, transfers, denials given as deeds, and quiet where there is no dealing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from scripts.evaluation.alignment import BETWEEN_EQUALS, TRANSFERS, Answer, overlap, same_act, same_sides
from scripts.evaluation.board import Board, Miss
from scripts.evaluation.labels import GoldDocument, GoldSentence
from scripts.evaluation.roots import root_of

from tumen.model import Claim
from tumen.vocabulary.goods import goods_tree

Pair = tuple[str, str]


def describe(claim: Claim) -> str:
    """A claim of the reader in one line."""
    actors = "+".join(party.id or party.text for party in claim.actors)
    recipients = "+".join(party.id or party.text for party in claim.recipients)
    sign = "!" if claim.polarity == "denied" else ""
    return f"{sign}{claim.act.code} {actors}" + (f">{recipients}" if recipients else "") + f" '{claim.act.text}'"


def score_claims(board: Board, document: GoldDocument, answers: Sequence[Answer], spare: Sequence[Claim]) -> None:
    """Count what was found, what was right, and keep the misses."""
    name = document.id
    for answer in answers:
        right = answer.given is not None and answer.given.polarity == answer.gold.polarity
        board.judge("found", name, right)
        if not right:
            given = describe(answer.given) if answer.given else "nothing"
            board.miss(Miss("found", answer.sentence.id, answer.sentence.text, answer.gold.summary(), given))
        if answer.given is not None:
            board.judge("precise", name, right)
            board.reliability.append((answer.given.confidence, right))
    for claim in spare:
        board.judge("precise", name, right=False)
        board.reliability.append((claim.confidence, False))
        sentence = _sentence_of(document, claim)
        wanted = "; ".join(gold.summary() for gold in sentence.claims) or "nothing"
        board.miss(Miss("precise", sentence.id, sentence.text, wanted, describe(claim), claim.confidence))


def score_sentences(board: Board, document: GoldDocument, claims: Sequence[Claim]) -> None:
    """Score pairs, transfers, denials and quiet, sentence by sentence."""
    for sentence in document.sentences:
        inside = [claim for claim in claims if overlap(sentence.span, claim.act.span)]
        _score_pairs(board, document.id, sentence, inside)
        _score_transfers(board, document.id, sentence, inside)
        _score_denials(board, document.id, sentence, inside)
        if not sentence.claims:
            board.judge("quiet", document.id, not inside)
            for claim in inside:
                board.miss(Miss("quiet", sentence.id, sentence.text, "nothing", describe(claim), claim.confidence))


def pairs_of(code: str, actors: Iterable[str | None], recipients: Iterable[str | None]) -> set[Pair]:
    """The ordered pairs of ids that a claim links: actor to recipient, or each actor to each where none receives."""
    givers = [party for party in actors if party]
    takers = [party for party in recipients if party]
    if takers:
        found = {(giver, taker) for giver in givers for taker in takers if giver != taker}
    else:
        found = {(one, other) for one in givers for other in givers if one < other}
    return {_sorted(pair) for pair in found} if code in BETWEEN_EQUALS else found


def _sorted(pair: Pair) -> Pair:
    return (min(pair), max(pair))


def _score_pairs(board: Board, name: str, sentence: GoldSentence, claims: Sequence[Claim]) -> None:
    wanted = {
        (*pair, f"{'!' if gold.polarity == 'denied' else ''}{root_of(gold.code, gold.mode)}")
        for gold in sentence.claims
        for pair in pairs_of(gold.code, (p.id for p in gold.actors), (p.id for p in gold.recipients))
    }
    given = {
        (*pair, f"{'!' if claim.polarity == 'denied' else ''}{root_of(claim.act.code, claim.act.mode)}")
        for claim in claims
        for pair in pairs_of(claim.act.code, (p.id for p in claim.actors), (p.id for p in claim.recipients))
    }
    wanted_pairs, given_pairs = ({_sorted((one, other)) for one, other, _ in items} for items in (wanted, given))
    for measure, good, told in (("pair_root", wanted, given), ("pair", wanted_pairs, given_pairs)):
        count_sets(board, measure, name, good, told)
        if good != told:
            shown = [", ".join(sorted(" ".join(item) for item in items)) or "nothing" for items in (good, told)]
            board.miss(Miss(measure, sentence.id, sentence.text, shown[0], shown[1]))


def count_sets(board: Board, measure: str, name: str, wanted: AbstractSet[object], given: AbstractSet[object]) -> None:
    """Count what two sets share and what only one has, as hits, false alarms and misses."""
    board.add(measure, name, "tp", len(wanted & given))
    board.add(measure, name, "fp", len(given - wanted))
    board.add(measure, name, "fn", len(wanted - given))


def _score_transfers(board: Board, name: str, sentence: GoldSentence, claims: Sequence[Claim]) -> None:
    """A transfer is an affirmed AID, COOPERATE or AGREE with giver, goods and receiver; kinds must be compatible."""
    tree = goods_tree()
    wanted = [
        (gold, goods)
        for gold in sentence.claims
        if gold.code in TRANSFERS and gold.polarity == "affirmed" and gold.recipients
        for goods in gold.goods
    ]
    given = [
        (claim, goods)
        for claim in claims
        if claim.act.code in TRANSFERS and claim.polarity == "affirmed" and claim.actors and claim.recipients
        for goods in claim.goods
    ]
    used: set[int] = set()
    for gold, goods in wanted:
        match = next(
            (
                number
                for number, (claim, other) in enumerate(given)
                if number not in used
                and overlap(goods.span, other.span)
                and tree.compatible(goods.category, other.category)
                and same_sides(gold, claim)
            ),
            None,
        )
        if match is None:
            board.add("transfer", name, "fn")
            told = "; ".join(f"{describe(claim)} [{other.category}: {other.text}]" for claim, other in given)
            label = f"{gold.summary()} [{goods.category}: {goods.text}]"
            board.miss(Miss("transfer", sentence.id, sentence.text, label, told or "nothing"))
        else:
            used.add(match)
            board.add("transfer", name, "tp")
    board.add("transfer", name, "fp", len(given) - len(used))


def _score_denials(board: Board, name: str, sentence: GoldSentence, claims: Sequence[Claim]) -> None:
    """Count each deed the reader gives where the label denies it and no label affirms it."""
    for claim in claims:
        answered = [gold for gold in sentence.claims if same_sides(gold, claim) and same_act(gold, claim)]
        if claim.is_deed and answered and all(gold.polarity == "denied" for gold in answered):
            board.add("denied", name, "count")
            wanted = "; ".join(gold.summary() for gold in answered)
            board.miss(Miss("denied", sentence.id, sentence.text, wanted, describe(claim), claim.confidence))


def _sentence_of(document: GoldDocument, claim: Claim) -> GoldSentence:
    for sentence in document.sentences:
        if overlap(sentence.span, claim.act.span):
            return sentence
    return document.sentences[-1]
