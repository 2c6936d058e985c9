from __future__ import annotations

import logging
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.dates import parse_date, published_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-21", "2024/10/21", "2024.10.21", "20241021", "2024-10-21T08:30:00Z", "2024-10-21 08:30:00+09:00",
        "2024-10-21T08:30:00.123456+00:00", "21 October 2024", "21st October 2024",
        "Monday, 21 October 2024", "October 21, 2024",
        "Oct. 21, 2024", "Oct 21 2024", "Mon, 21 Oct 2024 10:00:00 GMT", "Mon, 21 Oct 2024 10:00:00 +0900",
        "October 21, 2024 at 10:45 a.m. EST",
        "2024년 10월 21일", "2024年10月21日", "21 октября 2024", "21 октября 2024 года",
        "10/21/2024", "21/10/2024", "21.10.2024", "21-Oct-2024",
    ],
)  # fmt: skip
def test_a_clear_date_is_read(text):
    assert parse_date(text) == date(2024, 10, 21)


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",
        "2024-13-01",
        "2024-02-30",
        "yesterday",
        "2024",
        "October 2024",
        "21 Smarch 2024",
        "1724-10-21",
        "",
        "2024-10-21 or so",
        "12345678",
    ],
)
def test_an_unclear_date_is_none(text):
    assert parse_date(text) is None


def test_an_unreadable_date_is_told_with_its_file_and_value(caplog):
    with caplog.at_level(logging.WARNING, "tumen.reading"):
        assert published_date("03/04/2024", "a.jsonl:7") is None
    assert "a.jsonl:7" in caplog.text
    assert "03/04/2024" in caplog.text


def test_no_date_is_nothing_to_warn_of(caplog):
    assert published_date(None, "a") is None
    assert published_date("  ", "a") is None
    assert not caplog.records


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_back_from_its_iso_form(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d %B %Y}") == day


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    assert parse_date(text) is None or isinstance(parse_date(text), date)
