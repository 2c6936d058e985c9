from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import make_document
from tests.ledger.stories import DAY, claim_of, put

from tumen.ledger import Ledger

HOSTILE = [
    "NUL \x00 inside",
    "\x1a0000 looks escaped \x1a",
    "lone \ud83d and \udc00 surrogates",
    "a pair of lone ones \ud83d\ude00 stays two",
    "'; DROP TABLE documents; --",
    "\u202eright to left\u2066",
    "%s %(name)s :name ? {braces} \\ backslash",
    "x" * 300_000,
    "북" * 100_000,
    "\n" * 1000,
    "\U0010ffff\ufffe\uffff",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    document = make_document(text, title=text, publisher=text, origin=text, url=text, source_id=text, author=text)
    claim = claim_of(document, quote=text)
    put(ledger, text, claim, title=text, publisher=text, origin=text, url=text, source_id=text, author=text)
    assert ledger.document(document.id) == document
    assert list(ledger.claims(document=document.id)) == [claim]
    assert [item.origin for item in ledger.sightings(document.id)] == [text]
    ledger.search(text)


@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(ledger: Ledger, text: str) -> None:
    document = put(ledger, text, title=text)
    assert ledger.document(document.id).text == text
    assert ledger.document(document.id).title == text


def test_times_are_kept_in_utc_to_the_microsecond(ledger: Ledger) -> None:
    seoul = timezone(timedelta(hours=9))
    document = put(ledger, "One.", at=datetime(2025, 1, 1, 3, 0, 0, 123456, tzinfo=seoul))
    learned = ledger.history(document.id).learned_at
    assert learned == datetime(2024, 12, 31, 18, 0, 0, 123456, tzinfo=UTC)
    assert learned.tzinfo is UTC
    assert ledger.document(document.id, as_of=DAY.astimezone(seoul)).id == document.id
