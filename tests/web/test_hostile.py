"""Documents are hostile input: nothing from one runs, loads or leads away in a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from tests.web.shelf import HOSTILE

DOCUMENT, (CLAIM,) = HOSTILE
PATHS = [
    "/relation/PRK/RUS",
    "/relation/PRK/RUS/timeline.fragment",
    f"/document/{DOCUMENT.id}",
    f"/claim/{CLAIM.id}",
    f"/dealing/dlg_{CLAIM.id.removeprefix('clm_')}",
    "/search?q=script",
    "/relation/PRK/RUS/brief.html",
]


class Live(HTMLParser):
    """Everything on a page that could run, load or lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, "", ""))
        self.found += [(tag, name, value or "") for name, value in attrs]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_from_a_document_becomes_markup(client, path) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    live = Live()
    live.feed(answer.text)
    for tag, name, value in live.found:
        assert tag not in {"iframe", "object", "embed", "b", "img"} or (tag, name) == ("img", "alt") or tag == "img"
        assert not name.startswith("on"), f"{path}: {tag} {name}"
        if name in {"href", "src", "action", "hx-get", "xlink:href"}:
            assert value.startswith(("/", "#", "https://example.org/")), f"{path}: {tag} {name}={value}"
            assert not value.startswith("//")
        if tag == "script" and name == "src":
            assert value.startswith("/static/")


@pytest.mark.parametrize("path", PATHS)
def test_template_syntax_in_a_document_stays_text(client, path) -> None:
    page = client.get(path).text
    assert "49973" not in page
    assert "&lt;Config" not in page


def test_the_text_is_shown_as_it_stands(client) -> None:
    page = client.get(f"/document/{DOCUMENT.id}").text
    assert "&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt; {{ 7139 * 7 }}" in page
    assert "&lt;/span&gt;&lt;/p&gt;&lt;/body&gt;" in page


def test_an_address_that_is_not_of_the_web_is_no_link(client) -> None:
    page = client.get(f"/document/{DOCUMENT.id}").text
    assert 'href="javascript' not in page
    assert "(not a web address)" in page


@pytest.mark.parametrize("path", PATHS[:6])
def test_characters_that_turn_a_line_are_written_out(client, path) -> None:
    page = client.get(path).text
    assert "\u202e" not in page
    assert "\u202c" not in page


def test_what_is_asked_for_is_no_markup_either(client) -> None:
    attack = '"><script>alert(1)</script>'
    for path in (f"/search?q={attack}", f"/?filter={attack}", f"/relation/PRK/RUS?text={attack}", f"/{attack}"):
        assert "<script>alert" not in client.get(path).text
    assert "<script>alert" not in client.get(f"/relation/{attack}/RUS").text
