"""The application: pages, API and static files behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from tumen.settings import Settings
from tumen.web import api
from tumen.web.answers import add_error_answers
from tumen.web.pages import (
    about,
    claim,
    dealing,
    document,
    downloads,
    explain,
    figures,
    judging,
    relation,
    relations,
    search,
)
from tumen.web.security import Guard
from tumen.web.site import Site

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


def create_app(
    ledger_url: str,
    settings: Settings,
    *,
    hosts: Iterable[str] = LOOPBACK_NAMES,
    now: Callable[[], datetime] | None = None,
) -> FastAPI:
    """The pages and the API over the ledger at ``ledger_url``, opened on the first request.

    Args:
        ledger_url: A file path, ``sqlite:///path`` or ``postgresql://...``.
        settings: ``user`` is the name that judgements made on the pages are kept under.
        hosts: The host names it answers to, each alone (any port) or with a port; IPv6 in brackets.
        now: The clock, giving times with a zone; the machine's own by default.

    """
    site = Site(ledger_url, settings, now or _utc_now)

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="Tumen",
        version=version("tumen"),
        description="A sourced ledger of dealings between states. Its nouns are those of the claim contract.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
    )
    app.state.site = site
    pages = (about, claim, dealing, document, downloads, explain, figures, judging, relation, relations, search)
    for page in pages:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(api.router, prefix="/api")
    app.mount("/static", StaticFiles(directory=str(files("tumen.web") / "static")), name="static")
    add_error_answers(app)
    app.add_middleware(Guard, hosts=tuple(hosts))
    return app


def _utc_now() -> datetime:
    return datetime.now(UTC)
