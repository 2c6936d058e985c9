"""The parts of a brief, as frozen values that every renderer writes in its own way.

The invariant of the whole room stands here: a statement names the claims behind it and the references that show
them, or it cannot be made. A row of a table that says something of the world is held to the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from tumen.errors import InvariantError
from tumen.model import Marking

UNMARKED = "Unmarked: not to be shared outside"
SectionKey = Literal[
    "summary", "since", "gives", "gets", "together", "pressure", "unclear", "planned", "history", "timeline"
]


@dataclass(frozen=True, slots=True)
class Reference:
    """One sentence of one document, verbatim, under the number by which the brief cites it (from 1)."""

    number: int
    document: str
    claims: tuple[str, ...]
    title: str
    publisher: str
    published: date | None
    url: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a brief, with the claims it rests on and the numbers of the references that show them.

    ``worked_out`` is what Tumen adds to it from its own reckoning (credibility, ranges); renderers mark it so.
    Raises :class:`InvariantError` when no claim or no reference stands behind the sentence.
    """

    text: str
    claims: tuple[str, ...]
    references: tuple[int, ...]
    dealing: str | None = None
    worked_out: str = ""

    def __post_init__(self) -> None:
        _require_source("statement", self.text, self.claims, self.references)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, held to the rule of :class:`Statement`."""

    cells: tuple[str, ...]
    claims: tuple[str, ...]
    references: tuple[int, ...]

    def __post_init__(self) -> None:
        _require_source("table row", self.cells, self.claims, self.references)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose every row is sourced. The references stand in a last column that renderers add."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A count that Tumen worked out, and from what. ``claims`` are those it was counted from."""

    label: str
    value: str
    source: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: a Vega-Lite spec, and the same data in words for those who do not see it."""

    key: str
    title: str
    spec: dict[str, Any]
    description: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section. ``note`` says how to read it; ``left_out`` what is not shown and how to see it."""

    key: SectionKey
    title: str
    note: str = ""
    key_figures: tuple[KeyFigure, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    left_out: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show under the title."""
        return not (self.key_figures or self.tables or self.figures or self.statements)


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a relation, ready to be written. ``made`` is the moment given to :func:`build_brief`."""

    title: str
    pair: tuple[str, str]
    made: datetime
    as_of: str
    marking: Marking | None
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = field(default=())

    @property
    def marking_line(self) -> str:
        """The line at the head and foot of each page."""
        return self.marking or UNMARKED

    def statements(self) -> Iterator[Statement]:
        """Every statement, in order."""
        for section in self.sections:
            yield from section.statements

    def rows(self) -> Iterator[Row]:
        """Every row of every table, in order."""
        for section in self.sections:
            for table in section.tables:
                yield from table.rows


def _require_source(what: str, said: object, claims: tuple[str, ...], references: tuple[int, ...]) -> None:
    if not claims or not references:
        raise InvariantError(what, said, "every sentence of a brief has a claim and a reference behind it")
