"""Tables as a person or a program wants them: a table for the eye, or JSON, CSV and JSON lines."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = TypeVar("Row")

_WIDE = 160
"""Columns of a table that is not on a terminal."""

_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of characters that move a cursor, turn a line or hide in it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name in CSV, its title on a terminal, and what stands in it."""

    name: str
    title: str
    text: Callable[[Row], str]
    right: bool = False
    whole: bool = False
    """Never broken over lines: an id, a date."""


def show(
    rows: Iterable[Row],
    columns: Sequence[Column[Row]],
    form: str,
    *,
    as_json: Callable[[Row], dict[str, Any]],
    title: str = "",
) -> None:
    """Write the rows to standard output as ``form`` says: table, json, csv or jsonl."""
    if form == "json":
        print_json([as_json(row) for row in rows])
    elif form == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(as_json(row), ensure_ascii=False) + "\n")
    elif form == "csv":
        cell = import_module("tumen.reports.export").safe_cell
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(column.name for column in columns)
        writer.writerows([cell(column.text(row)) for column in columns] for row in rows)
    else:
        show_table(rows, columns, title)


def print_json(value: object) -> None:
    """Write one JSON value, indented, in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def console() -> Console:
    """Standard output for the eye. Wide when it is not a terminal, so that nothing is cut in a pipe."""
    return Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)


def show_table(rows: Iterable[Row], columns: Sequence[Column[Row]], title: str = "") -> None:
    """Write the rows as a table. Text of documents is made safe for a terminal."""
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.title, justify="right" if column.right else "left", no_wrap=column.whole, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(plain(column.text(row))) for column in columns))
    console().print(table)


def plain(text: str) -> str:
    """Text of a document, safe on a terminal: what could steer it or hide is written out as ``<U+001B>``."""
    return "".join(
        f"<U+{ord(character):04X}>" if character != "\n" and unicodedata.category(character) in _STEERING else character
        for character in text.replace("\t", " ")
    )
