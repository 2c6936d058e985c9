from __future__ import annotations

from urllib.parse import quote

from tests.web.shelf import HOSTILE, PLAIN
from tests.web.test_pages import outline

TROOPS_DOCUMENT, (TROOPS, *_) = PLAIN[0]
DENIAL = "Pyongyang denied supplying Russia with 5,000 artillery shells."
TWO = "Kim Jong Un visited Moscow in 2024. He promised to send more shells to Russia."


def asking(text: str) -> str:
    return f"/explain?text={quote(text)}&published=2024-12-05"


def test_the_page_without_a_text_is_a_form(client) -> None:
    page = client.get("/explain").text
    assert 'name="text"' in page
    assert "<table" not in page


def test_a_denial_is_explained_from_its_words_to_its_claim(client) -> None:
    page = client.get(asking(DENIAL)).text
    for shown in (
        '<span class="tag deny">denied</span>',
        "Claim 1: each field and the rule that gave it",
        "frames.toml:",
        "What stands over “supplying”",
        "<strong>Pyongyang (denied)</strong>",
        "a capital stands for its state",
        "5,000 rounds",
        "direct object",
        "told as claim 1",
        DENIAL,
    ):
        assert shown in page, shown


def test_the_pages_are_well_formed_and_their_tables_have_captions_and_scopes(client) -> None:
    for path in (
        "/explain",
        asking(DENIAL),
        asking(TWO),
        asking("It rained; ( [ 1 ) ."),
        f"/explain?claim={TROOPS.id}",
    ):
        found = outline(client.get(path).text)
        assert found.open == [], path
        assert found.headings.count(1) == 1, path
        assert len(found.ids) == len(set(found.ids)), path
        assert all(field.get("id") in found.labels for field in found.fields), path
        for table in found.tables:
            assert {"caption", "th scope=col"} <= table, path
        for before, after in zip(found.headings, found.headings[1:], strict=False):
            assert after <= before + 1, path


def test_a_pronoun_is_explained_with_the_sentence_before(client) -> None:
    page = client.get(asking(TWO)).text
    assert "Sentence 2" in page
    assert "pointing back: Kim Jong Un, supreme leader" in page


def test_the_page_of_a_claim_leads_to_its_explanation(client) -> None:
    link = f"/explain?claim={TROOPS.id}"
    assert f'href="{link}"' in client.get(f"/claim/{TROOPS.id}").text
    page = client.get(link).text
    assert f'href="/claim/{TROOPS.id}"' in page
    assert "between 10,000 and 12,000 troops" in page
    assert "The agency gave no further details." not in page


def test_nothing_of_a_hostile_text_is_markup(client) -> None:
    _document, (claim, *_) = HOSTILE
    for path in (f"/explain?claim={claim.id}", asking('Iran sold <img src=x onerror="alert(1)"> oil to \u202eRussia.')):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<img" not in answer.text
        assert "<svg onload" not in answer.text


def test_too_long_a_text_and_an_unknown_claim_are_errors_in_words(client) -> None:
    long = client.get(asking("Iran sold oil. " * 200))
    assert long.status_code == 422
    assert "at most 2,000" in long.text
    assert client.get("/explain?claim=clm_00000000000000000000").status_code == 404
    assert client.get("/explain?text=x&published=soon").status_code == 422


def test_the_api_gives_the_same_as_json(client) -> None:
    data = client.get(f"/api/explain?text={quote(DENIAL)}&published=2024-12-05").json()
    (sentence,) = data["sentences"]
    assert sentence["claims"][0]["claim"]["polarity"] == "denied"
    (speaker,) = sentence["claims"][0]["claim"]["speakers"]
    assert speaker["id"] == "PRK"
    assert "for" in speaker
    assert client.get("/api/explain").status_code == 422
    assert client.get(f"/api/explain?text={'a' * 2001}").status_code == 422
