"""What one running server holds: its ledger, its templates, its clock, and the answers it keeps for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime
from importlib.metadata import version
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from tumen.ledger import Ledger, open_ledger
from tumen.settings import Settings
from tumen.web.templating import environment

Value = TypeVar("Value")

KEPT_PAST_SECONDS = 900.0
"""How long an answer as known on a past day is kept: it does not change, and can take longest to work out."""
KEPT_QUOTES = 200_000
"""How many claims' sentences are kept for the filter by words."""
KEPT_ANSWERS = 64
"""How many such answers are kept."""


class Kept:
    """Answers that take long to work out, kept until the ledger changes; the oldest make room. Safe between threads.

    ``stamp`` gives a value that is another one once anything was written to the ledger, by any process.
    """

    def __init__(self, now: Callable[[], datetime], stamp: Callable[[], str]) -> None:
        self._now, self._stamp = now, stamp
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[datetime, str, object]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value], *, as_of: date | None = None) -> Value:
        """The answer kept under ``key``, or what ``make`` gives. Two callers may both make it; both are right.

        ``as_of`` is a day that is all the answer depends on, None for one that depends on the ledger as it is now.
        """
        now, stamp = self._now(), self._stamp()
        with self._lock:
            held = self._answers.get(key)
        if held is not None and self._holds(held[0], held[1], now, stamp, as_of):
            return cast("Value", held[2])
        made = make()
        with self._lock:
            self._answers[key] = (now, stamp, made)
            self._answers.move_to_end(key)
            while len(self._answers) > KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return made

    @staticmethod
    def _holds(made_at: datetime, made_of: str, now: datetime, stamp: str, as_of: date | None) -> bool:
        if made_of == stamp:
            return True
        return as_of is not None and as_of < now.date() and (now - made_at).total_seconds() < KEPT_PAST_SECONDS

    def forget(self) -> None:
        """Forget every answer: the ledger changed."""
        with self._lock:
            self._answers.clear()


class Quotes:
    """The sentences of claims, which never change: read once, kept in memory up to :data:`KEPT_QUOTES`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._quotes: dict[str, str] = {}

    def of(self, ledger: Ledger, claims: Iterable[str]) -> Mapping[str, str]:
        """The sentences of these claims, by id."""
        wanted = set(claims)
        with self._lock:
            known = {claim: self._quotes[claim] for claim in wanted & self._quotes.keys()}
        missing = wanted - known.keys()
        if missing:
            found = ledger.quotes(missing)
            known |= found
            with self._lock:
                if len(self._quotes) + len(found) > KEPT_QUOTES:
                    self._quotes.clear()
                self._quotes |= found
        return known


class Site:
    """One server's ledger, settings, clock and templates. The ledger is opened when first asked for."""

    def __init__(self, ledger_url: str, settings: Settings, now: Callable[[], datetime]) -> None:
        self.ledger_url, self.settings, self.now = ledger_url, settings, now
        self.version = version("tumen")
        self.kept = Kept(now, self._stamp)
        self.quotes = Quotes()
        self._templates = environment(self.version)
        self._lock = threading.Lock()
        self._ledger: Ledger | None = None

    @property
    def ledger(self) -> Ledger:
        """The ledger. Raises :class:`tumen.errors.LedgerMissingError` where there is none."""
        with self._lock:
            if self._ledger is None:
                self._ledger = open_ledger(self.ledger_url)
            return self._ledger

    def _stamp(self) -> str:
        return self.ledger.stamp()

    def close(self) -> None:
        """Close the ledger, if it was opened."""
        with self._lock:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None

    def page(self, request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """A page made from a template; ``values`` are its variables."""
        theme = request.cookies.get("theme")
        html = self._templates.get_template(template).render(
            request=request, theme=theme if theme in {"light", "dark"} else None, **values
        )
        return HTMLResponse(html, status_code=status, headers={"cache-control": "no-cache"})


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)


AtSite = Annotated[Site, Depends(site_of)]
"""A route's argument: the site it answers for."""
