"""What a parser hands on: the parts of a text before they are put together as a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tumen.model import Marking, Reliability


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of one text as a parser found them. ``body`` has its paragraphs apart by a blank line.

    ``language`` is what the file says of itself; ``language_is_hint`` where such a statement is often wrong (the
    ``lang`` of a page's template), so that the text decides against it. ``entry`` names the part of a file that
    holds many texts (a line of JSON lines, an entry of a feed), counted from 1.
    """

    body: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    language_is_hint: bool = False
    url: str | None = None
    source_id: str | None = None
    media_type: str = "text/plain"
    reliability: Reliability = "F"
    marking: Marking | None = None
    entry: int | None = None
