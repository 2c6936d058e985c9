"""RSS and Atom to drafts: each entry of a feed is a document. feedparser reads every version of both."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date

import feedparser

from tumen.errors import BrokenFileError, EmptyDocumentError, ReadingError
from tumen.reading.addresses import web_address
from tumen.reading.dates import published_date
from tumen.reading.draft import Draft
from tumen.reading.furniture import without_furniture
from tumen.reading.html import html_to_text
from tumen.reading.normalise import normalise, one_line


def parse_feed(data: bytes, origin: str) -> Iterator[Draft | ReadingError]:
    """The entries of a feed as drafts; an entry without text is an :class:`EmptyDocumentError` among them.

    Raises :class:`BrokenFileError` for one that cannot be parsed, :class:`EmptyDocumentError` for one without entries.
    """
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        if feed.get("bozo"):
            raise BrokenFileError(
                origin, f"the feed cannot be parsed ({one_line(str(feed.get('bozo_exception')))[:120]})"
            )
        raise EmptyDocumentError(origin, "the feed has no entries")
    for number, entry in enumerate(feed.entries, start=1):
        yield _entry(entry, feed.feed, origin, number)


def _entry(entry: Mapping[str, object], feed: Mapping[str, object], origin: str, number: int) -> Draft | ReadingError:
    where = f"{origin}:{number}"
    title = one_line(html_to_text(_string(entry, "title")))
    body = normalise(without_furniture(html_to_text(_longest_text(entry))))
    if not body and not title:
        return EmptyDocumentError(where, "the entry has no text")
    return Draft(
        body=body,
        title=title or None,
        publisher=one_line(html_to_text(_string(entry.get("source"), "title") or _string(feed, "title"))) or None,
        author=one_line(_string(entry, "author")) or None,
        published=_published(entry, where),
        language=_string(feed, "language") or None,
        language_is_hint=True,
        url=web_address(_string(entry, "link")),
        media_type="application/rss+xml",
        entry=number,
    )


def _longest_text(entry: Mapping[str, object]) -> str:
    texts = [_string(part, "value") for part in _list(entry.get("content"))]
    return max([*texts, _string(entry, "summary")], key=len)


def _published(entry: Mapping[str, object], where: str) -> date | None:
    stated = _string(entry, "published") or _string(entry, "updated")
    return published_date(stated, where)


def _string(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
