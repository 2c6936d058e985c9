from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import QueryError
from tumen.web.asking import day_asked, end_of, one_asked, whole_asked
from tumen.web.filters import Filter, filter_asked


def test_what_is_not_asked_for_is_none() -> None:
    assert day_asked({}) is None
    assert day_asked({"as_of": " "}) is None
    assert whole_asked({"offset": ""}, "offset", 7, 10) == 7
    assert one_asked({"way": ""}, "way", ("gives",)) is None
    assert not filter_asked({"domain": "", "text": "  ", "credibility": ""})


def test_a_day_ends_with_its_last_moment() -> None:
    assert end_of(date(2025, 1, 10)) > datetime(2025, 1, 10, 23, 59, 59, tzinfo=UTC)
    assert end_of(date(2025, 1, 10)) < datetime(2025, 1, 11, tzinfo=UTC)
    assert end_of(None) is None


@given(st.text(min_size=1))
def test_any_number_asked_for_is_whole_and_in_range_or_refused(given_text) -> None:
    plain = given_text.strip()
    if plain and not (plain.isascii() and plain.isdigit() and len(plain) < 10 and int(plain) <= 500):
        with pytest.raises(QueryError, match="offset"):
            whole_asked({"offset": given_text}, "offset", 0, 500)
    else:
        assert whole_asked({"offset": given_text}, "offset", 0, 500) == int(plain or 0)


@given(st.dates())
def test_any_day_can_be_asked_for(day) -> None:
    assert day_asked({"as_of": f" {day.isoformat()} "}) == day


@pytest.mark.parametrize("text", ["yesterday", "2025-13-01", "2025-02-30", "1/2/2025", "2025", "x" * 1000, "\x00"])
def test_what_is_no_day_is_refused(text) -> None:
    with pytest.raises(QueryError, match="YYYY-MM-DD"):
        day_asked({"as_of": text})


@pytest.mark.parametrize("query", [{"stage": "eaten"}, {"domain": "x"}, {"way": "both"}, {"credibility": "7"}])
def test_a_filter_that_cannot_be_names_what_can(query) -> None:
    with pytest.raises(QueryError, match=next(iter(query))):
        filter_asked(query)


def test_a_filter_knows_whether_it_restricts() -> None:
    assert Filter(text="shells")
    assert Filter(credibility=2)
    assert not Filter()
