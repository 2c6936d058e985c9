"""A brief as Markdown (CommonMark with tables). Text of documents is escaped, so that it stays the text it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reports.characters import one_line
from tumen.reports.lines import cited, made_line, source_line
from tumen.reports.structure import Brief, Reference, Section, Table

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~!$^{}@])")
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_AUTOLINK = re.compile(r"(?i)(https?|ftp|xmpp|mailto):|(www)\.")


def escaped(text: str) -> str:
    """The text on one line, such that a Markdown reader shows exactly it: no markup, no link, no HTML."""
    safe = _MARKS.sub(r"\\\1", one_line(text))
    safe = _AUTOLINK.sub(lambda match: f"{match[1]}\\:" if match[1] else f"{match[2]}\\.", safe)
    return _BLOCK_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", safe)


def markdown(brief: Brief) -> str:
    """The whole brief as Markdown text. Figures are given in words; the other formats draw them."""
    lines = [
        f"**{escaped(brief.marking_line)}**",
        "",
        f"# {escaped(brief.title)}",
        "",
        escaped(made_line(brief)),
        "",
    ]
    for section in brief.sections:
        lines += _section(section)
    lines += ["## References", ""]
    for reference in brief.references:
        lines += _reference(reference)
    lines += [f"**{escaped(brief.marking_line)}**", ""]
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    yield ""
    if section.note:
        yield f"*{escaped(section.note)}*"
        yield ""
    if section.key_figures:
        yield "| Key figure (worked out) | Value | From |"
        yield "| --- | --- | --- |"
        for figure in section.key_figures:
            yield f"| {escaped(figure.label)} | {escaped(figure.value)} | {escaped(figure.source)} |"
        yield ""
    for table in section.tables:
        yield from _table(table)
    for drawn in section.figures:
        yield f"> **Figure: {escaped(drawn.title)}.** {escaped(drawn.description)}"
        yield ""
    for statement in section.statements:
        note = f" *Worked out: {escaped(statement.worked_out)}.*" if statement.worked_out else ""
        yield f"- {escaped(statement.text)} {cited(statement.references)}{note}"
    if section.statements:
        yield ""
    if section.left_out:
        yield escaped(section.left_out)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    yield ""
    yield "| " + " | ".join((*(escaped(column) for column in table.columns), "Sources")) + " |"
    yield "| " + " | ".join("---" for _ in (*table.columns, "")) + " |"
    for row in table.rows:
        yield "| " + " | ".join((*(escaped(cell) for cell in row.cells), cited(row.references))) + " |"
    yield ""


def _reference(reference: Reference) -> Iterator[str]:
    address = f" <{reference.url}>" if reference.url else ""
    yield f"{reference.number}. **{escaped(reference.title)}**. {escaped(source_line(reference))}.{address}"
    yield ""
    yield f"    > {escaped(reference.quote)}"
    yield ""
