from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.times import find

PUBLISHED = date(2024, 12, 5)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("in June 2024", "2024-06-01", "2024-06-30", "month"),
        ("in June", "2024-06-01", "2024-06-30", "month"),
        ("on Oct. 21 they met", "2024-10-21", "2024-10-21", "day"),
        ("21 October 2024", "2024-10-21", "2024-10-21", "day"),
        ("between 8 and 13 October", "2024-10-08", "2024-10-13", "day"),
        ("from 11 to 13 April 2024", "2024-04-11", "2024-04-13", "day"),
        ("2024-10-21", "2024-10-21", "2024-10-21", "day"),
        ("last week", "2024-11-25", "2024-12-01", "week"),
        ("on Tuesday", "2024-12-03", "2024-12-03", "day"),
        ("yesterday", "2024-12-04", "2024-12-04", "day"),
        ("two years ago", "2022-01-01", "2022-12-31", "year"),
        ("last month", "2024-11-01", "2024-11-30", "month"),
        ("in the first half of 2023", "2023-01-01", "2023-06-30", "half"),
        ("in the second quarter of 2024", "2024-04-01", "2024-06-30", "quarter"),
        ("in the summer of 2022", "2022-06-01", "2022-08-31", "season"),
        ("in the late 2010s", "2016-09-01", "2019-12-31", "decade"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("in 2022-2023", "2022-01-01", "2023-12-31", "years"),
        ("it has for decades sent", "2004-01-01", "2024-12-05", "years"),
        ("for decades it sent", None, "2024-12-05", "years"),
        ("struck overnight", "2024-12-04", "2024-12-05", "day"),
        ("over the weekend", "2024-11-30", "2024-12-01", "day"),
        ("by the end of the year", "2024-12-05", "2024-12-31", "year"),
        ("in the coming weeks", "2024-12-05", "2025-01-16", "week"),
        ("as early as 2023", "2023-01-01", "2023-12-31", "year"),
        ("since August 2023", "2023-08-01", "2024-12-05", "month"),
        ("since about July last year", "2023-07-01", "2024-12-05", "month"),
        ("from January to May 2024", "2024-01-01", "2024-05-31", "month"),
        ("during the Cold War", "1947-03-12", "1991-12-26", "years"),
        ("after the Soviet Union collapsed", "1991-12-26", None, "years"),
        ("last March", "2024-03-01", "2024-03-31", "month"),
    ],
)
def test_intervals(text: str, earliest: str | None, latest: str | None, precision: str):
    interval = find(text, PUBLISHED)[0].interval
    assert [str(interval.earliest), str(interval.latest), interval.precision] == [str(earliest), str(latest), precision]


def test_without_a_day_of_publication_nothing_is_made_up():
    interval = find("last week", None)[0].interval
    assert (interval.earliest, interval.latest, interval.precision) == (None, None, "week")


@pytest.mark.parametrize("text", ["the shells may go", "they march on", "2,000 troops", "30 February 2024"])
def test_what_is_no_time_is_left_alone(text: str):
    assert not [time for time in find(text, PUBLISHED) if time.interval.precision == "day"]


@given(
    st.text(alphabet="0123456789 -abceilnorstuyJMFDOlast", max_size=60), st.dates(date(1900, 1, 1), date(2100, 1, 1))
)
def test_times_lie_in_the_text_and_run_forward(text: str, published: date):
    for time in find(text, published):
        assert text[time.start : time.end] == time.text
        interval = time.interval
        assert interval.earliest is None or interval.latest is None or interval.earliest <= interval.latest
