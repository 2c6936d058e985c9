"""What a page's address asks for, parsed once: a day, a stretch of a list, a filter. Empty means not asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qsl

from fastapi import Request

from tumen.errors import QueryError

MOST = 500
"""The most items of one page of a list."""
_MOST_FORM_BYTES = 64_000


def day_asked(query: Mapping[str, str], name: str = "as_of") -> date | None:
    """The day under ``name``. Raises :class:`QueryError` for anything but YYYY-MM-DD."""
    given = query.get(name, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise QueryError(f"{name} is {given[:40]!r}: write a day as YYYY-MM-DD") from None


def end_of(day: date | None) -> datetime | None:
    """The last moment of a day in UTC, so that "as known on" a day has all of that day."""
    return None if day is None else datetime.combine(day, time.max, tzinfo=UTC)


def whole_asked(query: Mapping[str, str], name: str, default: int, most: int) -> int:
    """The whole number under ``name``, 0 to ``most``. Raises :class:`QueryError` for any other."""
    given = query.get(name, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdigit() or len(given) > 9 or int(given) > most:  # noqa: PLR2004
        raise QueryError(f"{name} is {given[:40]!r}: write a whole number from 0 to {most:,}")
    return int(given)


def one_asked(query: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str | None:
    """The word under ``name``, one of ``allowed``. Raises :class:`QueryError` for any other."""
    given = query.get(name, "").strip()
    if given and given not in allowed:
        raise QueryError(f"{name} is {given[:40]!r}: write one of {', '.join(allowed)}")
    return given or None


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form (``application/x-www-form-urlencoded``). Raises :class:`QueryError` if too long."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _MOST_FORM_BYTES:
            raise QueryError(f"the form is longer than {_MOST_FORM_BYTES:,} bytes")
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        raise QueryError("the form cannot be read: it is not UTF-8, or has too many fields") from None
