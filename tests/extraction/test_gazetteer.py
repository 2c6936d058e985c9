import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.gazetteer import Gazetteer, singular


@pytest.mark.parametrize(
    ("plural", "wanted"),
    [("shells", "shell"), ("batteries", "battery"), ("boxes", "box"), ("missiles", "missile"), ("gas", "gas"),
     ("status", "status"), ("servicemen", "serviceman"), ("aircraft", "aircraft"), ("licences", "licence")],
)  # fmt: skip
def test_singular(plural: str, wanted: str):
    assert singular(plural) == wanted


def test_the_longest_phrase_wins():
    found = Gazetteer([("shell", 1), ("artillery shell", 2)], str.split, fold_last=True).find(["artillery", "shells"])
    assert [(match.start, match.end, match.values) for match in found] == [(0, 2, (2,))]


def test_a_refused_value_lets_a_shorter_phrase_match():
    phrases = Gazetteer([("new york", "city"), ("new", "adjective")], str.split)
    found = phrases.find(["new", "york"], lambda value, _start, _end: value != "city")
    assert [match.values for match in found] == [("adjective",)]


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_matches_never_overlap(words: list[str]):
    found = Gazetteer([("a", 1), ("a b", 2), ("b c a", 3)], str.split).find(words)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
