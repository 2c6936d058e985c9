"""Web pages to a draft: trafilatura finds the article in the page and what the page says of itself."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any, TypeAlias

import trafilatura
from trafilatura.utils import load_html

from tumen.errors import EmptyDocumentError
from tumen.reading.addresses import web_address
from tumen.reading.dates import parse_date
from tumen.reading.draft import Draft
from tumen.reading.furniture import without_furniture
from tumen.reading.normalise import normalise, one_line
from tumen.reading.titles import byline

Page: TypeAlias = Any
"""The root element of a parsed page (lxml, which publishes no types)."""

_log = logging.getLogger("tumen.reading")

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9_-]{2,40})",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_OUTSIDE = " or ".join(
    f"self::{name}"
    for name in ("nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template", "button")
)
_BLOCKS = "p|h1|h2|h3|h4|h5|h6|li|blockquote|td|pre|figcaption|div|section|article|main|body"
_DESCRIBES = "@property='{0}' or @name='{0}' or @itemprop='{0}'"
_PAGE_DATES = (
    "article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "DC.date.issued",
    "pubdate",
    "publish-date",
)
_LINKED_DATA_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|\Z)")
_DATE_LABEL = re.compile(r"^(?:first |last )?(?:published|posted|issued|released|date)(?: on)?\s*:?\s+", re.IGNORECASE)
_LONGEST_DATE = 60
_BREAK = "\ue000"  # a line break within a paragraph; two part paragraphs, as in pages of the 1990s
_TWO_BREAKS = re.compile(r"(?:\ue000\s*){2,}")
_LEAST_CHARACTERS = 250  # trafilatura's own measure of a text that it is sure of (MIN_EXTRACTED_SIZE)


def declared_encoding(data: bytes) -> str | None:
    """The character set that a page names in its first 4,096 bytes, or None."""
    found = _DECLARED.search(data[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def parse_html(text: str, origin: str, address: str | None = None) -> Draft:
    """A page as a draft. ``address`` is where it was fetched from, if it was.

    Raises :class:`EmptyDocumentError` where the page has no text of its own.
    """
    text = _XML_DECLARATION.sub("", text.replace("\x00", ""))
    page = load_html(text)
    if page is None:
        raise EmptyDocumentError(origin, "the page has no text")
    found = trafilatura.bare_extraction(
        text,
        url=address,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    paragraphs = _body_paragraphs(found, page)
    title = _title(found, page)
    link = web_address(_name(found, "url"))
    author = _name(found, "author") or next((name for line in paragraphs[:4] if (name := byline(line))), None)
    body = normalise(without_furniture("\n\n".join(line for line in paragraphs if not _beside_the_text(line))))
    if not any(letter.isalpha() for letter in body):
        raise EmptyDocumentError(
            origin, "the page has no text, only furniture" if paragraphs else "the page has no text"
        )
    return Draft(
        body=body,
        title=title,
        publisher=_name(found, "sitename") or _name(found, "hostname"),
        author=author,
        published=_published(page, paragraphs, link or address, origin),
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"),
        language_is_hint=True,
        url=link or address,
        media_type="text/html",
    )


def _body_paragraphs(found: object, page: Page) -> list[str]:
    """The article's paragraphs: trafilatura's where it found some, else every block of text outside menus."""
    lines = [one_line(line) for line in (_name(found, "text") or "").split("\n")]
    lines = [line.removeprefix("- ") for line in lines if line]
    return lines if sum(map(len, lines)) >= _LEAST_CHARACTERS else html_paragraphs(page)


def html_paragraphs(page: Page) -> list[str]:
    """The text of each innermost block of a page outside menus, headers, footers and forms, in order."""
    names = _BLOCKS.split("|")
    inner = " or ".join(f".//{name}" for name in names)
    blocks = " or ".join(f"self::{name}" for name in names)
    found = page.xpath(f"descendant-or-self::*[({blocks}) and not({inner})]")
    for line_break in page.iter("br"):
        line_break.tail = _BREAK + (line_break.tail or "")
    parts = (part for block in found for part in _TWO_BREAKS.split(" ".join(_visible_text(block))))
    return [line for part in parts if (line := one_line(part.replace(_BREAK, " ")))]


def _visible_text(block: Page) -> list[str]:
    return [str(part) for part in block.xpath(f".//text()[not(ancestor::*[{_OUTSIDE}])]")]


def _beside_the_text(line: str) -> bool:
    """Whether a line is a byline or the date published, which a document keeps as fields."""
    return byline(line) is not None or (
        len(line) <= _LONGEST_DATE and parse_date(_DATE_LABEL.sub("", line)) is not None
    )


def _title(found: object, page: Page) -> str | None:
    title = one_line(_name(found, "title") or page.findtext(".//title") or "")
    site = _name(found, "sitename")
    if title and site:
        title = re.sub(rf"\s*(?:[|–—·:-]|::)\s*{re.escape(site)}\s*\Z", "", title, flags=re.IGNORECASE) or title
    return title or None


def _published(page: Page, paragraphs: list[str], address: str | None, origin: str) -> date | None:
    """The day that the page itself gives, in the order of how plainly: fields, a printed date, its address.

    Not asked of a library, since those guess where a page says nothing clear.
    """
    stated = _stated_dates(page)
    for value in stated:
        if day := parse_date(value):
            return day
    if stated:
        _log.warning("%s: the date published is %r, which is not one clear date; kept without.", origin, stated[0][:80])
        return None
    printed = {parse_date(_DATE_LABEL.sub("", line)) for line in [*_dated_elements(page), *paragraphs[:4]]} - {None}
    if len(printed) == 1:
        return printed.pop()
    in_address = _DATED_ADDRESS.search(address or "")
    return parse_date("-".join(in_address.groups())) if in_address else None


def _stated_dates(page: Page) -> list[str]:
    stated = [value for name in _PAGE_DATES for value in page.xpath(f"//meta[{_DESCRIBES.format(name)}]/@content")]
    stated += [
        value
        for script in page.xpath("//script[contains(@type, 'ld+json')]/text()")
        for value in _LINKED_DATA_DATE.findall(script)
    ]
    stated += page.xpath("//article//time/@datetime|//time[@pubdate or @itemprop='datePublished']/@datetime")
    return [str(value).strip() for value in stated if value.strip()]


def _dated_elements(page: Page) -> list[str]:
    elements = page.xpath("//*[contains(@class, 'date') or contains(@class, 'publish') or self::time]")
    texts = (one_line(element.text_content()) for element in elements)
    return [text for text in texts if len(text) <= _LONGEST_DATE]


def _name(found: object, field: str) -> str | None:
    value = getattr(found, field, None)
    return normalise(value) or None if isinstance(value, str) else None


def html_to_text(markup: str) -> str:
    """The paragraphs of a piece of HTML (an entry of a feed), a blank line between; text without tags as it is."""
    if "<" not in markup and "&" not in markup:
        return normalise(markup)
    page = load_html(f"<html><body>{markup}</body></html>")
    return "" if page is None else "\n\n".join(_mixed_paragraphs(page))


def _mixed_paragraphs(page: Page) -> list[str]:
    for element in page.iter("br", "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        element.tail = "\n\n" + (element.tail or "")
        element.text = "\n\n" + (element.text or "") if element.tag != "br" else element.text
    for element in page.xpath("//script|//style"):
        element.drop_tree()
    parts = re.split(r"\n{2,}", re.sub(r"(?<!\n)\n(?!\n)", " ", normalise(page.text_content())))
    return [line for part in parts if (line := one_line(part))]
