"""The table, the reliability of confidence, the worst cases and the misses of one field, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from scripts.evaluation.board import Board, Miss
from scripts.evaluation.figures import Estimate
from scripts.evaluation.floors import Floors
from scripts.evaluation.measures import MEASURES, Measure

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SHOWN = 8


def table(figures: Mapping[str, Mapping[str, Estimate]], floors: Floors) -> Iterator[str]:
    """One line a measure: for each part the figure, its interval, how many it was worked from, its floor."""
    width = max(len(measure.title) for measure in MEASURES)
    heads = "".join(f"  {part + ' (95% interval, of n; floor)':<42}" for part in figures)
    yield f"{'measure':<{width}}  {'name':<10}  goal{heads}"
    for measure in MEASURES:
        goal = "    " if measure.goal is None else f"{measure.goal:4.2f}"
        cells = "".join(
            f"  {_cell(measure, estimates[measure.name], floors.floors.get(part, {}).get(measure.name)):<42}"
            for part, estimates in figures.items()
        )
        yield f"{measure.title:<{width}}  {measure.name:<10}  {goal}{cells}".rstrip()


def _cell(measure: Measure, estimate: Estimate, floor: float | None) -> str:
    if estimate.value is None:
        return "-"
    if measure.ceiling:
        return f"{estimate.value:.0f}" + ("" if floor is None else f"; at most {floor:.0f}")
    mark = "" if measure.goal is None else "+" if estimate.value >= measure.goal else "-"
    interval = f"({estimate.low:.3f}-{estimate.high:.3f}, {estimate.support})" if estimate.low is not None else ""
    held = "" if floor is None else f"; {floor:.2f}"
    return f"{estimate.value:.3f}{mark} {interval}{held}"


def reliability(board: Board) -> Iterator[str]:
    """For each band of confidence: how many claims, their mean confidence, and what share of them is right."""
    yield "confidence   claims   mean   right"
    for low, high in pairwise(EDGES):
        last = high == EDGES[-1]
        band = [(value, right) for value, right in board.reliability if low <= value and (last or value < high)]
        if band:
            mean = sum(value for value, _ in band) / len(band)
            right = sum(right for _, right in band) / len(band)
            yield f"{low:.1f}-{high:.1f}      {len(band):>6}  {mean:5.2f}   {right:5.2f}"


def worst(board: Board) -> Iterator[str]:
    """Denials given as deeds, then the wrong claims given with most confidence, then the sentences missed most."""
    yield from map(line, (miss for miss in board.misses if miss.field == "denied"))
    wrong = [miss for miss in board.misses if miss.field == "precise"]
    wrong.sort(key=lambda miss: (-(miss.confidence or 0), miss.sentence))
    yield from map(line, wrong[:SHOWN])
    by_sentence: dict[str, list[Miss]] = {}
    for miss in board.misses:
        if miss.field == "found":
            by_sentence.setdefault(miss.sentence, []).append(miss)
    most = sorted(by_sentence.values(), key=lambda misses: (-len(misses), misses[0].sentence))
    yield from (line(miss) for misses in most[:SHOWN] for miss in misses[:2])


def misses(board: Board, field: str) -> Sequence[Miss]:
    """Every miss of one field, in the order of the corpus. Quad and side are wrong where the root is."""
    kept = "root" if field in {"quad", "binary"} else field
    return [miss for miss in board.misses if miss.field == kept]


def line(miss: Miss) -> str:
    """A miss with its sentence."""
    sure = "" if miss.confidence is None else f" ({miss.confidence:.2f})"
    return f"[{miss.field}] {miss.sentence}: {miss.text}\n    wanted: {miss.wanted}\n    given:  {miss.given}{sure}"
