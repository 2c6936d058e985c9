"""JSON lines to drafts: one object a line, ``{"id", "title", "text", "published", "publisher", "url", "language"}``.

Only ``text`` is required. ``author``, ``reliability`` and ``marking`` are read too; other keys are ignored. The text
is taken as given, since spans are counted in it: only its stored form (:mod:`tumen.reading.normalise`) and its
paragraphs are put in order.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from tumen.errors import BrokenFileError, EmptyDocumentError, ReadingError
from tumen.model import Reliability
from tumen.reading.addresses import web_address
from tumen.reading.dates import published_date
from tumen.reading.draft import Draft
from tumen.reading.layout import paragraphs
from tumen.reading.limits import as_value
from tumen.reading.markings import read_marking
from tumen.reading.normalise import normalise, one_line

_log = logging.getLogger("tumen.reading")

_STRINGS = ("id", "title", "text", "published", "publisher", "url", "language", "author", "reliability", "marking")
_HINT = 'A line is {"text": "...", "title": "...", "published": "2024-10-21", ...}; only text is required.'


def parse_jsonl(text: str, origin: str) -> Iterator[Draft | ReadingError]:
    """Each line as a draft, or the error of that line named ``origin:line``; blank lines count but give nothing."""
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = True
        yield _line(line, f"{origin}:{number}", number)
    if not found:
        raise EmptyDocumentError(origin, "no lines")


def _line(line: str, where: str, number: int) -> Draft | ReadingError:
    try:
        return parse_mapping(_object(line, where), where, entry=number)
    except ReadingError as error:
        return as_value(error)


def _object(line: str, where: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BrokenFileError(where, f"not JSON: {error.msg} at character {error.pos + 1}", hint=_HINT) from None
    except (ValueError, RecursionError) as error:
        raise BrokenFileError(where, f"not JSON that can be read ({type(error).__name__})", hint=_HINT) from None
    if not isinstance(value, dict):
        raise BrokenFileError(where, f"a {_kind(value)}, where an object is wanted", hint=_HINT)
    return value


def parse_mapping(mapping: Mapping[str, Any], where: str, *, entry: int | None = None) -> Draft:
    """The draft that one object says. Raises :class:`BrokenFileError` naming the place, the field and the value."""
    fields = {name: _string(mapping, name, where) for name in _STRINGS}
    body = fields["text"]
    if body is None:
        raise BrokenFileError(where, "field text is missing", hint=_HINT)
    if not body.strip() and not (fields["title"] or "").strip():
        raise EmptyDocumentError(where, "field text is empty")
    url = web_address(fields["url"])
    if fields["url"] and url is None:
        _log.warning("%s: url is %r, which is not an http or https address; kept without.", where, fields["url"][:80])
    return Draft(
        body="\n\n".join(_kept_paragraphs(body)),
        title=one_line(fields["title"] or "") or None,
        publisher=fields["publisher"],
        author=fields["author"],
        published=published_date(fields["published"], where),
        language=fields["language"],
        url=url,
        source_id=fields["id"],
        media_type="application/json",
        reliability=_reliability(fields["reliability"], where),
        marking=read_marking(fields["marking"], where) if fields["marking"] else None,
        entry=entry,
    )


def _kept_paragraphs(body: str) -> list[str]:
    """The paragraphs of a given text; one that is on one line already keeps every character."""
    body = normalise(body)
    found: list[str] = []
    for block in body.split("\n\n"):
        found += paragraphs(block) if "\n" in block else [block]
    return found


def _string(mapping: Mapping[str, Any], name: str, where: str) -> str | None:
    value = mapping.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise _wrong(where, name, value, "a string is wanted")
    return value


def _reliability(value: str | None, where: str) -> Reliability:
    if not value:
        return "F"
    grade = value.strip().upper()
    for known in get_args(Reliability):
        if grade == known:
            letter: Reliability = known
            return letter
    raise _wrong(where, "reliability", value, "a letter from A to F is wanted")


def _wrong(where: str, name: str, value: object, wanted: str) -> BrokenFileError:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return BrokenFileError(where, f"field {name} is {shown[:80]}, where {wanted}", hint=_HINT)


def _kind(value: object) -> str:
    return {list: "list", str: "string", bool: "true or false", type(None): "null"}.get(type(value), "number")
