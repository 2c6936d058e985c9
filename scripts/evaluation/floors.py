"""Floors: figures that must not fall, held with the hash of the corpus they were worked out on.

A floor stands a little under the figure at the time (0.02, or 0.05 where fewer than 100 things were counted): a
parser's last digits differ from one processor to another, and with them a sentence or two. Updating raises floors and
takes a new hash; it never lowers one. Lowering is asked for by field, with a reason that is kept in the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scripts.evaluation.figures import Estimate
from scripts.evaluation.measures import MEASURES, Measure

Figures = Mapping[str, Mapping[str, Estimate]]
"""Estimates by part and measure."""


SLACK, SLACK_OF_FEW, MANY = 0.02, 0.05, 100


class FloorsError(Exception):
    """The floors cannot be used or changed as asked."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The corpus they hold for, the floor of each measure by part, and what was ever lowered and why."""

    corpus: str = ""
    floors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    lowered: tuple[Mapping[str, Any], ...] = ()


def read_floors(path: Path) -> Floors:
    """The floors of a file; none where the file is not there yet."""
    if not path.exists():
        return Floors()
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(data["corpus"], data["floors"], tuple(data["lowered"]))


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, in a stable order."""
    data = {"corpus": floors.corpus, "floors": floors.floors, "lowered": list(floors.lowered)}
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def failures(floors: Floors, figures: Figures, corpus: str) -> list[str]:
    """What fails the gate, one sentence each; none when every figure holds."""
    found = []
    if floors.corpus != corpus:
        found.append("the corpus is not the one that the floors were set on: look at the figures, then --update-floors")
    for part, estimates in figures.items():
        for measure in MEASURES:
            floor = floors.floors.get(part, {}).get(measure.name)
            value = estimates[measure.name].value
            if floor is None or holds(measure, value, floor):
                continue
            side = "over its ceiling" if measure.ceiling else "under its floor"
            told = "gone" if value is None else f"{value:.3f}"
            found.append(f"{part} {measure.name} is {told}, {side} of {floor:.2f}")
    return found


def holds(measure: Measure, value: float | None, floor: float) -> bool:
    """Whether a figure is on the right side of its floor (or ceiling)."""
    if value is None:
        return False
    return value <= floor if measure.ceiling else value >= floor - 1e-9


def updated(floors: Floors, figures: Figures, corpus: str) -> Floors:
    """The floors with new ones set and better ones raised, for this corpus. No floor falls."""
    changed = {part: dict(values) for part, values in floors.floors.items()}
    for part, estimates in figures.items():
        kept = changed.setdefault(part, {})
        for measure in MEASURES:
            value = estimates[measure.name].value
            if value is not None:
                best = min if measure.ceiling else max
                floor = _rounded(measure, estimates[measure.name])
                kept[measure.name] = best(floor, kept.get(measure.name, floor))
    return replace(floors, corpus=corpus, floors=changed)


def lowered(floors: Floors, figures: Figures, name: str, reason: str) -> Floors:
    """The floors with one measure's brought down to its figures. Raises :class:`FloorsError` without need or reason."""
    measure = next((measure for measure in MEASURES if measure.name == name), None)
    if measure is None:
        raise FloorsError(f"there is no measure {name!r}: use one of {', '.join(m.name for m in MEASURES)}")
    if not reason.strip():
        raise FloorsError("a floor is lowered with --reason and words that say why")
    changed = {part: dict(values) for part, values in floors.floors.items()}
    told = list(floors.lowered)
    for part, estimates in figures.items():
        value, floor = estimates[name].value, changed.get(part, {}).get(name)
        if value is None or floor is None or holds(measure, value, floor):
            continue
        changed[part][name] = _rounded(measure, estimates[name])
        told.append({"part": part, "field": name, "from": floor, "to": changed[part][name], "reason": reason})
    if len(told) == len(floors.lowered):
        raise FloorsError(f"no figure of {name} is under its floor, so there is nothing to lower")
    return replace(floors, floors=changed, lowered=tuple(told))


def _rounded(measure: Measure, estimate: Estimate) -> float:
    value = estimate.value or 0.0
    if measure.ceiling:
        return value
    slack = SLACK if estimate.support >= MANY else SLACK_OF_FEW
    return max(0.0, math.floor((value - slack) * 100 + 1e-9) / 100)
