"""Writing a brief to a file: the format by the file's ending, the file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from tumen.errors import ReportError
from tumen.relations.view import RelationView
from tumen.reports.brief import build_brief
from tumen.reports.docx import docx
from tumen.reports.html import html
from tumen.reports.markdown import markdown
from tumen.reports.pdf import pdf
from tumen.reports.structure import Brief


def _encoded(render: Callable[[Brief], str]) -> Callable[[Brief], bytes]:
    return lambda brief: render(brief).encode("utf-8")


#: The formats of a brief: file ending (without dot), how it is made.
RENDERERS: Mapping[str, Callable[[Brief], bytes]] = MappingProxyType(
    {"html": _encoded(html), "pdf": pdf, "docx": docx, "md": _encoded(markdown)}
)


def render_brief(view: RelationView, ending: str, now: datetime) -> bytes:
    """The brief of a relation as the bytes of a file.

    Args:
        view: The relation.
        ending: ``html``, ``pdf``, ``docx`` or ``md``, in any case, with or without a dot.
        now: The moment the brief is made. The same view, ending and moment give the same bytes.

    Raises:
        ReportError: the ending is none of these, or the format cannot hold the brief.

    """
    known = ending.lower().removeprefix(".")
    if known not in RENDERERS:
        endings = ", ".join(f".{name}" for name in RENDERERS)
        raise ReportError(f"a brief cannot be written as {ending!r}", hint=f"Name a file that ends in {endings}.")
    return RENDERERS[known](build_brief(view, now))


def write_brief(view: RelationView, path: str | Path, now: datetime) -> Path:
    """Write the brief of a relation to ``path``, in the format of its ending, and give the path.

    The file appears whole or not at all: it is written beside its place and then moved there. Raises
    :class:`ReportError` for an ending that is no format, or a place that cannot be written to.
    """
    target = Path(path)
    if not target.suffix:
        endings = ", ".join(f".{name}" for name in RENDERERS)
        raise ReportError(f"{target} has no ending to tell its format", hint=f"Name a file that ends in {endings}.")
    return write_whole(target, render_brief(view, target.suffix, now))


def write_whole(target: Path, data: bytes) -> Path:
    """Put ``data`` into the file ``target``, replacing what was there, in one step. Raises :class:`ReportError`."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise ReportError(f"{target} cannot be written: {reason}", hint="Check the folder and its rights.") from error
    return target
