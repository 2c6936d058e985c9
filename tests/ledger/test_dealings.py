from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.ledger import synthetic
from tests.ledger.stories import put

from tumen.errors import QueryError
from tumen.ledger import DealingQuery, Ledger
from tumen.model import Dealing

KEY = "PRK|RUS#AID"
UNDATED = {"earliest": None, "latest": None}


@pytest.fixture
def keep(ledger: Ledger) -> Callable[..., list[Dealing]]:
    """Puts dealings with these fields into the ledger, one for each claim added."""

    def keeping(*given: dict[str, object]) -> list[Dealing]:
        for number in range(len(given)):
            put(ledger, f"Text {number}.")
        block = ledger.block(KEY)
        (whole,) = synthetic.consolidated(block)
        claims = sorted(whole.claims)
        made = [
            replace(whole, id="dlg_" + claim[4:], claims=(claim,), **fields)
            for claim, fields in zip(claims, given, strict=True)
        ]
        ledger.replace_dealings(block, made)
        return made

    return keeping


def asked(ledger: Ledger, **fields: object) -> list[Dealing]:
    return list(ledger.dealings(DealingQuery(**fields)))  # type: ignore[arg-type]


def test_dealings_come_back_exactly(ledger: Ledger, keep: Callable[..., list[Dealing]]) -> None:
    made = keep({"affected": ("UKR",), "denials": (), "credibility_reason": "because"}, {"earliest": None})
    assert sorted(ledger.dealings(), key=lambda item: item.id) == made
    assert list(ledger.all_dealings()) == made
    assert ledger.dealings_of((*made[0].claims, "clm_unknown")) == {made[0].claims[0]: made[0].id}


def test_each_restriction_finds_its_own(ledger: Ledger, keep: Callable[..., list[Dealing]]) -> None:
    plain, other = keep(
        {},
        {
            "act": "SANCTION",
            "actors": ("USA",),
            "recipients": ("PRK",),
            "affected": ("CHN",),
            "categories": ("energy.oil",),
            "polarity": "denied",
        },
    )
    for fields in (
        {"pair": ("PRK", "USA")},
        {"pair": ("USA", "PRK")},
        {"party": "USA"},
        {"party": "CHN"},
        {"act": "SANCTION"},
        {"category": "energy"},
        {"category": "energy.oil"},
        {"polarity": "denied"},
    ):
        assert asked(ledger, **fields) == [other], fields
    assert asked(ledger, category="arms.ammunition") == [plain]
    assert len(asked(ledger, party="PRK")) == 2
    for fields in (
        {"pair": ("CHN", "PRK")},
        {"party": "pr"},
        {"category": "arm"},
        {"act": "\x00"},
        {"party": "\ud800"},
    ):
        assert asked(ledger, **fields) == []


def test_a_dealing_is_in_a_time_when_their_intervals_overlap(
    ledger: Ledger, keep: Callable[..., list[Dealing]]
) -> None:
    june, since, until, reported, unknown = keep(
        {"earliest": date(2024, 6, 1), "latest": date(2024, 6, 30)},
        {"earliest": date(2023, 1, 1), "latest": None},
        {"earliest": None, "latest": date(1991, 12, 31)},
        {**UNDATED, "first_reported": date(2024, 7, 1)},
        {**UNDATED, "first_reported": None},
    )

    def within(since_day: date | None, until_day: date | None) -> set[str]:
        return {item.id for item in asked(ledger, since=since_day, until=until_day)}

    assert within(None, None) == {item.id for item in (june, since, until, reported, unknown)}
    assert within(date(2024, 6, 30), date(2024, 6, 30)) == {june.id, since.id}
    assert within(date(2024, 7, 1), None) == {since.id, reported.id}
    assert within(None, date(1950, 1, 1)) == {until.id}
    assert within(date(1992, 1, 1), date(2022, 12, 31)) == set()


def test_orders(ledger: Ledger, keep: Callable[..., list[Dealing]]) -> None:
    old, new, undated = keep(
        {"earliest": date(2001, 1, 1), "latest": None, "credibility": 3, "independent_sources": 2},
        {"earliest": date(2020, 1, 1), "latest": None, "credibility": 1, "independent_sources": 9},
        {**UNDATED, "first_reported": None, "credibility": 6, "independent_sources": 1},
    )
    assert asked(ledger, order="date") == [old, new, undated]
    assert asked(ledger, order="-date") == [new, old, undated]
    assert asked(ledger, order="credibility") == [new, old, undated]
    assert asked(ledger, order="sources") == [new, old, undated]


def test_at_least_that_credible(ledger: Ledger, keep: Callable[..., list[Dealing]]) -> None:
    keep(*({"credibility": number} for number in range(1, 7)))
    found = [{item.credibility for item in asked(ledger, min_credibility=least)} for least in (1, 3, 6)]
    assert found == [{1}, {1, 2, 3}, {1, 2, 3, 4, 5, 6}]


def test_pages(ledger: Ledger, keep: Callable[..., list[Dealing]]) -> None:
    keep(*({} for _ in range(7)))
    pages = [ledger.dealings(DealingQuery(offset=offset, limit=3)) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [page.more for page in pages] == [True, True, False, False]
    assert {page.total for page in pages} == {7}
    assert len({item.id for page in pages for item in page}) == 7
    assert len(ledger.dealings(DealingQuery(limit=None))) == 7


def test_questions_that_cannot_be_answered(ledger: Ledger) -> None:
    for fields, said in (
        ({"order": "size"}, "order 'size'"),
        ({"min_credibility": 0}, "credibility is 0"),
        ({"since": date(2024, 1, 2), "until": date(2024, 1, 1)}, "ends before it begins"),
        ({"offset": -1}, "offset is -1"),
        ({"pair": ("PRK", "PRK")}, "two parties"),
    ):
        with pytest.raises(QueryError, match=said):
            asked(ledger, **fields)
