from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.extractors.windows import windows
from tumen.extraction.sentences import LONGEST, split


def test_a_short_text_is_one_window() -> None:
    text = "A headline\n\nThe first sentence. The second one."
    (window,) = windows(text, 4000)
    assert text[window.span.start : window.span.end] == text
    assert window.before is None


def test_paragraphs_stay_whole_where_they_fit() -> None:
    paragraph = "This is a sentence of the paragraph. " * 30
    text = f"{paragraph}\n\n{paragraph}\n\n{paragraph}"
    found = list(windows(text, 2400))
    assert [text[window.span.start : window.span.end].strip().count("\n\n") for window in found] == [1, 0]
    assert found[1].before == found[0].sentences[-1]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "This is a sentence of one long paragraph. " * 200
    found = list(windows(text, 2000))
    assert len(found) > 3
    assert all(text[window.span.end - 1] == "." for window in found)


@given(st.lists(st.sampled_from(["A word. ", "Another sentence stands here. ", "x" * 2500, "\n\n", "\n"]), max_size=40))
def test_every_sentence_is_in_one_window_and_none_is_too_long(parts) -> None:
    text = "".join(parts)
    found = list(windows(text, 2000))
    assert [sentence for window in found for sentence in window.sentences] == split(text)
    assert all(window.span.end - window.span.start <= LONGEST for window in found)
