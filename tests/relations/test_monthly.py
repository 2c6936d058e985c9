from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relations.makers import days, dealing, denied

from tumen.errors import QueryError
from tumen.relations import MonthCount, monthly, spark, without_month


def by_act(act: str, categories: Sequence[str]) -> str:
    return "military" if any(category.startswith("arms") for category in categories) else act.lower()


def test_deeds_are_counted_by_month_and_domain_with_their_ids() -> None:
    found = monthly(
        [
            dealing("b"),
            dealing("a"),
            dealing("c", categories=()),
            dealing("d", **days(date(2023, 2, 3), date(2023, 2, 3))),
        ],
        domain=by_act,
    )
    assert found == (
        MonthCount("2023-02", "military", 1, ("dlg_d",)),
        MonthCount("2024-06", "aid", 1, ("dlg_c",)),
        MonthCount("2024-06", "military", 2, ("dlg_a", "dlg_b")),
    )


def test_plans_and_denied_dealings_are_never_counted() -> None:
    assert monthly([dealing("p", stage="pledged"), denied("n"), dealing("r", stage="refused")], domain=by_act) == ()


def test_wide_and_open_times_belong_to_no_month_and_are_told() -> None:
    wide = dealing("w", **days(date(2024, 1, 1), date(2024, 12, 31)))
    half_open, unknown = dealing("o", **days(date(2024, 1, 1), None)), dealing("u", earliest=None, latest=None)
    everything = [wide, half_open, unknown, dealing("a"), denied("n", earliest=None)]
    assert [item.dealings for item in monthly(everything, domain=by_act)] == [("dlg_a",)]
    assert set(without_month(everything)) == {"dlg_w", "dlg_o", "dlg_u"}


def test_a_turn_of_months_counts_in_the_month_of_its_middle() -> None:
    (only,) = monthly([dealing("a", **days(date(2024, 6, 28), date(2024, 7, 10)))], domain=by_act)
    assert only.month == "2024-07"


def test_the_vocabulary_gives_the_domain_by_default() -> None:
    (only,) = monthly([dealing("a", categories=("arms.ammunition.artillery",))])
    assert only.domain == "military"


def test_a_spark_line_has_a_bar_a_month_while_there_are_few() -> None:
    bars = spark([("2024-03", 4), ("2024-01", 2), ("2024-01", 1)], buckets=24)
    assert [(bar.first, bar.last, bar.count, bar.height) for bar in bars] == [
        ("2024-01", "2024-01", 3, 0.75),
        ("2024-02", "2024-02", 0, 0.0),
        ("2024-03", "2024-03", 4, 1.0),
    ]


def test_a_spark_line_keeps_the_dealings_behind_each_bar() -> None:
    bars = spark([MonthCount("2024-01", "a", 1, ("dlg_a",)), MonthCount("2024-02", "b", 1, ("dlg_b",))], buckets=1)
    assert [(bar.first, bar.last, bar.count, bar.dealings) for bar in bars] == [
        ("2024-01", "2024-02", 2, ("dlg_a", "dlg_b"))
    ]


def test_no_counts_give_no_bars_and_only_zeros_flat_ones() -> None:
    assert spark([]) == ()
    assert spark([("2024-01", 0)])[0].height == 0


@pytest.mark.parametrize("month", ["2024", "2024-13", "2024-1", "24-01", "2024-01-01", ""])
def test_a_month_that_is_none_is_an_error_with_its_value(month: str) -> None:
    with pytest.raises(QueryError, match="month is"):
        spark([(month, 1)])


def test_no_bars_at_all_cannot_be_asked_for() -> None:
    with pytest.raises(QueryError, match="buckets is 0"):
        spark([("2024-01", 1)], buckets=0)


@given(
    st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 9)), min_size=1),
    st.integers(1, 40),
)
def test_every_count_lands_in_one_bar(rows: list[tuple[date, int]], buckets: int) -> None:
    counts = [(f"{day:%Y-%m}", count) for day, count in rows]
    bars = spark(counts, buckets=buckets)
    assert len(bars) <= buckets
    assert sum(bar.count for bar in bars) == sum(count for _, count in rows)
    assert (bars[0].first, bars[-1].last) == (min(counts)[0], max(counts)[0])
    assert all(0 <= bar.height <= 1 for bar in bars)
