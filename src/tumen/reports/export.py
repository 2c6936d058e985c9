"""Claims and dealings as tables for other programs: CSV, JSON, JSON lines, Parquet; streamed, never all in memory.

**CSV and Parquet, claims**, one row a claim, the contract's fields made flat: ``id document source_id sentence_start
sentence_end quote act mode context actors recipients affected goods quantity_low quantity_high unit
quantity_approximate earliest latest precision time_text places stage polarity certainty cues speakers basis exchange
extractor confidence``. Lists are joined by ``"; "``; a party is its id, or its words where it has none; ``goods`` are
category codes; the quantity is that of the first goods that has one; days are ISO 8601; an unknown value is empty.

**CSV and Parquet, dealings**, one row a dealing: ``id act mode actors recipients affected categories quantities
earliest latest stage polarity certainty credibility credibility_reason independent_sources claims denials
disagreements exchange places first_reported last_reported``. ``quantities`` are ``category: low-high unit``, either
end empty where it is not given; ``claims`` and ``denials`` are claim ids.

**JSON and JSON lines** hold the nouns whole, in the shapes of :mod:`tumen.contract`.

A CSV cell cannot become a formula: one that starts with ``= + - @``, a tab or a carriage return (also behind spaces)
gets ``'`` before it, unless it is a number.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Generic, TypeVar

import pyarrow as pa
from pyarrow import parquet

from tumen.contract import claim_to_json, dealing_to_json
from tumen.errors import ReportError
from tumen.model import Claim, Dealing, PartyMention, Quantity
from tumen.reports.characters import printable

Noun = TypeVar("Noun")
Cell = str | int | float | bool | date | None
_BATCH: Final = 2_000
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")
_TEXT, _DAY = pa.string(), pa.date32()

CLAIM_COLUMNS: Final = {
    "id": _TEXT, "document": _TEXT, "source_id": _TEXT, "sentence_start": pa.int64(),
    "sentence_end": pa.int64(), "quote": _TEXT, "act": _TEXT, "mode": _TEXT, "context": _TEXT, "actors": _TEXT,
    "recipients": _TEXT, "affected": _TEXT, "goods": _TEXT, "quantity_low": pa.float64(),
    "quantity_high": pa.float64(), "unit": _TEXT, "quantity_approximate": pa.bool_(), "earliest": _DAY,
    "latest": _DAY, "precision": _TEXT, "time_text": _TEXT, "places": _TEXT, "stage": _TEXT, "polarity": _TEXT,
    "certainty": _TEXT, "cues": _TEXT, "speakers": _TEXT, "basis": _TEXT, "exchange": _TEXT, "extractor": _TEXT,
    "confidence": pa.float64(),
}  # fmt: skip
DEALING_COLUMNS: Final = {
    "id": _TEXT, "act": _TEXT, "mode": _TEXT, "actors": _TEXT, "recipients": _TEXT, "affected": _TEXT,
    "categories": _TEXT, "quantities": _TEXT, "earliest": _DAY, "latest": _DAY, "stage": _TEXT, "polarity": _TEXT,
    "certainty": _TEXT, "credibility": pa.int64(), "credibility_reason": _TEXT,
    "independent_sources": pa.int64(), "claims": _TEXT, "denials": _TEXT, "disagreements": _TEXT,
    "exchange": _TEXT, "places": _TEXT, "first_reported": _DAY, "last_reported": _DAY,
}  # fmt: skip
FORMATS: Final = ("csv", "json", "jsonl", "parquet")


def export_claims(claims: Iterable[Claim], target: BinaryIO, form: str, *, bom: bool = False) -> int:
    """Write claims to an open binary file and give how many.

    Args:
        claims: Read once, a few at a time: an iterator over any number of claims.
        target: The file; it is not closed.
        form: ``csv``, ``json`` (one list), ``jsonl`` or ``parquet``.
        bom: Whether a CSV starts with a byte order mark, which some spreadsheets need to read UTF-8.

    Raises:
        ReportError: the form is none of these.

    """
    return _export(claims, target, form, _Shape(CLAIM_COLUMNS, claim_row, claim_to_json), bom=bom)


def export_dealings(dealings: Iterable[Dealing], target: BinaryIO, form: str, *, bom: bool = False) -> int:
    """Write dealings to an open binary file and give how many. As :func:`export_claims`."""
    return _export(dealings, target, form, _Shape(DEALING_COLUMNS, dealing_row, dealing_to_json), bom=bom)


def export_file(write: Callable[[BinaryIO, str], int], path: str | Path) -> int:
    """Write an export to ``path`` by the file's ending, whole or not at all, and give how many rows.

    ``write`` gets the open file and the form, as ``lambda file, form: export_claims(claims, file, form)``. Raises
    :class:`ReportError` for an ending that is no form, or a place that cannot be written to.
    """
    target = Path(path)
    form = _known(target.suffix.removeprefix("."))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            count = write(file, form)
        part.replace(target)
    except OSError as error:
        raise ReportError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def safe_cell(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula: ``'`` before one, unless it is a number."""
    clean = printable(text)
    return f"'{clean}" if _FORMULA.match(clean) and not _NUMBER.fullmatch(clean) else clean


