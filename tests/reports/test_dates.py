from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reports.dates import interval_label, interval_words, since_words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-06-19", "2024-06-19", "on 19 June 2024"),
        ("2024-06-01", "2024-06-30", "in June 2024"),
        ("2024-01-01", "2024-12-31", "in 2024"),
        ("2024-02-01", "2024-02-29", "in February 2024"),
        ("2023-09-01", "2023-12-31", "in late 2023"),
        ("2023-10-01", "2023-12-31", "in the fourth quarter of 2023"),
        ("2024-01-01", "2024-06-30", "in the first half of 2024"),
        ("2025-01-01", "2025-02-28", "in January or February 2025"),
        ("2017-01-01", "2019-12-31", "in the late 2010s"),
        ("1990-01-01", "1999-12-31", "in the 1990s"),
        ("2021-01-01", "2023-12-31", "between 2021 and 2023"),
        ("2024-03-01", "2024-10-31", "between March and October 2024"),
        ("2023-11-01", "2024-02-29", "between November 2023 and February 2024"),
        ("2024-10-01", "2024-11-20", "between 1 October and 20 November 2024"),
        ("2024-11-01", "2024-11-22", "between 1 and 22 November 2024"),
        ("2023-12-30", "2024-01-03", "between 30 December 2023 and 3 January 2024"),
        ("2024-06-17", "2024-06-23", "in the week of 17 June 2024"),
        (None, "2023-12-31", "by the end of 2023"),
        (None, "2024-05-31", "by May 2024"),
        (None, "2024-05-12", "by 12 May 2024"),
        ("2022-01-01", None, "since 2022"),
        ("2022-03-01", None, "since March 2022"),
        (None, None, ""),
    ],
)
def test_an_interval_is_said_no_more_exactly_than_it_is_known(earliest, latest, words):
    start = date.fromisoformat(earliest) if earliest else None
    end = date.fromisoformat(latest) if latest else None
    assert interval_words(start, end) == words


def test_labels_for_tables_are_short():
    assert interval_label(date(2024, 3, 1), date(2024, 10, 31)) == "March – October 2024"
    assert interval_label(date(2024, 6, 19), date(2024, 6, 19)) == "19 June 2024"
    assert interval_label(None, None) == "not dated"


def test_the_start_of_an_open_interval():
    assert since_words(date(1980, 1, 1)) == "1980"


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 5000))
def test_any_interval_names_the_year_it_ends_in_or_its_decade(start, days):
    end = date.fromordinal(start.toordinal() + days)
    words = interval_words(start, end)
    in_week_or_decade = words.startswith("in the ")
    assert str(end.year) in words or in_week_or_decade
    assert "None" not in words
