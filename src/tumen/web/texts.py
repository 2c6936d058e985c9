"""A text that somebody gives to see how it is read. It is read and forgotten: nothing is stored."""

from __future__ import annotations

from datetime import date

from tumen.errors import QueryError
from tumen.model import Document
from tumen.reading import document_from_mapping
from tumen.settings import Settings

LONGEST_TEXT = 2000
"""The most characters of such a text on a page or in the API."""


def document_of_text(text: str, published: date | None, settings: Settings, longest: int = LONGEST_TEXT) -> Document:
    """The text as an English document. Raises :class:`QueryError` where it is empty or over ``longest`` characters."""
    if not text.strip():
        raise QueryError("there is no text to explain", hint="Give a sentence, or a few.")
    if len(text) > longest:
        raise QueryError(
            f"the text has {len(text):,} characters: at most {longest:,} can be explained at once",
            hint="Give the sentence and what it points back at.",
        )
    given = {"text": text, "language": "en", "published": published.isoformat() if published else None}
    return document_from_mapping(given, "the text", settings)
