from __future__ import annotations

import json


def _dealings(filled) -> list[dict[str, object]]:
    return json.loads(filled("timeline", "PRK", "RUS", "--format", "json").out)


def _claims(filled) -> list[str]:
    return [claim for dealing in _dealings(filled) for claim in (*dealing["claims"], *dealing["denials"])]


def _judgements(filled) -> list[dict[str, object]]:
    return json.loads(filled("judge", "list", "--format", "json").out)


def test_a_rejected_claim_no_longer_counts_until_it_is_undone(filled) -> None:
    before = _dealings(filled)
    claim = _claims(filled)[0]
    done = filled("judge", "reject", claim, "--note", "a rumour")
    assert done.code == 0
    assert claim not in _claims(filled)
    judgement = _judgements(filled)[0]
    assert judgement["id"] in done.err
    assert (judgement["decision"], judgement["target"], judgement["note"]) == ("reject", claim, "a rumour")
    assert filled("judge", "undo", judgement["id"]).code == 0
    assert _dealings(filled) == before
    assert _judgements(filled)[0]["deleted_at"] is not None


def test_judgements_are_kept_under_the_users_name(filled, monkeypatch) -> None:
    monkeypatch.setenv("TUMEN_USER", "kim")
    filled("judge", "accept", _claims(filled)[0])
    assert _judgements(filled)[0]["user"] == "kim"


def test_an_edit_changes_the_dealing(filled) -> None:
    for claim in _claims(filled):
        assert filled("judge", "edit", claim, "--set", "certainty=possible", "--set", "stage=pledged").code == 0
    assert {(dealing["certainty"], dealing["stage"]) for dealing in _dealings(filled)} == {("possible", "pledged")}


def test_an_edit_that_breaks_the_contract_is_refused(filled) -> None:
    claim = _claims(filled)[0]
    before = _dealings(filled)
    assert filled("judge", "edit", claim, "--set", "stage=perhaps").code == 65
    assert filled("judge", "edit", claim, "--set", "colour=red").code == 64
    assert filled("judge", "edit", claim, "--set", "stage").code == 64
    assert filled("judge", "edit", _dealings(filled)[0]["id"], "--set", "stage=done").code == 64
    assert _dealings(filled) == before
    assert _judgements(filled) == []


def test_a_split_claim_is_a_dealing_of_its_own_and_a_merge_takes_it_back(filled) -> None:
    dealing = _dealings(filled)[0]
    assert len(dealing["claims"]) == 3
    apart = max(dealing["claims"])
    assert filled("judge", "split", dealing["id"], apart).code == 0
    assert sorted(len(found["claims"]) for found in _dealings(filled)) == [1, 2]
    first, second = (found["id"] for found in _dealings(filled))
    assert filled("judge", "merge", first, second).code == 0
    assert [sorted(found["claims"]) for found in _dealings(filled)] == [sorted(dealing["claims"])]


def test_judging_what_is_not_there_is_said(filled) -> None:
    assert filled("judge", "reject", "clm_" + "0" * 20).code == 66
    assert filled("judge", "undo", "jdg_" + "0" * 20).code == 66
