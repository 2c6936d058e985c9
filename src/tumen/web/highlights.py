"""A document's text cut into pieces, each with the fields of the claims that stand on it.

Spans of different claims and fields overlap freely: "North Korean shells" is goods, and its first two words an actor.
The text is cut at every boundary, so that each piece carries one set of marks and no tag ever crosses another. A mark
keeps its *lane* (0, 1, 2 ...) over its whole length, which the page draws as the height of the underline, so that two
marks on the same words stay two lines.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tumen.model import Claim, Span

FIELDS: tuple[tuple[str, str], ...] = (
    ("actor", "Actor"),
    ("recipient", "Recipient"),
    ("affected", "Affected"),
    ("act", "Act"),
    ("goods", "Goods"),
    ("when", "When"),
    ("where", "Where"),
    ("certainty", "Certainty"),
    ("speaker", "Speaker"),
)
"""The fields that carry spans, in the order of the legend, each with its name."""

LANES = 4
"""How many underlines are told apart by height; deeper overlaps share the last."""

_BREAK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One field's span in the text, with the numbers (from 1) of the claims that have it, and its lane."""

    field: str
    span: Span
    claims: tuple[int, ...]
    lane: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one set of marks, the outermost (lowest lane) first."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces in a row. ``claims`` are the numbers of the claims whose sentence this is; empty between sentences.

    ``first`` holds the numbers of the claims whose sentence begins here (a sentence may run over paragraphs).
    """

    claims: tuple[int, ...]
    first: tuple[int, ...]
    pieces: tuple[Piece, ...]


def paragraphs(text: str, claims: Sequence[Claim], window: Span | None = None) -> list[list[Passage]]:
    """The text as paragraphs of passages. Claims are numbered from 1 in the order given.

    ``window`` is the part of the text that is wanted, the whole by default. Joined again, the pieces are that part
    without the blank lines between paragraphs.
    """
    marks = _marks(claims, len(text))
    sentences = _sentences(claims, len(text))
    waiting = deque(marks)
    placed: set[int] = set()
    active: list[Mark] = []
    blocks = []
    for block in _blocks(text, window or Span(0, len(text))):
        passages = []
        for stretch, numbers in _stretches(block, sentences):
            while waiting and waiting[0].span.start < stretch.end:
                active.append(waiting.popleft())
            active = [mark for mark in active if mark.span.end > stretch.start]
            first = tuple(n for n in numbers if n not in placed and claims[n - 1].sentence.start < stretch.end)
            placed.update(first)
            passages.append(Passage(numbers, first, tuple(_pieces(text, stretch, active))))
        blocks.append(passages)
    return blocks


def field_spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Each field of the claim that has a place in the text, with that place."""
    yield "act", claim.act.span
    for field, mentions in (("actor", claim.actors), ("recipient", claim.recipients), ("affected", claim.affected)):
        for mention in mentions:
            yield field, mention.span
    for goods in claim.goods:
        yield "goods", goods.span
    if claim.when is not None and claim.when.span is not None:
        yield "when", claim.when.span
    for place in claim.where:
        yield "where", place.span
    for cue in claim.certainty_cues:
        yield "certainty", cue.span
    for speaker in claim.speakers:
        yield "speaker", speaker.span


def _marks(claims: Sequence[Claim], length: int) -> list[Mark]:
    """The marks of all claims, same field and same span once, each in the lowest lane that is free."""
    holders: dict[tuple[Span, str], list[int]] = {}
    for number, claim in enumerate(claims, start=1):
        for field, span in field_spans(claim):
            inside = Span(span.start, min(span.end, length))
            if inside.start < inside.end:
                numbers = holders.setdefault((inside, field), [])
                if number not in numbers:
                    numbers.append(number)
    order = [name for name, _title in FIELDS]
    free_from: list[int] = []
    marks = []
    for (span, field), numbers in sorted(
        holders.items(), key=lambda item: (item[0][0].start, -item[0][0].end, order.index(item[0][1]))
    ):
        lane = next((lane for lane, end in enumerate(free_from) if end <= span.start), len(free_from))
        free_from[lane : lane + 1] = [span.end]
        marks.append(Mark(field, span, tuple(numbers), lane))
    return marks


def _sentences(claims: Sequence[Claim], length: int) -> list[tuple[int, int, tuple[int, ...]]]:
    """Stretches that sentences cover, overlapping ones joined, each with the numbers of its claims."""
    joined: list[tuple[int, int, tuple[int, ...]]] = []
    for start, end, number in sorted(
        (claim.sentence.start, min(claim.sentence.end, length), number) for number, claim in enumerate(claims, start=1)
    ):
        if joined and start < joined[-1][1]:
            first, last, numbers = joined[-1]
            joined[-1] = (first, max(last, end), (*numbers, number))
        elif start < end:
            joined.append((start, end, (number,)))
    return joined


def _blocks(text: str, window: Span) -> Iterator[Span]:
    start = window.start
    for gap in _BREAK.finditer(text, window.start, window.end):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < window.end:
        yield Span(start, window.end)


def _stretches(
    block: Span, sentences: Iterable[tuple[int, int, tuple[int, ...]]]
) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """The block cut into sentences with claims and what lies between them."""
    position = block.start
    for start, end, numbers in sentences:
        low, high = max(start, block.start), min(end, block.end)
        if low >= high:
            continue
        if position < low:
            yield Span(position, low), ()
        yield Span(low, high), numbers
        position = high
    if position < block.end:
        yield Span(position, block.end), ()


def _pieces(text: str, stretch: Span, here: Sequence[Mark]) -> Iterator[Piece]:
    """The stretch cut at the edges of the marks that stand on it; ``here`` holds at least those."""
    edges = {edge for mark in here for edge in mark.span if stretch.start < edge < stretch.end}
    cuts = sorted({stretch.start, stretch.end} | edges)
    for start, end in pairwise(cuts):
        over = sorted((mark for mark in here if mark.span.start <= start and end <= mark.span.end), key=_depth)
        yield Piece(text[start:end], tuple(over))


def _depth(mark: Mark) -> tuple[int, str]:
    return mark.lane, mark.field


def around(text: str, sentence: Span, room: int = 300) -> Span:
    """The sentence with up to ``room`` characters on each side, but not beyond its paragraph."""
    before, after = text.rfind("\n\n", 0, sentence.start), text.find("\n\n", sentence.end)
    low = max(sentence.start - room, 0 if before < 0 else before + 2)
    high = min(sentence.end + room, len(text) if after < 0 else after)
    return Span(min(low, sentence.start), max(high, sentence.end))
