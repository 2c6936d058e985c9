"""Whatever the text, reading ends, and every span lies inside it and says what it says."""

from dataclasses import asdict
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.extraction.reading_aloud import read

from tumen.contract import claim_from_json, claim_to_json

WORDS = st.sampled_from(
    [
        "Russia",
        "Iran",
        "Kim",
        "we",
        "our",
        "partners",
        "Putin",
        "the",
        "its",
        "they",
        "two",
        "countries",
        "sent",
        "denied",
        "agreed",
        "to",
        "supply",
        "12,000",
        "up",
        "shells",
        "troops",
        "of",
        "and",
        ",",
        ".",
        "said",
        "that",
        "has",
        "been",
        "by",
        "in",
        "return",
        "for",
        "oil",
        "Kursk",
        "June",
        "2024",
        "likely",
        "may",
        "not",
        "weapons'",
        "'s",
        "“",
        "”",
        "(",
        "-",
        "한국",
        "été",
    ]
)


def assert_spans(text: str, value: object) -> None:
    if isinstance(value, dict):
        if value.get("span") is not None and value.get("text"):
            start, end = value["span"]
            assert 0 <= start <= end <= len(text)
        for item in value.values():
            assert_spans(text, item)
    elif isinstance(value, list | tuple):
        for item in value:
            assert_spans(text, item)


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_word_salad(words: list[str]):
    text = " ".join(words)
    for claim in read(text):
        assert text[claim.sentence.start : claim.sentence.end] == claim.quote
        assert text[claim.act.span.start : claim.act.span.end] == claim.act.text
        for goods in claim.goods:
            assert text[goods.span.start : goods.span.end] == goods.text
        assert_spans(text, asdict(claim))
        assert claim_from_json(claim_to_json(claim)) == claim


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(text: str):
    for claim in read(text, published=date(2024, 1, 1)):
        assert text[claim.sentence.start : claim.sentence.end] == claim.quote


def test_a_sentence_of_twenty_thousand_characters_ends():
    assert read("Iran sent drones to Russia and " * 650) is not None
