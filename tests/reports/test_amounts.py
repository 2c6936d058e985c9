import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.model import Quantity
from tumen.reports.amounts import amount_words, goods_title, goods_words, number_words, range_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12000, "12,000"),
        (2.5, "2.5"),
        (1_500_000, "1.5 million"),
        (1_234_567, "1,234,567"),
        (10_461_394_944_000, "10,461,394.944 million"),
        (2e9, "2 billion"),
        (0, "0"),
    ],
)
def test_numbers(value, words):
    assert number_words(value) == words


@given(st.integers(0, 10**14))
def test_a_number_is_never_rounded(value):
    words = number_words(value)
    number, _, scale = words.partition(" ")
    times = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert round(float(number.replace(",", "")) * times) == value


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (10_000, 12_000, False, "between 10,000 and 12,000"),
        (None, 12_000, False, "up to 12,000"),
        (10_000, None, False, "at least 10,000"),
        (100, 100, True, "about 100"),
        (None, None, False, ""),
    ],
)
def test_ranges(low, high, approximate, words):
    assert range_words(Quantity(low, high, "persons", approximate)) == words


@pytest.mark.parametrize(
    ("category", "quantity", "words"),
    [
        ("personnel.troops", Quantity(10_000, 12_000, "persons"), "between 10,000 and 12,000 troops"),
        ("arms.ammunition.artillery", Quantity(100, 100, "containers"), "100 containers of artillery ammunition"),
        ("arms.ammunition.artillery", Quantity(1, 1, "containers"), "1 container of artillery ammunition"),
        ("arms.missiles.ballistic", Quantity(50, 50, "missiles"), "50 ballistic missiles"),
        ("arms.artillery", Quantity(20, 50, "items"), "between 20 and 50 items of artillery"),
        ("arms.artillery", Quantity(1, None, "items"), "at least 1 item of artillery"),
        ("money", Quantity(9_000_000, 9_000_000, "USD"), "USD 9 million"),
        ("arms", Quantity(5_000_000, None, "USD"), "at least USD 5 million in arms"),
        ("energy.crude_oil", Quantity(None, 1_000_000, "barrels"), "up to 1 million barrels of crude oil"),
        ("personnel.troops", Quantity(None, None, "persons"), "troops"),
        ("personnel.troops", Quantity(22, 22, "missiles"), "22 missiles of troops"),
        ("transport.containers", Quantity(1, 1, "containers"), "1 container of unknown contents"),
        ("food", None, "food"),
    ],
)
def test_goods_inside_a_sentence(category, quantity, words):
    assert goods_words(category, quantity) == words


def test_no_sentence_shows_a_float():
    assert not re.search(r"\d\.0\b", amount_words(Quantity(10000.0, 12000.0, "persons")))


def test_goods_outside_the_tree_are_said_in_the_words_of_the_source():
    assert goods_title("not.in.tree", "odd things") == "odd things"
    assert amount_words(Quantity(2, 2, "bags_of_sand")) == "2 bags of sand"
