"""Running the reader over a part of the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scripts.evaluation.alignment import align
from scripts.evaluation.board import Board
from scripts.evaluation.claim_scores import score_claims, score_sentences
from scripts.evaluation.field_scores import score_fields
from scripts.evaluation.labels import GoldDocument
from scripts.evaluation.pair_given import Relate, score_pairs_given

from tumen.model import Claim, Document


@dataclass(frozen=True, slots=True)
class Reader:
    """What is scored: a reader of documents and a judge of pairs."""

    extract: Callable[[Document], list[Claim]]
    relate: Relate


def tumen_reader() -> Reader:
    """Tumen's own reader."""
    from tumen.extraction import extract_document, relate  # noqa: PLC0415  the corpus compiles without the reader

    return Reader(extract_document, relate)


def score(documents: Iterable[GoldDocument], reader: Reader) -> Board:
    """Read every document, score it, and return the counts and misses."""
    board = Board()
    for document in documents:
        claims = reader.extract(document.document)
        answers, spare = align(document, claims)
        score_claims(board, document, answers, spare)
        score_sentences(board, document, claims)
        for answer in answers:
            score_fields(board, answer)
        score_pairs_given(board, document, reader.relate)
    return board
