"""The JSON API: the same nouns as the pages, in the shapes of :mod:`tumen.contract`."""

from __future__ import annotations

from fastapi import APIRouter

from tumen.web.api import about, explaining, nouns, relations

router = APIRouter()
router.include_router(about.router)
router.include_router(relations.router)
router.include_router(nouns.router)
router.include_router(explaining.router)

__all__ = ["router"]
