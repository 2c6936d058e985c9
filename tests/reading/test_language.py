from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.language import language_code, language_of

ENGLISH = "The ministry said that the first train had crossed the bridge with grain, and that more would follow."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Grain crossed the river", "en"),
        ("북측이 철도로 석탄을 보냈다고 통일부가 밝혔다.", "ko"),
        ("隣国へ鉄道で石炭を送ったと外務省が発表した。", "ja"),
        ("该国通过铁路向邻国运送了大米，外交部发言人周三表示。", "zh"),
        ("Эшелон с зерном прибыл в порт.", "ru"),
        ("Ешелон із зерном прибув до порту.", "uk"),
        (
            "Le ministère a déclaré que le premier train avait traversé le pont avec du blé.",
            "fr",
        ),
    ],
)
def test_the_language_is_told(text, code):
    assert language_of(text) == code


def test_a_korean_text_that_says_it_is_english_is_korean():
    assert language_of("북측이 철도로 석탄을 보냈다고 통일부가 밝혔다.", "en") == "ko"


def test_an_english_text_with_a_few_foreign_names_is_english():
    assert language_of(f"{ENGLISH} The bridge (조중우의교) was built long ago.") == "en"


def test_what_a_file_states_stands_and_what_a_page_hints_gives_way():
    french = (
        "Le ministère a déclaré que le premier train avait traversé le pont avec du blé et que d'autres suivraient."
    )
    assert language_of(french, "en") == "en"
    assert language_of(french, "en", stated_is_hint=True) == "fr"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-US", "en"), ("KO_kr", "ko"), ("english", None), ("", None), (None, None)]
)
def test_a_language_tag_is_cut_to_its_language(tag, code):
    assert language_code(tag) == code


@given(st.text())
def test_any_text_has_a_code(text):
    assert language_of(text).isalpha()
