from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.evaluation.figures import estimate, f1, macro_f1, share


def test_macro_f1_is_the_mean_over_the_classes_of_the_gold():
    counts = {"tp:AID": 1, "fn:AID": 1, "fp:AGREE": 1, "tp:ACCUSE": 2}
    assert macro_f1(counts) == pytest.approx((2 / 3 + 1) / 2)


def test_figures_of_nothing_are_no_figures():
    assert (share({}), f1({}), macro_f1({})) == (None, None, None)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30))
def test_an_interval_is_in_order_and_the_same_every_time(pairs):
    rows = {str(index): Counter(right=right, total=right + wrong) for index, (right, wrong) in enumerate(pairs)}
    names = list(rows)
    first = estimate(rows, names, share)
    assert first == estimate(rows, names, share)
    if first.value is not None and first.low is not None and first.high is not None:
        assert 0 <= first.low <= first.high <= 1
        assert first.support == sum(sum(pair) for pair in pairs)


def test_more_documents_make_a_narrower_interval():
    def width(count):
        rows = {str(index): Counter(right=index % 2, total=1) for index in range(count)}
        found = estimate(rows, list(rows), share)
        return found.high - found.low

    assert width(400) < width(20)
