from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.consolidation.makers import claim, day, goods

from tumen.consolidation import apply_edits, consolidate
from tumen.errors import ContractError
from tumen.model import Claim, Decision, Judgement

NOW = datetime(2025, 1, 1, tzinfo=UTC)
A, B, C = claim("a"), claim("b"), claim("c", when=day(2020, 1, 1))


def judged(decision: Decision, target: str, *others: str, hour: int = 0, **fields: object) -> Judgement:
    made = Judgement(f"jdg_{hour}", decision, target, "ana", NOW.replace(hour=hour), others)
    return replace(made, **fields)


def members(*judgements: Judgement, claims: tuple[Claim, ...] = (A, B, C)) -> set[frozenset[str]]:
    found = consolidate(claims, judgements=judgements)
    return {frozenset((*dealing.claims, *dealing.denials)) for dealing in found}


def test_two_dealings_without_judgements() -> None:
    assert members() == {frozenset({A.id, B.id}), frozenset({C.id})}


def test_reject_removes_a_claim_and_undoing_brings_it_back() -> None:
    reject = judged("reject", A.id)
    assert members(reject) == {frozenset({B.id}), frozenset({C.id})}
    assert members(replace(reject, deleted_at=NOW)) == members()


def test_rejecting_a_dealing_removes_all_or_only_the_listed_claims() -> None:
    dealing = next(item for item in consolidate([A, B, C]) if A.id in item.claims)
    assert members(judged("reject", dealing.id)) == {frozenset({C.id})}
    assert members(judged("reject", dealing.id, A.id)) == {frozenset({B.id}), frozenset({C.id})}


def test_merge_joins_and_undo_gives_the_original() -> None:
    merge = judged("merge", f"dlg_{A.id[4:]}", f"dlg_{C.id[4:]}")
    assert members(merge) == {frozenset({A.id, B.id, C.id})}
    assert consolidate([A, B, C], judgements=[replace(merge, deleted_at=NOW)]) == consolidate([A, B, C])


def test_any_members_stem_names_the_dealing_in_a_merge() -> None:
    for member in (A, B):
        assert members(judged("merge", f"dlg_{member.id[4:]}", C.id)) == {frozenset({A.id, B.id, C.id})}


def test_split_forces_apart() -> None:
    apart = {frozenset({A.id}), frozenset({B.id}), frozenset({C.id})}
    assert members(judged("split", A.id, B.id)) == apart
    assert members(judged("split", B.id)) == apart
    assert members(judged("split", C.id)) == members()


def test_later_judgements_act_on_what_earlier_ones_made() -> None:
    merge, split = judged("merge", A.id, C.id, hour=1), judged("split", A.id, C.id, hour=2)
    assert members(split, merge) == members()
    assert members(replace(split, created_at=NOW), merge) == {frozenset({A.id, B.id, C.id})}


def test_a_plan_merged_into_a_deed_takes_the_stage_of_the_deed() -> None:
    plan = claim("p", stage="pledged")
    (dealing,) = consolidate([A, plan], judgements=[judged("merge", A.id, plan.id)])
    assert (dealing.stage, set(dealing.claims)) == ("done", {A.id, plan.id})


def test_accept_raises_credibility_one_step_and_says_who() -> None:
    before = {dealing.id: dealing.credibility for dealing in consolidate([A, B, C])}
    for dealing in consolidate([A, B, C], judgements=[judged("accept", C.id)]):
        raised = C.id in dealing.claims
        assert dealing.credibility == before[dealing.id] - raised
        assert ("An analyst (ana) accepted it" in dealing.credibility_reason) is raised


def test_accept_of_what_cannot_be_judged_makes_it_possibly_true() -> None:
    (dealing,) = consolidate([claim("u", certainty="unclear")], judgements=[judged("accept", claim("u").id)])
    assert dealing.credibility == 3


def test_edit_replaces_fields_and_moves_the_claim() -> None:
    patch = {"polarity": "denied", "certainty": "likely"}
    edit = judged("edit", B.id, patch=patch)
    (edited,) = apply_edits([B], [edit])
    assert (edited.id, edited.polarity, edited.certainty) == (B.id, "denied", "likely")
    (dealing,) = consolidate([A, B], judgements=[edit])
    assert (dealing.claims, dealing.denials) == ((A.id,), (B.id,))


def test_an_edit_of_the_parties_makes_another_dealing() -> None:
    patch = {"recipients": [{"id": "IRN", "kind": "state", "text": "Iran", "span": [0, 1], "via": None}]}
    assert members(judged("edit", B.id, patch=patch)) == {frozenset({A.id}), frozenset({B.id}), frozenset({C.id})}


@pytest.mark.parametrize(
    "patch",
    [
        {"certainty": "sure"},
        {"colour": "red"},
        {"id": "clm_x"},
        {"actors": []} | {"recipients": []},
        {"speakers": 3},
        {"speakers": [3]},
        {"sentence": [9, 2]},
    ],
)
def test_a_bad_patch_is_an_error_that_names_the_edit_and_the_claim(patch: dict[str, object]) -> None:
    with pytest.raises(ContractError, match=rf"edit jdg_0 of {A.id}: "):
        consolidate([A], judgements=[judged("edit", A.id, patch=patch)])


def test_a_dealing_cannot_be_edited() -> None:
    with pytest.raises(ContractError, match="only a claim can be edited"):
        consolidate([A], judgements=[judged("edit", "dlg_1", patch={"stage": "done"})])


def test_judgements_on_claims_of_another_block_change_nothing() -> None:
    for decision in ("reject", "accept", "merge", "split"):
        assert members(judged(decision, "clm_elsewhere", "clm_nowhere")) == members()
    assert members(judged("edit", "clm_elsewhere", patch={"colour": "red"})) == members()


def test_a_deed_whose_claims_are_all_rejected_leaves_its_denial() -> None:
    denial = claim("d", polarity="denied", goods=(goods("arms"),))
    (dealing,) = consolidate([A, denial], judgements=[judged("reject", A.id)])
    assert (dealing.polarity, dealing.denials) == ("denied", (denial.id,))
