"""The pages and the JSON API over one ledger. :func:`create_app` makes the application; the command line serves it.

It is imported when it is first asked for: the command line takes words from :mod:`tumen.web.labels`, and the web
framework takes most of a second to load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> object:
    if name == "create_app":
        return import_module("tumen.web.app").create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
