"""The PLOVER gold records as development figures: who, whom and what from a bare sentence.

Read from a folder beside the repository and only where it is there; nothing of it is kept here. Records are scored
whose two first parties are states. The older codes are mapped to those of the manual of 2024, and the known slip
"JAP" to JPN. A record labels one event of its sentence, so every other pair given counts as wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.evaluation.board import Board, Miss
from scripts.evaluation.claim_scores import count_sets, describe, pairs_of
from scripts.evaluation.figures import Estimate, estimate, f1, macro_f1, share
from scripts.evaluation.roots import root_of
from scripts.evaluation.running import Reader

from tumen.contract import document_id
from tumen.model import Document, Span
from tumen.vocabulary.states import states

RECORDS = Path("data") / "plover" / "PLOVER_GSR_CAMEO.txt"
OLD_CODES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SLIPS = {"JAP": "JPN"}
FIGURES = (
    ("pair", "end to end: pair F1", f1),
    ("pair_root", "end to end: pair and root F1", f1),
    ("root", "pair given: root macro-F1", macro_f1),
    ("root_right", "pair given: root right", share),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with the one event that its coders gave it. Parties are (words, id)."""

    id: str
    text: str
    published: date | None
    code: str
    parties: tuple[tuple[str, str], tuple[str, str]]


def read_records(shared: Path) -> list[Record]:
    """The records between two states, in the order of the file; none where the file is not there."""
    path = shared / RECORDS
    if not path.exists():
        return []
    return [record for data in json.loads(path.read_text(encoding="utf-8")) for record in _record(data)]


def _record(data: dict[str, Any]) -> Iterator[Record]:
    sources, targets = _parties(data.get("source")), _parties(data.get("target"))
    if not sources or "text" not in data:
        return
    other = targets[0] if targets else sources[1] if len(sources) > 1 else None
    known = states()
    if other is None or sources[0][1] not in known or other[1] not in known or sources[0][1] == other[1]:
        return
    code = root_of(OLD_CODES.get(data["event"], data["event"]), None)
    published = date.fromisoformat(data["date"]) if data.get("date") else None
    yield Record(data["id"], data["text"], published, code, (sources[0], other))


def _parties(value: Any) -> list[tuple[str, str]]:  # noqa: ANN401  the file holds lists, objects and slips
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return []
    found = []
    for item in value:
        if isinstance(item, dict):
            code = str(item.get("code", ""))
            found.append((str(item.get("actorText", "")), SLIPS.get(code, code)))
    return found


def score_records(records: list[Record], reader: Reader) -> tuple[Board, dict[str, Estimate]]:
    """Counts, misses and figures over the records."""
    board = Board()
    for record in records:
        _score_end_to_end(board, record, reader)
        _score_given(board, record, reader)
    names = [record.id for record in records]
    return board, {name: estimate(board.rows(name), names, figure) for name, _, figure in FIGURES}


def _score_end_to_end(board: Board, record: Record, reader: Reader) -> None:
    document = Document(id=document_id(record.text), text=record.text, published=record.published)
    claims = [claim for claim in reader.extract(document) if claim.polarity == "affirmed"]
    ids = (record.parties[0][1], record.parties[1][1])
    wanted = {f"{one} {other} {record.code}" for one, other in pairs_of(record.code, ids[:1], ids[1:])}
    given: set[str] = set()
    pairs: set[str] = set()
    known = states()
    for claim in claims:
        sides = [[party.id for party in side if party.id in known] for side in (claim.actors, claim.recipients)]
        for one, other in pairs_of(claim.act.code, sides[0], sides[1]):
            given.add(f"{one} {other} {root_of(claim.act.code, claim.act.mode)}")
            pairs.add(" ".join(sorted((one, other))))
    count_sets(board, "pair", record.id, {" ".join(sorted(ids))}, pairs)
    count_sets(board, "pair_root", record.id, wanted, given)
    if wanted != given:
        told = "; ".join(describe(claim) for claim in claims) or "nothing"
        board.miss(Miss("pair_root", record.id, record.text, ", ".join(wanted), told))


def _score_given(board: Board, record: Record, reader: Reader) -> None:
    spans = []
    for words, _ in record.parties:
        start = record.text.find(words)
        if start < 0 or not words:
            return
        spans.append(Span(start, start + len(words)))
    act = reader.relate(record.text, spans[0], spans[1])
    given = root_of(act.code, act.mode) if act else "none"
    board.judge("root_right", record.id, given == record.code)
    if given == record.code:
        board.add("root", record.id, f"tp:{given}")
    else:
        board.add("root", record.id, f"fn:{record.code}")
        board.add("root", record.id, f"fp:{given}")
        board.miss(Miss("root", record.id, record.text, f"{record.parties}: {record.code}", given))
