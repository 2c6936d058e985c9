from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.ledger.words import LONGEST_WORD, Term, matches, terms_of, words_of

TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from('북한军隊あか "*가\u0301'), max_size=80)


def found(text: str, question: str) -> list[str]:
    words = list(words_of(text))
    return [text[start:end] for term in terms_of(question) for start, end in matches(words, term)]


@pytest.mark.parametrize(
    ("text", "question", "hits"),
    [
        ("North Korea sent shells", "KOREA", ["Korea"]),
        ("North Korea sent shells", "kore", []),
        ("North Korea sent shells", "kore*", ["Korea"]),
        ("the KN-23 missile", "kn-23", ["KN-23"]),
        ("Chosŏn and São Tomé", "choson sao", ["Chosŏn", "São"]),
        (unicodedata.normalize("NFD", "Chosŏn"), "chosŏn", [unicodedata.normalize("NFD", "Chosŏn")]),
        ("북한군이 왔다", "북한", ["북한"]),
        ("북한군이 왔다", "한군", ["한군"]),
        ("북한군이 왔다", "군", ["군"]),
        ("북한군이 왔다", "북군", []),
        (unicodedata.normalize("NFD", "북한군"), "한군", [unicodedata.normalize("NFD", "한군")]),
        ("朝鲜军队部署", "军队", ["军队"]),
        ("朝鲜军队部署", "鲜军队部", ["鲜军队部"]),
        ("ﾐｻｲﾙ発射", "ミサイル", ["ﾐｻｲﾙ"]),
        ("ガス", unicodedata.normalize("NFD", "ガス"), ["ガス"]),
        ("화성KN-23미사일 발사", "KN-23미사일", ["KN-23미사일"]),
        ("미사일 KN-23", '"미사일 KN"', ["미사일 KN"]),
        ("미사일과 KN-23", '"미사일 KN"', []),
        ("ＫＮ－２３", "kn-23", ["ＫＮ－２３"]),
        ("sent shells; shells sent", '"shells sent"', ["shells sent"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("Москва и Пхеньян", "пхеньян", ["Пхеньян"]),
    ],
)
def test_what_is_found_where(text: str, question: str, hits: list[str]) -> None:
    assert found(text, question) == hits


@pytest.mark.parametrize("question", ["", " ", '"', '""', "*", "- + ( ) : ^ ~ & | !", "\x00", "\ud800", "'"])
def test_questions_without_words(question: str) -> None:
    assert terms_of(question) == []


def test_operators_are_words() -> None:
    assert terms_of("shells AND NOT NEAR/2") == [
        Term(("shells",), prefix=False),
        Term(("and",), prefix=False),
        Term(("not",), prefix=False),
        Term(("near", "2"), prefix=False),
    ]


@given(text=TEXT)
def test_words_stand_in_the_text_in_order_and_hold_letters_and_digits_alone(text: str) -> None:
    last = 0
    for word in words_of(text):
        assert last <= word.start < word.first_end <= word.end <= len(text)
        assert word.text.isalnum()
        assert len(word.text) <= LONGEST_WORD + 1
        last = word.start


@given(text=TEXT)
def test_a_text_is_found_by_each_of_its_pieces(text: str) -> None:
    words = list(words_of(text))
    for term in terms_of(text.replace('"', " ").replace("*", " ")):
        assert list(matches(words, term)), term
