from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.layout import join_lines, paragraphs

BODY = (
    "The ministry said on Monday that the first train had crossed the bridge with grain. It would not say how much "
    "there was or what had been paid for it, and it did not take questions."
)


def test_hard_wrapped_lines_are_joined():
    assert paragraphs(textwrap.fill(BODY, 72)) == [BODY]


def test_a_blank_line_parts_paragraphs_and_many_count_as_one():
    assert paragraphs(f"{BODY}\n\n\n\nA second one.") == [BODY, "A second one."]


def test_long_lines_are_paragraphs_of_their_own():
    assert paragraphs(f"{BODY}\n{BODY}") == [BODY, BODY]


def test_list_items_stay_apart():
    text = "The deal covers these three goods, the ministry said, all of them by rail:\n- grain\n- coal\n- fuel oil"
    assert paragraphs(text)[1:] == ["- grain", "- coal", "- fuel oil"]


def test_a_short_line_ends_a_paragraph():
    wrapped = textwrap.fill(BODY, 60)
    assert paragraphs(f"Background\n{wrapped}") == ["Background", BODY]


def test_words_cut_at_line_ends_are_mended_only_when_asked():
    lines = ["The agree-", "ment on long-", "term supply"]
    assert join_lines(lines, 13, rejoin_words=True) == ["The agreement on long-term supply"]


def test_east_asian_lines_are_joined_without_a_space():
    assert paragraphs("该国通过铁路向邻国运送了大\n米，外交部发言人周三表示。") == [
        "该国通过铁路向邻国运送了大米，外交部发言人周三表示。"
    ]


@given(st.lists(st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True), min_size=1, max_size=80), st.integers(30, 100))
def test_no_word_is_lost_or_made_by_joining(words, width):
    wrapped = textwrap.fill(" ".join(words), width)
    assert " ".join(paragraphs(wrapped)).split() == words
