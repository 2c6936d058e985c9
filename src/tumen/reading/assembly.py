"""A draft to a document: the text in its stored form, its id, its language, and what holds for every document."""

from __future__ import annotations

from tumen.contract import document_id
from tumen.errors import EmptyDocumentError
from tumen.model import Document
from tumen.reading.addresses import web_address
from tumen.reading.draft import Draft
from tumen.reading.language import language_of
from tumen.reading.limits import check_characters
from tumen.reading.normalise import normalise, one_line
from tumen.settings import Settings

_READERS = frozenset({"en"})
_LONGEST_NAME = 300


def assemble(draft: Draft, origin: str, settings: Settings) -> Document:
    """The document that a draft gives: title, a blank line, the body, without a title that the body repeats.

    Raises :class:`EmptyDocumentError` for a text without a letter or digit, :class:`TooLargeError` for one over
    ``settings.max_characters``.
    """
    where = origin if draft.entry is None else f"{origin}:{draft.entry}"
    title = one_line(draft.title or "") or None
    body = normalise(draft.body)
    if title is not None:
        body = _without_title(body, title)
    text = "\n\n".join(part for part in (title, body) if part)
    if not any(letter.isalnum() for letter in text):
        raise EmptyDocumentError(where, "nothing to read in it")
    check_characters(text, settings.max_characters, where)
    language = language_of(text, draft.language, stated_is_hint=draft.language_is_hint)
    return Document(
        id=document_id(text),
        text=text,
        title=title,
        publisher=_name(draft.publisher),
        author=_name(draft.author),
        published=draft.published,
        language=language,
        url=web_address(draft.url),
        source_id=draft.source_id,
        origin=where,
        media_type=draft.media_type,
        reliability=draft.reliability,
        marking=draft.marking,
        read_state="read" if language in _READERS else f"not read ({language})",
    )


def _without_title(body: str, title: str) -> str:
    first, _, rest = body.partition("\n\n")
    if " ".join(first.split()).casefold() == title.casefold():
        return rest.lstrip("\n")
    return body


def _name(value: str | None) -> str | None:
    return one_line(value or "")[:_LONGEST_NAME].rstrip() or None
