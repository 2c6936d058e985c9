from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from tests.builders import make_claim, make_document
from tests.web.conftest import browsing
from tests.web.shelf import HOSTILE, PLAIN

from tumen.consolidation import block_of
from tumen.ledger import Addition, open_ledger
from tumen.model import PartyMention, Span

TROOPS_DOCUMENT, (TROOPS, MISSILES, SHELLS) = PLAIN[0]


def pages(client) -> list[str]:
    listed = [
        "/",
        "/relation/PRK/RUS",
        "/relation/RUS/PRK?as_of=2025-01-31",
        "/search",
        "/search?q=troops",
        "/judgements",
        "/about",
        "/x",
    ]
    listed += [f"/document/{document.id}" for document, _claims in (*PLAIN, HOSTILE)]
    listed += [f"/claim/{claim.id}" for _document, claims in (*PLAIN, HOSTILE) for claim in claims]
    dealings = client.get("/api/dealings").json()["items"]
    return listed + [f"/dealing/{dealing['id']}" for dealing in dealings]


class Outline(HTMLParser):
    """What assistive technology meets first: headings, landmarks, ids, unlabelled things, links inside."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.tables: list[set[str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag == "label" and given.get("for"):
            self.labels.add(str(given["for"]))
        if tag in {"input", "select", "textarea"} and given.get("type") != "hidden":
            self.fields.append(given)
        if tag == "table":
            self.tables.append(set())
        elif tag in {"caption", "th"} and self.tables:
            self.tables[-1].add("caption" if tag == "caption" else f"th scope={given.get('scope')}")
        if tag not in {"meta", "link", "input", "br", "img", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def outline(html: str) -> Outline:
    made = Outline()
    made.feed(html)
    return made


def test_every_page_is_well_formed_and_has_its_landmarks(client) -> None:
    for path in pages(client):
        found = outline(client.get(path).text)
        assert found.open == [], path
        assert found.headings.count(1) == 1, path
        assert {"main", "nav", "header", "footer", "search"} <= set(found.tags), path
        assert len(found.ids) == len(set(found.ids)), path
        for before, after in zip(found.headings, found.headings[1:], strict=False):
            assert after <= before + 1, path


def test_every_field_has_a_label_and_every_table_a_caption_and_scopes(client) -> None:
    for path in pages(client):
        found = outline(client.get(path).text)
        assert all(field.get("id") in found.labels for field in found.fields), path
        for table in found.tables:
            assert "caption" in table, path
            assert any(part.startswith("th scope=") for part in table), path
            assert "th scope=None" not in table, path


def test_every_link_of_ours_leads_somewhere(client) -> None:
    seen: set[str] = set()
    for path in pages(client):
        found = outline(client.get(path).text)
        for link in found.links:
            address, _, anchor = link.partition("#")
            if not address:
                assert anchor in found.ids, f"{path} has {link}"
            elif address.startswith("/") and address not in seen and "brief." not in address:
                seen.add(address)
                assert client.get(address).status_code == 200, f"{path} has {link}"


def test_relations_show_pairs_with_counts_and_can_be_filtered(client) -> None:
    page = client.get("/").text
    assert "North Korea – Russia" in page
    assert "Iran – Russia" in page
    assert "<svg" in page
    few = client.get("/?filter=iran").text
    assert "Iran – Russia" in few
    assert "North Korea – Russia" not in few
    assert "No relation has a party named" in client.get("/?filter=zzz").text


def test_relation_shows_both_sides_with_ranges(client) -> None:
    page = client.get("/relation/PRK/RUS").text
    assert "North Korea gives" in page
    assert "10,000–12,000 persons" in page
    assert "1,000–1,500" in page
    assert "Ties between North Korea and Russia worsened" in page
    assert f"/dealing/dlg_{min(TROOPS.id, PLAIN[1][1][0].id, PLAIN[2][1][0].id).removeprefix('clm_')}" in page


def test_relation_marks_what_is_worked_out(client) -> None:
    page = client.get("/relation/PRK/RUS").text
    assert page.count("worked out</a>") >= 3
    for anchor in re.findall(r'href="/about#([\w-]+)"', page):
        assert f'id="{anchor}"' in client.get("/about").text


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("text=kursk", "troops to Russia", "grain in March"),
        ("way=gets", "grain", "13,000 containers of"),
        ("domain=military", "troops to Russia", "grain in March"),
        ("goods=food", "grain", "troops to Russia"),
        ("stage=agreed", "No dealing passes this filter", "troops to Russia"),
        ("credibility=2", "troops to Russia", "grain in March"),
    ],
)
def test_the_table_of_dealings_can_be_filtered(client, query, wanted, unwanted) -> None:
    page = client.get(f"/relation/PRK/RUS?{query}").text
    table = page[page.index('id="dealings-found"') :]
    assert wanted in table
    assert unwanted not in table


def test_the_table_of_dealings_has_pages(client) -> None:
    page = client.get("/relation/PRK/RUS?limit=2&offset=2").text
    assert "3–4 of" in page
    assert 'rel="prev" href="/relation/PRK/RUS?limit=2&amp;offset=0"' in page
    assert 'rel="next" href="/relation/PRK/RUS?limit=2&amp;offset=4"' in page


def test_a_relation_can_be_seen_as_known_on_an_earlier_day(client) -> None:
    before = client.get("/relation/PRK/RUS?as_of=2025-01-09").text
    assert "holds no dealing between North Korea and Russia that was known on 9 Jan 2025" in before
    assert "10,000–12,000 persons" in client.get("/relation/PRK/RUS?as_of=2025-01-10").text


def test_figures_are_svg_with_links_to_dealings(client) -> None:
    fragment = client.get("/relation/PRK/RUS/timeline.fragment")
    assert fragment.headers["content-type"].startswith("text/html")
    assert fragment.text.startswith("<svg")
    assert 'href="/dealing/dlg_' in fragment.text
    assert "aria-label=" in fragment.text
    picture = client.get("/relation/PRK/RUS/monthly.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert client.get("/relation/JPN/KOR/monthly.svg").status_code == 404


def test_a_dealing_shows_its_claims_side_by_side_with_the_denial(client) -> None:
    page = client.get(f"/dealing/dlg_{TROOPS.id.removeprefix('clm_')}").text
    assert "Claim 1" in page
    assert "Denial 3" in page
    assert "up to 12,000 persons" in page
    assert re.search(r"Goods</span> <small>differs", page)
    assert "independent" in page
    assert "also denied" in page
    assert all(claim.quote[-30:] in page for claim in (TROOPS, PLAIN[1][1][0]))


def test_a_leg_of_an_exchange_leads_to_the_other(client) -> None:
    page = client.get(f"/dealing/dlg_{MISSILES.id.removeprefix('clm_')}").text
    assert "In exchange" in page
    assert f"/dealing/dlg_{SHELLS.id.removeprefix('clm_')}" in page


def test_a_document_marks_each_field_of_each_claim(client) -> None:
    page = client.get(f"/document/{TROOPS_DOCUMENT.id}").text
    for field in ("speaker", "actor", "act", "goods", "recipient", "when", "where", "affected", "certainty"):
        assert re.search(rf'<span class="f f-{field} lane0" data-claims="\d"', page), field
    for claim in (TROOPS, MISSILES, SHELLS):
        assert f'id="{claim.id}"' in page
        assert f'href="/claim/{claim.id}"' in page
        assert f'id="at-{claim.id}"' in page
    assert 'href="https://example.org/wire/1" rel="noopener noreferrer nofollow"' in page


def test_a_document_without_a_reader_says_so(client) -> None:
    page = client.get(f"/document/{PLAIN[3][0].id}").text
    assert "Not read (ko)" in page
    assert 'lang="ko"' in page


def test_a_claim_leads_to_document_and_dealing(client) -> None:
    page = client.get(f"/claim/{TROOPS.id}").text
    assert f"/document/{TROOPS_DOCUMENT.id}#{TROOPS.id}" in page
    assert "/dealing/dlg_" in page
    assert "South Korea&#39;s spy agency" in page


def test_search_finds_words_and_shows_the_claims_they_stand_in(client) -> None:
    page = client.get("/search?q=soldiers").text
    assert "<mark>soldiers</mark>" in page
    assert f"#{PLAIN[1][1][0].id}" in page
    assert "<mark>러시아" in client.get("/search?q=러시아").text


def test_what_is_found_nowhere_is_said(client) -> None:
    assert "0 documents found" in client.get("/search?q=zebra").text


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/document/doc_00000000000000000000", 404, "unknown_id"),
        ("/dealing/dlg_00000000000000000000", 404, "unknown_id"),
        ("/claim/clm_zzz", 404, "unknown_id"),
        ("/relation/PRK/NOWHERE", 404, "unknown_id"),
        ("/relation/PRK/RUS?as_of=yesterday", 422, "query"),
        ("/relation/PRK/RUS?stage=eaten", 422, "query"),
        ("/relation/PRK/RUS?offset=-1", 422, "query"),
        ("/?limit=501", 422, "query"),
        ("/no/such/page", 404, "not_found"),
    ],
)
def test_errors_are_pages_in_plain_english_with_their_code(client, path, status, code) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert f"<code>{code}</code>" in answer.text
    assert "Traceback" not in answer.text


def test_a_missing_ledger_is_told_with_what_to_do(tmp_path) -> None:
    with browsing(tmp_path / "none.sqlite") as made:
        answer = made.get("/")
    assert answer.status_code == 404
    assert "ledger_missing" in answer.text
    assert "tumen add" in answer.text


def test_colours_are_kept_in_a_cookie_and_never_lead_away(client) -> None:
    answer = client.post("/theme", data={"theme": "dark", "back": "//evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert 'data-theme="dark"' in client.get("/about").text
    client.post("/theme", data={"theme": "system", "back": "/"})
    assert "data-theme" not in client.get("/about").text
    assert client.post("/theme", data={"theme": "pink"}).status_code == 422


@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_a_brief_can_be_taken_away(client, ending) -> None:
    answer = client.get(f"/relation/PRK/RUS/brief.{ending}")
    assert answer.status_code == 200
    assert len(answer.content) > 1000
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_tables_can_be_taken_away_and_cells_cannot_become_formulas(client) -> None:
    dealings = client.get("/relation/PRK/RUS/dealings.csv")
    assert dealings.headers["content-disposition"] == 'attachment; filename="dealings-PRK-RUS.csv"'
    assert dealings.text.count("\r\n") >= 9
    claims = client.get("/relation/PRK/RUS/claims.csv").text
    assert TROOPS.id in claims
    assert client.get("/relation/PRK/RUS/claims.json").json()[0]["id"].startswith("clm_")


def test_the_plural_address_leads_to_the_relation(client) -> None:
    assert client.get("/relations/PRK/RUS").headers["location"] == "/relation/PRK/RUS"


def test_a_page_shows_at_once_what_another_process_added(own_client, tmp_path) -> None:
    before = own_client.get("/api/relations").json()["total"]
    assert own_client.get("/api/relations").json()["total"] == before
    document = make_document("Peru sent maize to France.")
    claim = make_claim(
        document,
        actors=(PartyMention("PER", "state", "Peru", Span(0, 4)),),
        recipients=(PartyMention("FRA", "state", "France", Span(19, 25)),),
    )
    with open_ledger(str(tmp_path / "filled.sqlite")) as other:
        added = Addition(document, [(claim, block_of(claim))], (), ())
        other.add_many([added], similar=lambda *_: False, learned_at=datetime(2025, 2, 1, tzinfo=UTC))
    assert own_client.get("/api/relations").json()["total"] == before + 1
