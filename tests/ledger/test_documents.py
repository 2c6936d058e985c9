from __future__ import annotations

from datetime import date

import pytest
from tests.ledger.stories import days, put

from tumen.errors import QueryError
from tumen.ledger import Ledger


def test_newest_first_and_undated_last(ledger: Ledger) -> None:
    for text, published in {"Old.": date(2001, 1, 1), "Undated.": None, "New.": date(2024, 1, 1)}.items():
        put(ledger, text, published=published)
    page = ledger.documents()
    assert [item.text for item in page] == ["New.", "Old.", "Undated."]
    ids = [item.id for item in page]
    assert ledger.documents(ids=[*reversed(ids), "doc_unknown"]) == page
    assert [item.text for item in ledger.documents(1, 1)] == ["Old."]
    assert ledger.documents(1, 1).total == 3
    assert ledger.documents(1, 1).more
    assert [item.text for item in ledger.documents(0, None)] == ["New.", "Old.", "Undated."]
    assert sorted(item.text for item in ledger.all_documents()) == ["New.", "Old.", "Undated."]


def test_documents_as_of_a_day(ledger: Ledger) -> None:
    put(ledger, "Known.")
    put(ledger, "Later.", at=days(5))
    assert [item.text for item in ledger.documents(as_of=days(1))] == ["Known."]
    assert ledger.documents(as_of=days(1)).total == 1


def test_pages_that_cannot_be(ledger: Ledger) -> None:
    for offset, limit in ((-1, 1), (2**40, 1), (0, -1), (0, 2**40)):
        with pytest.raises(QueryError):
            ledger.documents(offset, limit)


def test_stats_count_what_holds(ledger: Ledger) -> None:
    put(ledger, "One.")
    unread = put(ledger, "둘.", read_state="not read (ko)", at=days(3))
    ledger.withdraw(put(ledger, "Three.").id, days(4))
    stats = ledger.stats()
    assert (stats.documents, stats.unread, stats.claims, stats.withdrawn) == (2, 1, 2, 2)
    assert (stats.dealings, stats.pending, stats.relations, stats.judgements) == (0, 1, 1, 0)
    assert stats.last_learned == ledger.history(unread.id).learned_at
    assert stats.bytes > 0
