"""Pair given: the reader is asked which act runs between two marked parties of one sentence.

Pairs come from the labelled claims that are affirmed; a pair with several acts is right with any of them. The
parties of a sentence that no claim links, in the order of the text, are the pairs without an act. TIES is no PLOVER
root: it counts among the roots but not in quads and in cooperation or conflict (quads 1-2 or 3-4).
Which acts share a root is told in :mod:`scripts.evaluation.roots`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations

from scripts.evaluation.board import Board, Miss
from scripts.evaluation.labels import GoldClaim, GoldDocument, GoldParty, GoldSentence
from scripts.evaluation.roots import quad_of, root_of

from tumen.model import Act, Span

Relate = Callable[[str, Span, Span], Act | None]
Sides = tuple[GoldParty, GoldParty]
NONE = "none"
COOPERATION = frozenset({1, 2})


def score_pairs_given(board: Board, document: GoldDocument, relate: Relate) -> None:
    """Ask about every pair of every sentence and count the answers."""
    for sentence in document.sentences:
        for (source, target), codes in labelled_pairs(sentence).items():
            act = _ask(relate, sentence, source, target)
            given = root_of(act.code, act.mode) if act else NONE
            wanted = given if given in codes else codes[0]
            _count(board, document.id, wanted, given)
            if given != wanted:
                told = f"{source.id}>{target.id}: {given}"
                board.miss(Miss("root", sentence.id, sentence.text, f"{source.id}>{target.id}: {wanted}", told))
        for source, target in unlinked_pairs(sentence):
            act = _ask(relate, sentence, source, target)
            board.judge("no_act", document.id, act is None)
            if act is not None:
                told = f"{source.id}>{target.id}: {act.code} {act.text!r}"
                board.miss(Miss("no_act", sentence.id, sentence.text, "no act", told))


def labelled_pairs(sentence: GoldSentence) -> dict[Sides, list[str]]:
    """Each ordered pair of parties that affirmed claims link, with the roots of their acts."""
    found: dict[Sides, list[str]] = defaultdict(list)
    for claim in sentence.claims:
        if claim.polarity == "affirmed":
            for sides in _sides(claim):
                found[sides].append(root_of(claim.code, claim.mode))
    return dict(found)


def unlinked_pairs(sentence: GoldSentence) -> list[Sides]:
    """Each pair of different parties with ids that no claim of the sentence links, once, in the order of the text."""
    linked = {frozenset(party.id for party in sides) for claim in sentence.claims for sides in _sides(claim)}
    first = {party.id: party for party in reversed(sentence.parties) if party.id is not None}
    ordered = sorted(first.values(), key=lambda party: party.span)
    return [(one, other) for one, other in combinations(ordered, 2) if frozenset({one.id, other.id}) not in linked]


def _sides(claim: GoldClaim) -> list[Sides]:
    if claim.recipients:
        found = [(actor, recipient) for actor in claim.actors for recipient in claim.recipients]
    else:
        found = list(combinations(claim.actors, 2))
    return [(one, other) for one, other in found if one.id != other.id]


def _ask(relate: Relate, sentence: GoldSentence, source: GoldParty, target: GoldParty) -> Act | None:
    offset = sentence.span.start
    spans = [Span(party.span.start - offset, party.span.end - offset) for party in (source, target)]
    return relate(sentence.text, spans[0], spans[1])


def _count(board: Board, name: str, wanted: str, given: str) -> None:
    _count_class(board, name, "root", wanted, given)
    quad, told = quad_of(wanted), quad_of(given)
    if quad is None:
        return
    _count_class(board, name, "quad", str(quad), str(told or NONE))
    _count_class(board, name, "binary", _side(quad), _side(told))


def _side(quad: int | None) -> str:
    return NONE if quad is None else "cooperation" if quad in COOPERATION else "conflict"


def _count_class(board: Board, name: str, measure: str, wanted: str, given: str) -> None:
    if wanted == given:
        board.add(measure, name, f"tp:{wanted}")
    else:
        board.add(measure, name, f"fn:{wanted}")
        board.add(measure, name, f"fp:{given}")
