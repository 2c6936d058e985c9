from __future__ import annotations

import re

from tests.web.shelf import PLAIN

TROOPS = PLAIN[0][1][0]
SHELLS = PLAIN[0][1][2]


def test_a_rejected_claim_no_longer_counts_and_undoing_brings_it_back(own_client) -> None:
    dealing = f"/api/dealings/dlg_{TROOPS.id.removeprefix('clm_')}"
    assert TROOPS.id in own_client.get(dealing).json()["dealing"]["claims"]
    assert own_client.get("/relation/PRK/RUS").text.count("10,000–12,000 persons") >= 1
    answer = own_client.post(
        "/judgement",
        data={"target": TROOPS.id, "decision": "reject", "note": "=misread", "back": f"/claim/{TROOPS.id}"},
        headers={"origin": "http://127.0.0.1:8350"},
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claim/{TROOPS.id}")
    page = own_client.get(f"/claim/{TROOPS.id}").text
    assert "<strong>reject</strong> by <bdi>kim</bdi>" in page
    assert "=misread" in page
    assert "10,000–12,000 persons" not in own_client.get("/relation/PRK/RUS").text
    undo = re.search(r'action="(/judgement/jdg_\w+/undo)"', page)[1]
    assert own_client.post(undo, data={"back": "/"}).status_code == 303
    assert "10,000–12,000 persons" in own_client.get("/relation/PRK/RUS").text
    assert "undone" in own_client.get(f"/claim/{TROOPS.id}").text


def test_an_accepted_dealing_gains_credibility(own_client) -> None:
    identifier = f"dlg_{SHELLS.id.removeprefix('clm_')}"
    before = own_client.get(f"/api/dealings/{identifier}").json()["dealing"]["credibility"]
    own_client.post("/judgement", data={"target": identifier, "decision": "accept", "note": ""})
    after = own_client.get(f"/api/dealings/{identifier}").json()
    assert after["dealing"]["credibility"] < before
    assert after["judgements"][0]["user"] == "kim"


def test_judgements_that_cannot_be_are_refused(own_client) -> None:
    for form, status in (
        ({"target": TROOPS.id, "decision": "burn"}, 422),
        ({"target": "clm_00000000000000000000", "decision": "reject"}, 404),
        ({"target": TROOPS.id, "decision": "accept", "note": "x" * 2001}, 422),
        ({"target": TROOPS.id, "decision": "accept", "note": "x" * 70_000}, 422),
    ):
        assert own_client.post("/judgement", data=form).status_code == status
    assert own_client.post("/judgement/jdg_nothing/undo", data={}).status_code == 404
    assert own_client.get(f"/api/claims/{TROOPS.id}").json()["judgements"] == []


def test_a_judgement_from_another_site_changes_nothing(own_client) -> None:
    form = {"target": TROOPS.id, "decision": "reject"}
    answer = own_client.post("/judgement", data=form, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert own_client.get(f"/api/claims/{TROOPS.id}").json()["judgements"] == []


def test_a_judgement_cannot_be_made_by_following_a_link(own_client) -> None:
    assert own_client.get(f"/judgement?target={TROOPS.id}&decision=reject").status_code == 405


def test_a_rejected_dealing_can_be_brought_back_from_the_list_of_judgements(own_client) -> None:
    dealing = f"/dealing/dlg_{SHELLS.id.removeprefix('clm_')}"
    assert "No judgement has been made yet" in own_client.get("/judgements").text
    form = {"target": dealing.rpartition("/")[2], "decision": "reject", "note": "told twice", "back": dealing}
    assert own_client.post("/judgement", data=form).headers["location"] == "/judgements"
    page = own_client.get("/judgements").text
    assert "told twice" in page
    assert own_client.get(dealing).status_code == 404
    undo = re.search(r'action="(/judgement/jdg_\w+/undo)"', page)[1]
    assert own_client.post(undo, data={"back": "/judgements"}).headers["location"] == "/judgements"
    assert own_client.get(dealing).status_code == 200
    assert "undone" in own_client.get("/judgements").text
