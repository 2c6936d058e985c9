"""The shapes of the API's answers. The nouns are :mod:`tumen.contract`'s; these are the envelopes around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from tumen.ledger import Page
from tumen.web.asking import MOST
from tumen.web.templating import here

Item = TypeVar("Item")

Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="The most in one answer.")]
AsOf = Annotated[date | None, Query(description="As known at the end of this day (UTC). Now, if not given.")]


class Problem(BaseModel):
    """What went wrong: a stable code, a sentence, and what to do about it."""

    code: str
    message: str
    hint: str


class ErrorAnswer(BaseModel):
    """The one envelope of errors."""

    error: Problem


class Listing(BaseModel, Generic[Item]):
    """A stretch of a list. ``next`` is the address of the next one, null at the end."""

    items: list[Item]
    total: int = Field(ge=0)
    offset: int = Field(ge=0)
    limit: int = Field(ge=1, le=MOST)
    next: str | None


class RelationShape(BaseModel):
    """A pair of parties with its counts."""

    pair: tuple[str, str]
    names: tuple[str, str]
    dealings: int
    claims: int
    documents: int
    first: date | None
    last: date | None
    monthly: list[tuple[str, int]]


class SnippetShape(BaseModel):
    """Words of a document, ``[start, end)`` in code points; ``hit`` when the search found them."""

    text: str
    start: int
    end: int
    hit: bool


class HitShape(BaseModel):
    """A document that a search found, the words around the hits, and the claims whose sentence holds one."""

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    parts: list[SnippetShape]
    claims: list[str]


def listing(request: Request, page: Page[Item], shape: Callable[[Item], Any]) -> JSONResponse:
    """A page of a list as JSON."""
    limit = page.limit or MOST
    after = page.offset + len(page.items)
    return JSONResponse(
        {
            "items": [shape(item) for item in page.items],
            "total": page.total,
            "offset": page.offset,
            "limit": limit,
            "next": here(request, offset=after, limit=limit) if page.items and after < page.total else None,
        }
    )


def described(model: object, *errors: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route for OpenAPI: its answer, and the errors it may give beside 421 and 503."""
    told: Iterable[int] = (*errors, 421, 503)
    return {200: {"model": model}, **{status: {"model": ErrorAnswer} for status in told}}
