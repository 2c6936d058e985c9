from __future__ import annotations

from datetime import datetime

import pytest
from tests.ledger import synthetic
from tests.ledger.stories import DAY, contents, days, put

from tumen.errors import InvariantError, UnknownIdError
from tumen.ledger import Ledger
from tumen.model import Claim, Decision, Judgement

KEY = "PRK|RUS#AID"


@pytest.fixture
def claims(ledger: Ledger) -> list[Claim]:
    for text in ("One.", "Two.", "Three."):
        put(ledger, text)
    synthetic.refresh(ledger)
    return sorted(ledger.claims(), key=lambda claim: claim.id)


def decide(
    identifier: str, decision: Decision, target: str, *others: str, at: datetime = DAY, **fields: object
) -> Judgement:
    return Judgement(identifier, decision, target, "analyst", at, others, **fields)  # type: ignore[arg-type]


def test_a_decision_is_kept_and_marks_its_block(ledger: Ledger, claims: list[Claim]) -> None:
    made = decide("jdg_00001", "edit", claims[0].id, patch={"stage": "pledged"}, note="북한\x00")
    assert ledger.judge(made)
    assert not ledger.judge(made)
    assert ledger.judgements() == [made]
    assert ledger.dirty_blocks() == [KEY]
    assert ledger.block(KEY).judgements == (made,)


def test_undoing_keeps_the_history(ledger: Ledger, claims: list[Claim]) -> None:
    ledger.judge(decide("jdg_00001", "reject", claims[0].id))
    synthetic.refresh(ledger)
    assert ledger.undo("jdg_00001", days(2))
    assert not ledger.undo("jdg_00001", days(3))
    assert ledger.dirty_blocks() == [KEY]
    assert ledger.block(KEY).judgements == ()
    (kept,) = ledger.judgements()
    assert kept.deleted_at == days(2)
    with pytest.raises(UnknownIdError, match="judgement"):
        ledger.undo("jdg_unknown", days(3))


def test_of_accept_and_reject_the_latest_holds(ledger: Ledger, claims: list[Claim]) -> None:
    target = claims[0].id
    ledger.judge(decide("jdg_00001", "accept", target, at=days(1)))
    ledger.judge(decide("jdg_00002", "reject", target, at=days(2)))
    ledger.judge(decide("jdg_00003", "reject", claims[1].id, at=days(2)))
    ledger.judge(decide("jdg_00004", "edit", target, at=days(2)))
    assert {item.id for item in ledger.block(KEY).judgements} == {"jdg_00002", "jdg_00003", "jdg_00004"}
    assert [item.deleted_at for item in ledger.judgements(target) if item.decision == "accept"] == [days(2)]


def test_merges_with_different_others_hold_together(ledger: Ledger, claims: list[Claim]) -> None:
    one, two, three = (claim.id for claim in claims)
    ledger.judge(decide("jdg_00001", "merge", one, two, at=days(1)))
    ledger.judge(decide("jdg_00002", "merge", one, three, at=days(2)))
    ledger.judge(decide("jdg_00003", "merge", one, three, at=days(3)))
    assert [item.id for item in ledger.block(KEY).judgements] == ["jdg_00001", "jdg_00003"]
    assert [item.id for item in ledger.judgements(two)] == ["jdg_00001"]


def test_a_dealing_is_judged_by_its_id_and_found_by_its_claims(ledger: Ledger, claims: list[Claim]) -> None:
    (dealing,) = ledger.dealings()
    ledger.judge(decide("jdg_00001", "accept", dealing.id[:12]))
    ledger.judge(decide("jdg_00002", "reject", claims[2].id))
    assert [item.target for item in ledger.judgements()] == [dealing.id, claims[2].id]
    assert len(ledger.judgements(dealing.id)) == 2
    assert [item.id for item in ledger.judgements(claims[1].id)] == []


def test_as_of_a_day_decisions_hold_from_their_making_to_their_undoing(ledger: Ledger, claims: list[Claim]) -> None:
    made = decide("jdg_00001", "reject", claims[0].id, at=days(1))
    ledger.judge(made)
    ledger.undo(made.id, days(3))
    for day, holding in ((0, []), (1, [made]), (2.9, [made]), (3, [])):
        assert ledger.judgements(as_of=days(day)) == holding
        assert list(ledger.block(KEY, as_of=days(day)).judgements) == holding


def test_what_is_not_there_cannot_be_judged(ledger: Ledger, claims: list[Claim]) -> None:
    before = contents(ledger)
    for target, others in (("clm_unknown", ()), ("doc_x", ()), ("", ()), (claims[0].id, ("dlg_unknown",))):
        with pytest.raises(UnknownIdError):
            ledger.judge(decide("jdg_00001", "accept", target, *others))
    with pytest.raises(InvariantError, match="created_at"):
        ledger.judge(decide("jdg_00001", "accept", claims[0].id, at=datetime(2025, 1, 1)))  # noqa: DTZ001
    assert contents(ledger) == before
