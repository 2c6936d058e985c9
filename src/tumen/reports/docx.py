"""A brief as a Word document: real headings, tables with heading rows, pictures with alternative text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import docx as word
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tumen.reports.characters import one_line
from tumen.reports.lines import cited, made_line, source_line
from tumen.reports.render import png
from tumen.reports.structure import Brief, Figure, Reference, Section, Statement, Table

_QUIET = RGBColor(0x57, 0x60, 0x6A)
_PICTURE_WIDTH = Cm(16.5)
_EAST_ASIAN_FONT = "Malgun Gothic"


def docx(brief: Brief) -> bytes:
    """The whole brief as the bytes of a ``.docx`` file. Its dates are the brief's own, so the bytes are too."""
    document = word.Document()
    _set_up(document, brief)
    document.add_heading(one_line(brief.title), level=0)
    document.add_paragraph(made_line(brief))
    for section in brief.sections:
        _section(document, section)
    document.add_heading("References", level=1)
    for reference in brief.references:
        _reference(document, reference)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue(), brief.made)


def _set_up(document: WordDocument, brief: Brief) -> None:
    properties = document.core_properties
    properties.title = one_line(brief.title)
    properties.author = properties.last_modified_by = "Tumen"
    properties.comments = one_line(brief.marking_line)
    properties.created = properties.modified = _utc(brief.made)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _EAST_ASIAN_FONT)
    page = document.sections[0]
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    for part in (page.header, page.footer):
        run = part.paragraphs[0].add_run(one_line(brief.marking_line))
        run.bold = True


def _section(document: WordDocument, section: Section) -> None:
    document.add_heading(one_line(section.title), level=1)
    if section.note:
        _quiet(document.add_paragraph(), section.note)
    if section.key_figures:
        rows = [(item.label, item.value, item.source) for item in section.key_figures]
        _grid(document, ("Key figure (worked out)", "Value", "From"), rows)
    for table in section.tables:
        _table(document, table)
    for figure in section.figures:
        _figure(document, figure)
    for statement in section.statements:
        _statement(document, statement)
    if section.left_out:
        _quiet(document.add_paragraph(), section.left_out)


def _statement(document: WordDocument, statement: Statement) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(f"{one_line(statement.text)} {cited(statement.references)}")
    if statement.worked_out:
        paragraph.add_run(" ")
        _quiet(paragraph, f"Worked out: {statement.worked_out}.")


def _quiet(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(one_line(text))
    run.italic, run.font.size, run.font.color.rgb = True, Pt(9), _QUIET


def _table(document: WordDocument, table: Table) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(one_line(table.caption)).bold = True
    paragraph.paragraph_format.keep_with_next = True
    rows = [(*row.cells, cited(row.references)) for row in table.rows]
    _grid(document, (*table.columns, "Sources"), rows)


def _grid(document: WordDocument, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    grid = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, column in zip(grid.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(one_line(column)).bold = True
    heading = OxmlElement("w:tblHeader")
    heading.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(heading)  # noqa: SLF001 -- python-docx has no public way to repeat a row
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = one_line(text)
    document.add_paragraph()


def _figure(document: WordDocument, figure: Figure) -> None:
    caption = document.add_paragraph()
    caption.add_run(one_line(figure.title)).bold = True
    caption.paragraph_format.keep_with_next = True
    picture = document.add_picture(io.BytesIO(png(figure.spec, "print")), width=_PICTURE_WIDTH)
    about = picture._inline.docPr  # noqa: SLF001 -- python-docx has no public way to set alternative text
    about.set("descr", one_line(figure.description))
    about.set("title", one_line(figure.title))


def _reference(document: WordDocument, reference: Reference) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.9)
    paragraph.paragraph_format.first_line_indent = Cm(-0.9)
    paragraph.add_run(f"[{reference.number}] ")
    paragraph.add_run(one_line(reference.title)).bold = True
    address = f" {reference.url}" if reference.url else ""
    paragraph.add_run(f". {one_line(source_line(reference))}.{address}")
    quote = document.add_paragraph(one_line(reference.quote), style="Quote")
    quote.paragraph_format.left_indent = Cm(0.9)


def _utc(moment: datetime) -> datetime:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None, microsecond=0)


def _with_fixed_times(data: bytes, made: datetime) -> bytes:
    """The same archive, each member dated as the brief is, so that the same brief is the same bytes."""
    moment = _utc(made)
    stamp = (max(moment.year, 1980), *moment.timetuple()[1:6])
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(member, source.read(name))
    return target.getvalue()
