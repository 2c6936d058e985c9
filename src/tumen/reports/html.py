"""A brief as one HTML page: nothing outside it is loaded, nothing in it runs, light and dark, fit for paper."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tumen.reports.characters import printable
from tumen.reports.lines import made_line, source_line
from tumen.reports.render import svg
from tumen.reports.structure import Brief, Figure


def html(brief: Brief) -> str:
    """The whole brief as an HTML page with a Content-Security-Policy of its own: no script, one known style sheet."""
    return _environment().get_template("brief.html").render(brief=brief, style=Markup(style_sheet()), csp=policy())  # noqa: S704 -- our own file


@cache
def style_sheet() -> str:
    """The page's style sheet, as it stands inside ``<style>``."""
    return (files("tumen.reports") / "templates" / "brief.css").read_text("utf-8")


def policy() -> str:
    """The page's Content-Security-Policy. A server that serves the page as a page can send the same as a header."""
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tumen.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    environment.filters |= {"picture": _picture, "made_line": made_line, "source_line": source_line}
    return environment


def _picture(figure: Figure) -> Markup:
    return Markup(svg(figure.spec, "auto"))  # noqa: S704 -- rebuilt from allowed parts by tumen.reports.render
