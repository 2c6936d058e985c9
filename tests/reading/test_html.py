from __future__ import annotations

import logging
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import EmptyDocumentError
from tumen.reading.html import declared_encoding, html_to_text, parse_html

FIRST = "State A and state B signed a rail deal on Wednesday, officials said. It covers twelve freight trains a month."
SECOND = "The deal follows months of talks, and a spokesman for the ministry declined to say what it would cost to run."


def page(body: str, head: str = "", lang: str = "en-GB") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


ARTICLE = page(
    f"""<nav><a href="/">Home</a><a href="/w">World</a></nav><div>We use cookies to improve your visit.</div>
    <article><h1>Two States Sign Rail Deal</h1><p>By Jane Roe</p><p>5 min read</p><p>Share on Facebook</p><p>{FIRST}</p>
    <p>Advertisement</p><p>{SECOND}</p><p>Read more: Another story</p></article><h3>Comments</h3><p>Great read!</p>
    <footer>© 2024 Example Wire. All rights reserved.</footer><script>alert(1)</script>""",
    """<title>Two States Sign Rail Deal | Example Wire</title><meta property="og:site_name" content="Example Wire">
    <meta property="article:published_time" content="2024-06-20T08:00:00Z"><link rel="canonical" href="https://example.org/rail">""",
)


def test_an_article_gives_its_text_without_the_page_around_it():
    draft = parse_html(ARTICLE, "a.html")
    text = draft.body
    assert FIRST in text
    assert SECOND in text
    for debris in ("Home", "cookies", "Share", "Advertisement", "Read more", "rights reserved", "alert", "min read"):
        assert debris not in text


def test_an_article_gives_what_the_page_says_of_itself():
    draft = parse_html(ARTICLE, "a.html")
    assert draft.title == "Two States Sign Rail Deal"
    assert draft.publisher == "Example Wire"
    assert draft.author == "Jane Roe"
    assert draft.published == date(2024, 6, 20)
    assert draft.url == "https://example.org/rail"
    assert draft.language == "en-GB"


def test_without_a_canonical_link_the_address_fetched_is_kept():
    draft = parse_html(page(f"<p>{FIRST}</p>"), "u", "https://example.org/x")
    assert draft.url == "https://example.org/x"


def test_a_canonical_link_that_runs_a_script_is_no_address():
    draft = parse_html(page(f"<p>{FIRST}</p>", '<link rel="canonical" href="javascript:alert(1)">'), "a.html")
    assert draft.url is None


def test_a_short_page_is_read_too():
    assert parse_html(page("<nav>Home</nav><p>The ministry denied it.</p>"), "a.html").body == "The ministry denied it."


@pytest.mark.parametrize(
    "text",
    [
        page("<nav><a>Home</a><a>World</a></nav><script>var x = 1</script>"),
        page("<div></div>", "<title>T</title>"),
        page("<p>Comments</p><p>Share</p>"),
        "<html></html>",
    ],
)
def test_a_page_of_furniture_alone_is_empty(text):
    with pytest.raises(EmptyDocumentError, match="no text"):
        parse_html(text, "e.html")


def test_a_date_that_cannot_be_read_is_told_and_not_made_up(caplog):
    with caplog.at_level(logging.WARNING, "tumen.reading"):
        draft = parse_html(page(f"<p>{FIRST}</p>", '<meta name="date" content="03/04/2024">'), "a.html")
    assert draft.published is None
    assert "03/04/2024" in caplog.text


@pytest.mark.parametrize(
    ("body", "head", "address"),
    [
        ("", '<script type="application/ld+json">{"datePublished": "2024-06-20T08:00:00Z"}</script>', None),
        ('<span class="post-date">Published: June 20, 2024</span>', "", None),
        ("<p>20 June 2024</p>", "", None),
        ("", "", "https://example.org/2024/06/20/rail"),
    ],
)
def test_the_date_is_found_where_pages_put_it(body, head, address):
    draft = parse_html(page(f"{body}<p>{FIRST}</p><p>{SECOND}</p>", head), "a.html", address)
    assert draft.published == date(2024, 6, 20)
    assert "June" not in draft.body


def test_two_printed_dates_are_no_date_published():
    dates = '<span class="date">June 20, 2024</span><span class="date">June 21, 2024</span>'
    assert parse_html(page(f"{dates}<p>{FIRST}</p><p>{SECOND}</p>"), "a.html").published is None


def test_a_year_in_a_copyright_line_is_no_date_published():
    assert parse_html(page(f"<p>{FIRST}</p><footer>© 2021 Wire</footer>"), "a.html").published is None


def test_two_line_breaks_part_paragraphs_in_an_old_page():
    cell = "<table><tr><td>State A sent wheat<br>to B.<br> <br>It was unloaded.</td></tr></table>"
    assert parse_html(page(cell), "a.html").body == "State A sent wheat to B.\n\nIt was unloaded."


def test_the_declared_character_set_is_found():
    assert declared_encoding(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_encoding(b"<meta http-equiv=x content='text/html; charset=euc-kr'>") == "euc-kr"
    assert declared_encoding(b"<p>none</p>") is None


def test_a_piece_of_html_becomes_paragraphs():
    markup = "<p>One <b>two</b>.</p>\n<p>Three<br>four &amp; five.</p><script>x</script><style>y</style>"
    assert html_to_text(markup) == "One two.\n\nThree\n\nfour & five."
    assert html_to_text("Plain words.") == "Plain words."


@given(st.text())
def test_any_markup_is_a_page_or_empty(text):
    try:
        found = parse_html(f"<html><body>{text}</body></html>", "a").body
    except EmptyDocumentError as error:
        found = error.reason
    assert found
