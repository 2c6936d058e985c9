"""A brief as PDF, typeset by Typst from a template of our own.

Text of documents is hostile: it never enters the template. It goes in as one JSON input, and the template shows each
value as a string, which Typst does not read as markup. Fonts are Typst's own Libertinus Serif and the Noto Sans KR
that comes with Tumen (SIL Open Font License), which holds Latin, Cyrillic, Hangul and the Hanja in use; a letter
that neither has is drawn with a font of the machine, where it has one.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Any

import typst

from tumen.errors import ReportError
from tumen.reports.characters import one_line
from tumen.reports.lines import cited, made_line, source_line
from tumen.reports.render import svg
from tumen.reports.structure import Brief, Section


def pdf(brief: Brief) -> bytes:
    """The whole brief as the bytes of a tagged PDF. Raises :class:`ReportError` when Typst cannot set it."""
    moment = brief.made
    with as_file(files("tumen.reports") / "fonts") as fonts:
        template = (files("tumen.reports") / "templates" / "brief.typ").read_bytes()
        try:
            data = typst.compile(
                template,
                format="pdf",
                font_paths=typst.Fonts(font_paths=[str(fonts)]),
                sys_inputs={"brief": json.dumps(_content(brief), ensure_ascii=False)},
                timestamp=int(moment.timestamp()),
            )
        except (typst.TypstError, RuntimeError) as error:
            raise ReportError(f"the brief cannot be set as PDF: {error}", hint="Write it as .html or .docx.") from error
    if not isinstance(data, bytes):
        raise ReportError("the brief cannot be set as PDF: Typst gave no file", hint="Write it as .html or .docx.")
    return data


def _content(brief: Brief) -> dict[str, Any]:
    moment = brief.made
    return {
        "title": one_line(brief.title),
        "marking": one_line(brief.marking_line),
        "made": made_line(brief),
        "date": [moment.year, moment.month, moment.day],
        "sections": [_section(section) for section in brief.sections],
        "references": [
            {
                "number": reference.number,
                "title": one_line(reference.title),
                "source": one_line(source_line(reference)),
                "url": reference.url or "",
                "quote": one_line(reference.quote),
            }
            for reference in brief.references
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": one_line(section.title),
        "note": one_line(section.note),
        "key_figures": [
            {key: one_line(value) for key, value in asdict(item).items() if key != "claims"}
            for item in section.key_figures
        ],
        "tables": [
            {
                "caption": one_line(table.caption),
                "columns": [*table.columns, "Sources"],
                "rows": [[*(one_line(cell) for cell in row.cells), cited(row.references)] for row in table.rows],
            }
            for table in section.tables
        ],
        "figures": [
            {
                "title": one_line(figure.title),
                "svg": svg(figure.spec, "print"),
                "description": one_line(figure.description),
            }
            for figure in section.figures
        ],
        "statements": [
            {
                "text": one_line(statement.text),
                "references": list(statement.references),
                "worked_out": one_line(statement.worked_out),
            }
            for statement in section.statements
        ],
        "left_out": one_line(section.left_out),
    }
