"""Tumen: a sourced ledger of dealings between states, read from open reporting.

The public surface is ``__all__``; docs/api-stability.md says what will not change. Everything is imported when it
is first asked for, because the language pipeline takes a second to load and most uses need none of it.

>>> import tumen
>>> for claim in tumen.extract(["North Korea sent shells to Russia in June 2024."]):  # doctest: +SKIP
...     print(claim.act.code, claim.actors[0].id, claim.recipients[0].id)
AID PRK RUS
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.errors import TumenError
    from tumen.extraction import relate
    from tumen.model import Act, Claim, Dealing, Document
    from tumen.settings import Settings
    from tumen.workflow import extract

    __version__: str

__all__ = ["Act", "Claim", "Dealing", "Document", "Settings", "TumenError", "__version__", "extract", "relate"]

_HOMES = {
    "Act": "tumen.model",
    "Claim": "tumen.model",
    "Dealing": "tumen.model",
    "Document": "tumen.model",
    "Settings": "tumen.settings",
    "TumenError": "tumen.errors",
    "extract": "tumen.workflow",
    "relate": "tumen.extraction",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("importlib.metadata").version("tumen")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
