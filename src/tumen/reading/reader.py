"""From inputs to documents. One bad input becomes one error in the row; the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from tumen.errors import BrokenFileError, EmptyDocumentError, ReadingError
from tumen.model import Document
from tumen.reading.assembly import assemble
from tumen.reading.draft import Draft
from tumen.reading.encoding import decode, has_mark
from tumen.reading.feeds import parse_feed
from tumen.reading.fetch import fetch
from tumen.reading.html import declared_encoding, parse_html
from tumen.reading.inputs import Input, expand, read_file
from tumen.reading.jsonl import parse_jsonl, parse_mapping
from tumen.reading.kinds import Kind, binary_kind, is_pdf, looks_binary, text_kind, wrong_type
from tumen.reading.limits import PARSER_FAULTS, Deadline, as_value, read_up_to, too_many_bytes, within
from tumen.reading.pdf import parse_pdf
from tumen.reading.text import parse_markdown, parse_text
from tumen.settings import Settings


@dataclass(frozen=True, slots=True)
class _Given:
    """Some bytes, how errors name them, and what is known of where they came from."""

    data: bytes
    origin: str
    media_type: str | None = None
    address: str | None = None


def read(
    inputs: Iterable[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Document | ReadingError]:
    """The documents in the inputs, in order, with an error in the place of what could not be read.

    An input is a path to a file or folder, an http(s) address, or ``-`` for standard input (``stdin``, or the
    process's own). Raises nothing for bad input: errors come as values.
    """
    for given in inputs:
        for found in expand(given):
            if isinstance(found, ReadingError):
                yield found
                continue
            try:
                yield from _read_one(found, settings, stdin)
            except ReadingError as error:
                yield as_value(error)


def _read_one(found: Input, settings: Settings, stdin: BinaryIO | None) -> Iterator[Document | ReadingError]:
    if found.kind == "address":
        fetched = fetch(found.origin, settings)
        yield from _read_data(_Given(fetched.data, found.origin, fetched.media_type, fetched.url), settings)
    elif found.kind == "standard input":
        data = read_up_to(stdin if stdin is not None else sys.stdin.buffer, settings.max_bytes, found.origin)
        yield from _read_data(_Given(data, found.origin), settings)
    else:
        yield from _read_data(_Given(read_file(found.origin, settings.max_bytes), found.origin), settings)


def read_bytes(
    data: bytes, origin: str, settings: Settings, media_type: str | None = None
) -> Iterator[Document | ReadingError]:
    """The documents in some bytes, named ``origin`` in errors; its suffix and ``media_type`` help tell their kind.

    Raises nothing for any bytes: errors come as values.
    """
    try:
        if len(data) > settings.max_bytes:
            raise too_many_bytes(origin, len(data), settings.max_bytes)
        yield from _read_data(_Given(data, origin, media_type), settings)
    except ReadingError as error:
        yield as_value(error)


def document_from_mapping(mapping: Mapping[str, Any], origin: str, settings: Settings) -> Document:
    """The document that an object of the JSON-lines shape says, its origin as given.

    Raises :class:`BrokenFileError` naming the field and value at fault, :class:`EmptyDocumentError` and
    :class:`TooLargeError`.
    """
    return assemble(parse_mapping(mapping, origin), origin, settings)


def _read_data(given: _Given, settings: Settings) -> Iterator[Document | ReadingError]:
    for draft in _drafts(given, settings, Deadline.after(settings.max_seconds)):
        if isinstance(draft, ReadingError):
            yield draft
            continue
        try:
            yield assemble(draft, given.origin, settings)
        except ReadingError as error:
            yield as_value(error)


def _drafts(given: _Given, settings: Settings, deadline: Deadline) -> Iterator[Draft | ReadingError]:
    data, origin = given.data, given.origin
    if not data.strip():
        raise EmptyDocumentError(origin, "the file is empty" if not data else "the file holds only blanks")
    if is_pdf(data):
        yield within(deadline, origin, lambda: parse_pdf(data, origin, settings, deadline))
        return
    if (name := binary_kind(data)) is not None:
        raise wrong_type(origin, name)
    if not has_mark(data) and looks_binary(data):
        raise wrong_type(origin, "binary data of an unknown kind")
    text = decode(data, origin, declared_encoding(data) or _charset(given.media_type))
    kind = text_kind(text, origin, given.address or origin, given.media_type)
    if kind == "feed":
        yield from _of_feed(data, origin, deadline)
    elif kind == "jsonl":
        yield from parse_jsonl(text.replace("\r\n", "\n"), origin)
    else:
        yield within(deadline, origin, lambda: _parse(kind, text, origin, given.address))


def _parse(kind: Kind, text: str, origin: str, address: str | None) -> Draft:
    if kind != "html":
        return (parse_markdown if kind == "markdown" else parse_text)(text, origin)
    try:
        return parse_html(text, origin, address)
    except PARSER_FAULTS as error:
        raise BrokenFileError(origin, f"the page cannot be parsed ({type(error).__name__})") from None


def _of_feed(data: bytes, origin: str, deadline: Deadline) -> list[Draft | ReadingError]:
    try:
        return within(deadline, origin, lambda: list(parse_feed(data, origin)))
    except PARSER_FAULTS as error:
        raise BrokenFileError(origin, f"the feed cannot be parsed ({type(error).__name__})") from None


def _charset(media_type: str | None) -> str | None:
    for part in (media_type or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
