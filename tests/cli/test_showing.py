from __future__ import annotations

import json

from tumen.contract import claim_from_json, dealing_from_json, document_from_json


def _dealing(filled) -> dict[str, object]:
    return json.loads(filled("timeline", "PRK", "RUS", "--format", "json").out)[0]


def test_each_noun_is_shown_in_the_shape_of_the_contract(filled) -> None:
    dealing = dealing_from_json(json.loads(filled("show", _dealing(filled)["id"], "--format", "json").out))
    claim = claim_from_json(json.loads(filled("show", dealing.claims[0], "--format", "json").out))
    document = document_from_json(json.loads(filled("show", claim.document, "--format", "json").out))
    assert document.text[claim.sentence.start : claim.sentence.end] == claim.quote


def test_a_dealing_shows_its_credibility_with_the_reason_and_its_claims(filled) -> None:
    dealing = _dealing(filled)
    shown = filled("show", dealing["id"]).out
    assert dealing["credibility_reason"].split()[0] in shown
    assert all(claim in shown for claim in dealing["claims"])


def test_a_claim_shows_its_sentence_and_who_says_so(filled) -> None:
    shown = filled("show", _dealing(filled)["claims"][0]).out
    assert "the document itself" in shown
    assert "in June 2024" in shown


def test_a_document_shows_its_text_and_that_it_is_not_marked(filled) -> None:
    claim = json.loads(filled("show", _dealing(filled)["claims"][0], "--format", "json").out)
    shown = filled("show", claim["document"]).out
    assert claim["quote"].split(".")[0] in " ".join(shown.split())
    assert "not shared" in shown


def test_the_beginning_of_an_id_is_enough(filled) -> None:
    claim = _dealing(filled)["claims"][0]
    assert json.loads(filled("show", claim[:12], "--format", "json").out)["id"] == claim


def test_an_id_that_nothing_has_is_said(filled) -> None:
    done = filled("show", "clm_" + "0" * 20)
    assert done.code == 66
    assert "clm_000" in done.err
