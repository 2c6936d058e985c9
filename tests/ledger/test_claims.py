from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import make_document
from tests.ledger.stories import DAY, claim_of, days, mention, put

from tumen.contract import claim_id
from tumen.errors import QueryError, UnknownIdError
from tumen.ledger import Ledger
from tumen.model import Claim, Span, When


def dated(claim: Claim, earliest: date | None) -> Claim:
    when = When(earliest, None, "day", "then", None) if earliest else None
    claim = replace(claim, when=when)
    return replace(claim, id=claim_id(claim))


def test_claims_of_a_pair_in_either_order_by_their_dates(ledger: Ledger) -> None:
    texts = {"Late.": date(2024, 5, 1), "Early.": date(2023, 1, 1), "Undated.": None}
    for text, day in texts.items():
        put(ledger, text, dated(claim_of(make_document(text)), day))
    put(ledger, "Other.", (["IRN"], ["RUS"]))
    assert [claim.quote for claim in ledger.claims(pair=("RUS", "PRK"))] == ["Early.", "Late.", "Undated."]
    page = ledger.claims(pair=("PRK", "RUS"), offset=1, limit=1)
    assert ([claim.quote for claim in page], page.total, page.more) == (["Late."], 3, True)


def test_claims_of_a_document_come_in_its_order(ledger: Ledger) -> None:
    document = make_document("First sentence. Second one. Third.")
    spans = [Span(28, 34), Span(0, 15), Span(16, 27)]
    made = []
    for span in spans:
        word = Span(span.start, span.start + 1)
        base = claim_of(document)
        claim = replace(base, sentence=span, act=replace(base.act, span=word), goods=())
        made.append(replace(claim, id=claim_id(claim)))
    put(ledger, document.text, *made)
    assert [claim.sentence.start for claim in ledger.claims(document=document.id)] == [0, 16, 28]
    few = ledger.claims(document=document.id, ids=[made[0].id, made[1].id, "clm_unknown"])
    assert [claim.sentence.start for claim in few] == [0, 28]


def test_claims_by_many_ids(ledger: Ledger) -> None:
    texts = [f"Text {number}." for number in range(20)]
    for text in texts:
        put(ledger, text)
    ids = [claim.id for claim in ledger.all_claims()]
    assert ids == sorted(ids)
    padded = [*ids, *ids, *(f"clm_{number}" for number in range(1200))]
    assert [claim.id for claim in ledger.claims(ids=padded)] == ids
    assert ledger.claims(ids=padded, offset=15, limit=10).items == ledger.claims(ids=ids[15:]).items


@pytest.mark.parametrize(
    ("actors", "recipients", "pairs"),
    [
        (["PRK"], ["RUS"], {("PRK", "RUS")}),
        (["PRK", "IRN"], ["RUS"], {("PRK", "RUS"), ("IRN", "RUS")}),
        (["USA", "KOR", "JPN"], [], {("KOR", "USA"), ("JPN", "USA"), ("JPN", "KOR")}),
        (["USA", "KOR"], ["UKR"], {("UKR", "USA"), ("KOR", "UKR")}),
        (["PRK"], ["PRK"], set()),
        (["PRK"], [None], set()),
        ([None], ["RUS"], set()),
        (["PRK"], [], set()),
    ],
)
def test_the_pairs_of_a_claim(
    ledger: Ledger, actors: list[str | None], recipients: list[str | None], pairs: set[tuple[str, str]]
) -> None:
    put(ledger, "One.", (actors, recipients))
    assert {count.pair for count in ledger.relations()} == pairs


def test_denied_claims_belong_to_their_pair(ledger: Ledger) -> None:
    put(ledger, "Denied.", claim_of(make_document("Denied."), polarity="denied"))
    assert ledger.claims(pair=("PRK", "RUS")).total == 1


def test_affected_parties_make_no_pair(ledger: Ledger) -> None:
    put(ledger, "One.", claim_of(make_document("One."), affected=(mention("UKR"),)))
    assert {count.pair for count in ledger.relations()} == {("PRK", "RUS")}


def test_as_of_a_day_shows_what_was_known_and_not_withdrawn(ledger: Ledger) -> None:
    early = put(ledger, "Early.", at=days(0))
    late = put(ledger, "Late.", at=days(2))
    (claim,) = ledger.claims(document=early.id)
    ledger.withdraw(early.id, days(3))

    def known(day: float) -> list[str]:
        return [item.quote for item in ledger.claims(pair=("PRK", "RUS"), as_of=days(day))]

    assert [known(day) for day in (-1, 0, 1.9, 2, 2.9, 3)] == [
        [],
        ["Early."],
        ["Early."],
        ["Early.", "Late."],
        ["Early.", "Late."],
        ["Late."],
    ]
    block = ledger.block("PRK|RUS#AID", as_of=days(1))
    assert [item.quote for item in block.claims] == ["Early."]
    assert [item.quote for item in ledger.all_claims(as_of=days(1))] == ["Early."]
    assert {item.text for item in ledger.all_documents(as_of=days(2.5))} == {"Early.", "Late."}
    assert ledger.claim(claim.id, as_of=days(2)) == claim
    for day in (-1, 3):
        with pytest.raises(UnknownIdError, match="did not stand"):
            ledger.claim(claim.id, as_of=days(day))
        with pytest.raises(UnknownIdError, match="did not stand"):
            ledger.document(early.id, as_of=days(day))
    assert ledger.document(late.id, as_of=DAY.replace(year=2026)) == late


def test_questions_that_cannot_be_answered(ledger: Ledger) -> None:
    with pytest.raises(QueryError, match="two parties"):
        ledger.claims(pair=("PRK", "PRK"))
    with pytest.raises(QueryError, match="offset is -1"):
        ledger.claims(offset=-1)
    with pytest.raises(QueryError, match="limit is -5"):
        ledger.claims(limit=-5)
    with pytest.raises(UnknownIdError, match="no document"):
        ledger.claims(document="doc_unknown")
