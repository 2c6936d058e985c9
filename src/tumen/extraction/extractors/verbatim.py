"""Where words that somebody quotes stand in a text. Letter for letter: what is not there is not found."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tumen.model import Span


def occurrences(text: str, words: str, within: Span, *, whole: bool = True) -> list[Span]:
    """Every place of ``words`` inside a stretch of ``text``, from the left.

    ``whole`` leaves out those that begin or end inside a word ("oil" in "soil"). Empty words are nowhere.
    """
    found: list[Span] = []
    if not words.strip():
        return found
    start = text.find(words, within.start, within.end)
    while start >= 0:
        span = Span(start, start + len(words))
        if not whole or not _inside_a_word(text, span):
            found.append(span)
        start = text.find(words, start + 1, within.end)
    return found


def nearest(places: Iterable[Span], to: Span, taken: Collection[Span] = ()) -> Span | None:
    """The place that stands nearest to ``to``, the first of those as near. One that is ``taken`` only if all are."""
    free = list(places)
    free = [place for place in free if not any(_overlap(place, other) for other in taken)] or free
    return min(free, key=lambda place: (gap(place, to), place), default=None)


def gap(one: Span, other: Span) -> int:
    """How many characters stand between two places; 0 where they touch or overlap."""
    return max(other.start - one.end, one.start - other.end, 0)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _inside_a_word(text: str, span: Span) -> bool:
    return any(
        0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum() for edge in (span.start, span.end)
    )
