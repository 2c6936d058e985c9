import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as reader
from tests.reports.briefs import HOSTILE, one_brief
from tests.reports.views import NOW, thirty

from tumen.reports import build_brief
from tumen.reports.characters import one_line
from tumen.reports.html import html, policy, style_sheet


def safe(page):
    tree = reader.fromstring(page)
    assert not tree.xpath("//script | //iframe | //object | //embed | //form | //link | //img | //foreignobject")
    for node in tree.iter():
        assert not any(name.startswith("on") or name == "style" for name in node.attrib)
        assert node.get("src") is None
    for link in tree.xpath("//a/@href"):
        assert link.startswith(("#", "https://", "http://"))
    assert len(tree.xpath("//style")) == 1
    return tree


@pytest.fixture(scope="module")
def page():
    return html(build_brief(thirty(), NOW))


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=120))
def test_any_text_survives_and_stays_text(text):
    tree = safe(html(one_brief(text)))
    assert one_line(tree.xpath("//blockquote")[0].text_content()) == one_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    tree = safe(html(one_brief(text)))
    assert one_line(tree.xpath("//cite")[0].text_content()) == one_line(text)


def test_the_page_says_a_policy_that_lets_nothing_in(page):
    tree = safe(page)
    said = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert said == policy()
    assert said.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in said
    assert tree.xpath("//style")[0].text == style_sheet()


def test_every_reference_number_leads_to_its_sentence(page):
    tree = safe(page)
    targets = {link.removeprefix("#") for link in tree.xpath("//span[@class='refs']/a/@href")}
    assert targets
    assert targets <= set(tree.xpath("//li/@id"))


def test_headings_tables_and_figures_are_accessible(page):
    tree = safe(page)
    levels = [int(node.tag[1]) for node in tree.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(table.xpath("./caption") and table.xpath(".//th[@scope]") for table in tree.xpath("//table"))
    assert all(picture.get("aria-label") for picture in tree.xpath("//svg"))
    assert len(tree.xpath("//svg")) == 3
    assert tree.get("lang") == "en"


def test_ids_are_unique(page):
    ids = reader.fromstring(page).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_same_brief_is_the_same_page(page):
    assert html(build_brief(thirty(), NOW)) == page


def test_colours_follow_the_page_in_dark(page):
    assert "prefers-color-scheme: dark" in page
    assert re.search(r"<text[^>]*fill=\"currentColor\"", page)
