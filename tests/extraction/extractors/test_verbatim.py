from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.extractors.verbatim import gap, nearest, occurrences
from tumen.model import Span

WHOLE = Span(0, 1000)


def test_every_whole_word_is_found_and_no_part_of_one() -> None:
    text = "Oil, soil, oils and oil."
    assert occurrences(text, "oil", Span(0, len(text))) == [Span(20, 23)]
    assert len(occurrences(text, "oil", Span(0, len(text)), whole=False)) == 3


def test_nothing_is_nowhere() -> None:
    assert occurrences("a text", "", WHOLE) == []
    assert occurrences("a text", " ", WHOLE) == []
    assert occurrences("a text", "Text", WHOLE) == []


def test_the_nearest_that_is_free_is_taken() -> None:
    places = [Span(0, 5), Span(20, 25), Span(40, 45)]
    assert nearest(places, Span(22, 23)) == Span(20, 25)
    assert nearest(places, Span(22, 23), [Span(20, 25)]) == Span(0, 5)
    assert nearest(places[:1], Span(22, 23), [Span(0, 5)]) == Span(0, 5)
    assert nearest([], Span(0, 1)) is None


@given(st.text(max_size=60), st.text(min_size=1, max_size=4), st.booleans())
def test_each_place_holds_the_words(text, words, whole) -> None:
    for span in occurrences(text, words, Span(0, len(text)), whole=whole):
        assert text[span.start : span.end] == words


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_gap_is_the_same_both_ways(a, b, c, d) -> None:
    one, other = Span(a, a + b), Span(c, c + d)
    assert gap(one, other) == gap(other, one) >= 0
