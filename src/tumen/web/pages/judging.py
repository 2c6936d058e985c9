"""An analyst's accept, reject and undo, posted from pages; the list of all judgements; and the choice of colours.

The forms need no token: :class:`tumen.web.security.Guard` refuses what another site sends, there are no accounts yet,
and the one cookie (the colours) decides nothing.
"""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse

from tumen import workflow
from tumen.contract import stable_id
from tumen.errors import QueryError
from tumen.ledger import Page
from tumen.model import Decision, Judgement
from tumen.web.asking import MOST, form_of, whole_asked
from tumen.web.security import local_path
from tumen.web.site import AtSite, Site

LONGEST_NOTE = 2_000
ROWS = 50
LARGEST_OFFSET = 10_000_000
THEMES = ("system", "light", "dark")
_YEAR_SECONDS = 31_536_000

router = APIRouter()


@router.post("/judgement")
async def judge(request: Request, site: AtSite) -> RedirectResponse:
    """Keep an accept or reject with its note, work out the dealings it bears on, and go back."""
    form = await form_of(request)
    decision, note = form.get("decision", ""), form.get("note", "").strip()
    if decision not in {"accept", "reject"}:
        raise QueryError(f"decision is {decision[:40]!r}: it must be accept or reject")
    if len(note) > LONGEST_NOTE:
        raise QueryError(f"the note has {len(note):,} characters; at most {LONGEST_NOTE:,} are kept")
    target = await run_in_threadpool(_keep, site, cast("Decision", decision), form.get("target", ""), note or None)
    if decision == "reject" and target.startswith("dlg_"):
        return RedirectResponse("/judgements", status_code=303)  # a rejected dealing has no page to go back to
    return _back(form)


@router.get("/judgements")
def judgements(request: Request, site: AtSite) -> HTMLResponse:
    """The page of all judgements, newest first, each of which can be undone."""
    query = request.query_params
    offset, limit = whole_asked(query, "offset", 0, LARGEST_OFFSET), whole_asked(query, "limit", ROWS, MOST) or ROWS
    every = site.ledger.judgements()[::-1]
    page = Page(tuple(every[offset : offset + limit]), len(every), offset, limit)
    return site.page(request, "judgements.html", page=page)


@router.post("/judgement/{identifier}/undo")
async def undo(request: Request, site: AtSite, identifier: str) -> RedirectResponse:
    """Undo a judgement, work out the dealings it bore on, and go back. The judgement stays in the history."""
    form = await form_of(request)
    await run_in_threadpool(_undo, site, identifier)
    return _back(form)


@router.post("/theme")
async def theme(request: Request) -> RedirectResponse:
    """Keep the choice of colours in a cookie and go back."""
    form = await form_of(request)
    chosen = form.get("theme", "")
    if chosen not in THEMES:
        raise QueryError(f"theme is {chosen[:40]!r}: it must be one of {', '.join(THEMES)}")
    answer = _back(form)
    if chosen == "system":
        answer.delete_cookie("theme", samesite="strict", httponly=True)
    else:
        answer.set_cookie("theme", chosen, max_age=_YEAR_SECONDS, samesite="strict", httponly=True)
    return answer


def _keep(site: Site, decision: Decision, target: str, note: str | None) -> str:
    """Keep the decision and give the whole id of what was judged."""
    found, now, user = site.ledger.find(target), site.now(), site.settings.user
    identifier = stable_id("jdg", decision, found.id, user, now.isoformat(), (), {}, note)
    site.ledger.judge(Judgement(identifier, decision, found.id, user, now, note=note))
    _work_out(site)
    return found.id


def _undo(site: Site, identifier: str) -> None:
    site.ledger.undo(identifier, site.now())
    _work_out(site)


def _work_out(site: Site) -> None:
    workflow.refresh(site.ledger)
    site.kept.forget()


def _back(form: dict[str, str]) -> RedirectResponse:
    return RedirectResponse(local_path(form.get("back")), status_code=303)
