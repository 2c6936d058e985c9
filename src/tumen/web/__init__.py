"""The pages and the JSON API over one ledger. :func:`create_app` makes the application; the command line serves it."""

from __future__ import annotations

from tumen.web.app import create_app

__all__ = ["create_app"]
