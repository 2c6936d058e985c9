from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import make_claim, make_document
from tests.ledger.stories import DAY, contents, days
from tests.ledger.synthetic import block_of, same

from tumen.errors import InvariantError, UnknownIdError
from tumen.ledger import Addition, Ledger, Rereading
from tumen.model import Claim, Document, Judgement, PartyMention, Span, When

DOCUMENT = make_document("North Korea sent shells to Russia, and later sent troops there too.")
FIRST = make_claim(DOCUMENT)
SECOND = make_claim(DOCUMENT, recipients=(PartyMention("CHN", "state", "there", Span(0, 1)),))
BETTER = replace(FIRST, certainty="likely", when=When(None, DAY.date(), "day", "later", Span(0, 1)), extractor="v2")


def _addition(*claims: Claim, document: Document = DOCUMENT) -> Addition:
    return Addition(document, [(claim, block_of(claim)) for claim in claims], (), ())


@pytest.fixture
def held(ledger: Ledger) -> Ledger:
    ledger.add_many([_addition(FIRST)], similar=same, learned_at=DAY)
    return ledger


def _again(ledger: Ledger, day: int, *claims: Claim) -> Rereading:
    (done,) = ledger.read_again([_addition(*claims)], days(day))
    return done


def _known(ledger: Ledger, day: float | None = None) -> list[Claim]:
    return list(ledger.claims(document=DOCUMENT.id, as_of=None if day is None else days(day)))


def test_the_same_reading_again_changes_nothing(held: Ledger) -> None:
    before = contents(held, times=True)
    assert _again(held, 1, FIRST) == Rereading(0, 0, 0)
    assert contents(held, times=True) == before


def test_new_claims_are_added_and_lost_ones_withdrawn_and_still_there_as_of_earlier(held: Ledger) -> None:
    assert _again(held, 2, SECOND) == Rereading(1, 1, 0)
    assert _known(held) == [SECOND]
    assert _known(held, 1) == [FIRST]
    assert held.claim(FIRST.id, as_of=days(1)) == FIRST
    assert set(held.dirty_blocks()) == {block_of(FIRST), block_of(SECOND)}
    assert {count.pair: count.claims for count in held.relations()} == {("CHN", "PRK"): 1}
    after = contents(held, times=True)
    assert _again(held, 3, SECOND) == Rereading(0, 0, 0)
    assert contents(held, times=True) == after


def test_a_claim_found_with_other_details_takes_them_and_had_the_old_ones_before(held: Ledger) -> None:
    assert _again(held, 2, BETTER) == Rereading(0, 0, 1)
    assert _known(held) == [BETTER]
    assert _known(held, 1) == [FIRST]
    assert _known(held, 2) == [BETTER]
    assert list(held.all_claims(days(1))) == [FIRST]
    assert held.block(block_of(FIRST), as_of=days(1)).claims == (FIRST,)
    assert held.block(block_of(FIRST)).claims == (BETTER,)
    assert held.claims(ids=[FIRST.id], as_of=days(1)).items == (FIRST,)
    assert _again(held, 3, BETTER) == Rereading(0, 0, 0)


def test_a_claim_lost_and_found_again_was_away_in_between(held: Ledger) -> None:
    _again(held, 2)
    assert _again(held, 4, BETTER) == Rereading(1, 0, 0)
    assert [_known(held, day) for day in (1, 3, 5)] == [[FIRST], [], [BETTER]]
    assert held.history(FIRST.id).withdrawn_at is None
    with pytest.raises(UnknownIdError):
        held.claim(FIRST.id, as_of=days(3))
    assert [len(held.relations(days(day))) for day in (1, 3, 5)] == [1, 0, 1]


def test_two_readings_at_one_moment_leave_the_later(held: Ledger) -> None:
    for claims in ([BETTER], [], [FIRST], [BETTER]):
        _again(held, 2, *claims)
    assert _known(held) == [BETTER]
    assert _known(held, 1) == [FIRST]


def test_judgements_stay(held: Ledger) -> None:
    made = Judgement("jdg_1", "reject", FIRST.id, "analyst", days(1))
    held.judge(made)
    _again(held, 2)
    _again(held, 3, BETTER)
    assert held.judgements() == [made]
    assert held.block(block_of(FIRST)).judgements == (made,)


def test_a_document_that_is_withdrawn_or_unknown_is_left_as_it_is(held: Ledger) -> None:
    held.withdraw(DOCUMENT.id, days(1))
    assert _again(held, 2, FIRST, SECOND) == Rereading(0, 0, 0)
    assert _known(held) == []
    other = make_document("Another text.")
    assert held.read_again([_addition(document=other)], days(2)) == [Rereading(0, 0, 0)]
    assert not held.has(other.id)


def test_a_document_that_could_not_be_read_before_is_marked_as_read(ledger: Ledger) -> None:
    unread = replace(DOCUMENT, read_state="not read (ko)")
    ledger.add_many([_addition(document=unread)], similar=same, learned_at=DAY)
    assert _again(ledger, 1, FIRST) == Rereading(1, 0, 0)
    assert ledger.document(DOCUMENT.id).read_state == "read"


def test_claims_of_another_document_and_times_without_a_zone_are_refused(held: Ledger) -> None:
    with pytest.raises(InvariantError):
        held.read_again([_addition(replace(SECOND, document="doc_" + "0" * 20))], days(1))
    with pytest.raises(InvariantError):
        held.read_again([_addition(FIRST)], days(1).replace(tzinfo=None))