@dataclass(frozen=True, slots=True)
class _Shape(Generic[Noun]):
    """How one noun is exported: its columns, its flat row, its JSON."""

    columns: dict[str, pa.DataType]
    row: Callable[[Noun], dict[str, Cell]]
    whole: Callable[[Noun], dict[str, object]]


def _known(form: str) -> str:
    if form.lower() not in FORMATS:
        raise ReportError(f"{form!r} is no form of export", hint=f"Use one of: {', '.join(FORMATS)}.")
    return form.lower()


def _export(items: Iterable[Noun], target: BinaryIO, form: str, shape: _Shape[Noun], *, bom: bool) -> int:
    known = _known(form)
    if known == "csv":
        return _csv(items, target, shape, bom=bom)
    if known == "parquet":
        return _parquet(items, target, shape)
    return _json(items, target, shape, lines=known == "jsonl")


def _csv(items: Iterable[Noun], target: BinaryIO, shape: _Shape[Noun], *, bom: bool) -> int:
    text = io.TextIOWrapper(target, encoding="utf-8-sig" if bom else "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(shape.columns)
    count = 0
    for count, item in enumerate(items, start=1):  # noqa: B007 -- the last number is the answer
        row = shape.row(item)
        writer.writerow([_cell(row[column]) for column in shape.columns])
    text.flush()
    text.detach()
    return count


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{int(value)}" if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date) else safe_cell(str(value))


def _json(items: Iterable[Noun], target: BinaryIO, shape: _Shape[Noun], *, lines: bool) -> int:
    between = b"\n" if lines else b",\n"
    target.write(b"" if lines else b"[\n")
    count = 0
    for count, item in enumerate(items, start=1):
        line = json.dumps(shape.whole(item), ensure_ascii=False, allow_nan=False)
        target.write((between if count > 1 else b"") + line.encode("utf-8", "backslashreplace"))
    target.write((b"\n" if count else b"") if lines else (b"\n]\n" if count else b"]\n"))
    return count


def _parquet(items: Iterable[Noun], target: BinaryIO, shape: _Shape[Noun]) -> int:
    schema = pa.schema(list(shape.columns.items()))
    count = 0
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in _batches(shape.row(item) for item in items):
            writer.write_table(pa.Table.from_pylist([_storable(row) for row in batch], schema=schema))
            count += len(batch)
    return count


def _storable(row: dict[str, Cell]) -> dict[str, Cell]:
    return {name: printable(value) if isinstance(value, str) else value for name, value in row.items()}


def _batches(rows: Iterator[dict[str, Cell]]) -> Iterator[list[dict[str, Cell]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def claim_row(claim: Claim) -> dict[str, Cell]:
    """A claim as one flat row: see the head of this module for the columns."""
    quantity = next((goods.quantity for goods in claim.goods if goods.quantity), None)
    when = claim.when
    return {
        "id": claim.id,
        "document": claim.document,
        "source_id": claim.source_id,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "quote": claim.quote,
        "act": claim.act.code,
        "mode": claim.act.mode,
        "context": _joined(claim.act.context),
        "actors": _parties(claim.actors),
        "recipients": _parties(claim.recipients),
        "affected": _parties(claim.affected),
        "goods": _joined(goods.category for goods in claim.goods),
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "quantity_approximate": quantity.approximate if quantity else None,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "precision": when.precision if when else None,
        "time_text": when.text if when else None,
        "places": _joined(place.name for place in claim.where),
        "stage": claim.stage,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "cues": _joined(cue.text for cue in claim.certainty_cues),
        "speakers": _joined(speaker.text for speaker in claim.speakers),
        "basis": claim.basis,
        "exchange": claim.exchange,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
    }


def dealing_row(dealing: Dealing) -> dict[str, Cell]:
    """A dealing as one flat row: see the head of this module for the columns."""
    return {
        "id": dealing.id,
        "act": dealing.act,
        "mode": dealing.mode,
        "actors": _joined(dealing.actors),
        "recipients": _joined(dealing.recipients),
        "affected": _joined(dealing.affected),
        "categories": _joined(dealing.categories),
        "quantities": _joined(f"{category}: {_range(quantity)}" for category, quantity in dealing.quantities),
        "earliest": dealing.earliest,
        "latest": dealing.latest,
        "stage": dealing.stage,
        "polarity": dealing.polarity,
        "certainty": dealing.certainty,
        "credibility": dealing.credibility,
        "credibility_reason": dealing.credibility_reason,
        "independent_sources": dealing.independent_sources,
        "claims": _joined(dealing.claims),
        "denials": _joined(dealing.denials),
        "disagreements": _joined(item.field for item in dealing.disagreements),
        "exchange": _joined(dealing.exchange),
        "places": _joined(dealing.places),
        "first_reported": dealing.first_reported,
        "last_reported": dealing.last_reported,
    }


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _parties(mentions: Iterable[PartyMention]) -> str:
    return _joined(mention.id or mention.text for mention in mentions)


def _range(quantity: Quantity) -> str:
    low, high = (_cell(value) for value in (quantity.low, quantity.high))
    return f"{low if low == high else f'{low}-{high}'} {quantity.unit}"
