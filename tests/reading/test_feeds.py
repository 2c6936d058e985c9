from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import BrokenFileError, EmptyDocumentError
from tumen.reading.feeds import parse_feed

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><language>en-us</language>
<item><title>A sends B grain</title><link>https://example.org/1</link><author>Jane Roe</author>
<pubDate>Mon, 21 Oct 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;State A sent B grain.&lt;/p&gt;
&lt;p&gt;It was cheap.&lt;/p&gt;&lt;p&gt;Share&lt;/p&gt;</description></item>
<item><title>Second</title><link>javascript:alert(1)</link><pubDate>some day</pubDate>
<description>Plain words.</description></item>
<item><guid>3</guid></item></channel></rss>"""
ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title type="html">Grain &amp;amp; coal</title><link href="https://example.org/2"/>
<published>2024-10-21T00:30:00+09:00</published>
<summary>Short.</summary>
<content type="html">&lt;div&gt;The longer text of the entry.&lt;/div&gt;</content></entry></feed>"""


def test_each_entry_of_rss_is_a_text_of_its_own():
    first, second, third = parse_feed(RSS, "f.xml")
    assert (first.title, first.body) == ("A sends B grain", "State A sent B grain.\n\nIt was cheap.")
    assert (first.url, first.author, first.published) == ("https://example.org/1", "Jane Roe", date(2024, 10, 21))
    assert (first.publisher, first.language, first.entry) == ("Example Wire", "en-us", 1)
    assert (second.url, second.published) == (None, None)
    assert isinstance(third, EmptyDocumentError)
    assert third.origin == "f.xml:3"


def test_a_date_that_cannot_be_read_is_told_with_its_entry(caplog):
    list(parse_feed(RSS, "f.xml"))
    assert "f.xml:2" in caplog.text
    assert "some day" in caplog.text


def test_atom_gives_the_longest_text_and_the_day_as_written():
    (entry,) = parse_feed(ATOM, "f.xml")
    assert (entry.title, entry.body) == ("Grain & coal", "The longer text of the entry.")
    assert entry.published == date(2024, 10, 21)


def test_a_feed_without_entries_is_empty():
    with pytest.raises(EmptyDocumentError, match="no entries"):
        list(parse_feed(b"<rss version='2.0'><channel><title>x</title></channel></rss>", "f.xml"))


def test_a_broken_feed_is_named():
    with pytest.raises(BrokenFileError, match=r"f\.xml: the feed cannot be parsed"):
        list(parse_feed(b"<rss version='2.0'><channel", "f.xml"))


def test_a_name_of_a_file_in_the_bytes_is_not_opened():
    with pytest.raises((BrokenFileError, EmptyDocumentError)):
        list(parse_feed(b"/etc/hostname", "f.xml"))


@given(st.text(), st.text())
def test_any_titles_and_texts_are_read_or_refused(title, text):
    data = f"<rss><channel><item><title>{title}</title><description>{text}</description></item></channel></rss>"
    try:
        found = list(parse_feed(data.encode("utf-8"), "f.xml"))
    except (BrokenFileError, EmptyDocumentError) as error:
        found = [error]
    assert found
