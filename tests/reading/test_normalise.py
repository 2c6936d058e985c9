from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.normalise import normalise, one_line


def test_line_ends_spaces_and_blank_lines_take_one_form():
    assert (
        normalise("One\u00a0two \t\r\nthree\r\n\r\n\r\n\r\nfour\rfive\u2028six  ")
        == "One two\nthree\n\nfour\nfive\nsix"
    )


def test_characters_that_hide_or_disguise_words_are_gone():
    assert normalise("am\u00admu\u200bni\ufefftion \u202efor\u202c Rus\x00sia\x07") == "ammunition for Russia"


def test_letters_are_composed():
    assert normalise("Kaesŏng re\u0301sume\u0301") == "Kaesŏng résumé"


def test_lone_surrogates_are_gone_so_that_the_text_can_be_stored():
    assert normalise("a\ud800b").encode("utf-8") == b"ab"


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_stored_text_holds_no_control_characters_and_no_wide_gaps(text):
    stored = normalise(text)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n" for letter in stored)
    assert "\n\n\n" not in stored
    assert " \n" not in stored


@given(st.text())
def test_a_name_is_on_one_line(text):
    assert "\n" not in one_line(text)
    assert "  " not in one_line(text)
