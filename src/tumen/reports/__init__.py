"""What Tumen hands over: figures, briefs and exports, each statement led back to its sentence.

Imported when first asked for: most uses need the words of a part and not the writers of PDF and DOCX.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tumen.reports.brief import build_brief
    from tumen.reports.write import RENDERERS, render_brief, write_brief

__all__ = ["RENDERERS", "build_brief", "render_brief", "write_brief"]

_HOMES = {
    "RENDERERS": "tumen.reports.write",
    "build_brief": "tumen.reports.brief",
    "render_brief": "tumen.reports.write",
    "write_brief": "tumen.reports.write",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
