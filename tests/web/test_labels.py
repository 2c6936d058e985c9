from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.model import Quantity
from tumen.web import labels


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2024, 6, 19), date(2024, 6, 19), "19 Jun 2024"),
        (date(2024, 6, 1), date(2024, 6, 30), "Jun 2024"),
        (date(2024, 6, 1), date(2024, 8, 31), "Jun–Aug 2024"),
        (date(2023, 12, 1), date(2024, 2, 29), "Dec 2023 – Feb 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2017, 1, 1), date(2019, 12, 31), "2017–2019"),
        (date(2024, 6, 3), date(2024, 6, 30), "3 Jun 2024 – 30 Jun 2024"),
        (date(2018, 1, 1), None, "from 1 Jan 2018"),
        (None, date(2024, 1, 1), "until 1 Jan 2024"),
        (None, None, "date unknown"),
    ],
)
def test_a_period_is_said_in_its_shortest_true_words(earliest, latest, words) -> None:
    assert labels.period(earliest, latest) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (None, 12000, "persons", "up to 12,000 persons"),
        (10000, 12000, "persons", "10,000–12,000 persons"),
        (1, 1, "persons", "1 person"),
        (3, None, "containers", "at least 3 containers"),
        (1, None, "items", "at least 1 item"),
        (1_500_000, 1_500_000, "USD", "1.5 million USD"),
        (None, None, "persons", "amount not given"),
    ],
)
def test_an_amount_is_a_range_with_its_unit(low, high, unit, words) -> None:
    assert labels.quantity(Quantity(low, high, unit)) == words


def test_an_amount_that_is_about_says_so() -> None:
    assert labels.quantity(Quantity(100, 100, "persons", approximate=True)) == "about 100 persons"
    assert labels.quantity(None) == ""


def test_parties_are_listed_as_english_lists() -> None:
    assert labels.parties([]) == ""
    assert labels.parties(["PRK"]) == "North Korea"
    assert labels.parties(["PRK", "RUS"]) == "North Korea and Russia"
    assert labels.parties(["PRK", "?", None]) == "North Korea, unknown and unknown"


@given(st.text())
def test_plain_text_keeps_letters_and_hides_nothing(text) -> None:
    shown = labels.plain(text)
    assert not any(character in shown for character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x00\x1b")
    kept = "".join(character for character in text if character.isalnum() or character in "\n\r\t ")
    assert all(character in shown for character in kept)


def test_plain_text_of_any_script_is_left_alone() -> None:
    for text in ("북한군이 러시아에", "Россия — «КНДР»", "مرحبا\u200f", "朝鮮 🙂", "a\tb\n"):
        assert labels.plain(text) == text
