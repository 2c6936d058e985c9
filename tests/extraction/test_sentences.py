from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.sentences import LONGEST, split


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text)]


def test_abbreviations_titles_and_initials_do_not_end_a_sentence():
    text = "Gen. Kim met Mr. J. Lee of the U.S. State Department on Oct. 3. They talked."
    assert cut(text) == ["Gen. Kim met Mr. J. Lee of the U.S. State Department on Oct. 3.", "They talked."]


def test_a_dotted_name_ends_a_sentence_before_a_word_that_starts_one():
    assert cut("He flew to the U.S. The minister stayed.") == ["He flew to the U.S.", "The minister stayed."]


def test_a_paragraph_border_is_a_sentence_border():
    assert cut("Kim Sends Troops\n\nThe first came today.") == ["Kim Sends Troops", "The first came today."]


def test_a_quotation_mark_stays_with_its_sentence():
    assert cut("“It is done.” He left.") == ["“It is done.”", "He left."]


def test_a_date_line_stands_apart():
    assert cut("SEOUL, Oct. 18 (Wire) - North Korea sent troops.")[-1] == "North Korea sent troops."


def test_a_semicolon_parts_two_clauses():
    assert len(cut("Officials suspect a deal; neither government spoke of it.")) == 2


def test_a_very_long_sentence_is_cut_under_the_bound():
    text = "word, " * 5_000
    assert all(span.end - span.start <= LONGEST for span in split(text))


@given(st.text(max_size=400))
def test_sentences_stand_in_order_inside_the_text_and_lose_only_white_space(text: str):
    spans = split(text)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        position = span.end
    assert not text[position:].strip()
