"""Figures from counts: shares, F1, macro-F1, totals; and bootstrap intervals over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Figure = Callable[[Mapping[str, float]], float | None]
RESAMPLES = 400
SEED = 20240217


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval (percentile bootstrap over documents) and how many things it was worked from."""

    value: float | None
    low: float | None
    high: float | None
    support: int


def share(counts: Mapping[str, float]) -> float | None:
    """``right`` of ``total``."""
    total = counts.get("total", 0)
    return counts.get("right", 0) / total if total else None


def f1(counts: Mapping[str, float]) -> float | None:
    """F1 from ``tp``, ``fp`` and ``fn``."""
    below = 2 * counts.get("tp", 0) + counts.get("fp", 0) + counts.get("fn", 0)
    return 2 * counts.get("tp", 0) / below if below else None


def macro_f1(counts: Mapping[str, float]) -> float | None:
    """The mean F1 over the classes that the gold has, from ``tp:X``, ``fp:X`` and ``fn:X``."""
    classes = {key[3:] for key in counts if key[:3] in {"tp:", "fn:"}}
    found = []
    for name in classes:
        tp, fn = counts.get(f"tp:{name}", 0), counts.get(f"fn:{name}", 0)
        if tp + fn:
            found.append(2 * tp / (2 * tp + counts.get(f"fp:{name}", 0) + fn))
    return sum(found) / len(found) if found else None


def total(counts: Mapping[str, float]) -> float | None:
    """How many, with no share worked out."""
    return float(counts.get("count", 0))


def estimate(rows: Mapping[str, Counter[str]], documents: Sequence[str], figure: Figure) -> Estimate:
    """A figure over all documents and its interval. The same counts give the same interval: the seed is fixed."""
    keys = sorted({key for row in rows.values() for key in row})
    matrix = np.array([[rows.get(name, Counter())[key] for key in keys] for name in documents], dtype=float)
    if not keys or not len(documents):
        return Estimate(figure({}), None, None, 0)
    sums = matrix.sum(axis=0)
    counts = dict(zip(keys, sums.tolist(), strict=True))
    generator = np.random.default_rng(SEED)
    weights = generator.multinomial(len(documents), np.full(len(documents), 1 / len(documents)), size=RESAMPLES)
    drawn = [figure(dict(zip(keys, row, strict=True))) for row in (weights @ matrix).tolist()]
    values = [value for value in drawn if value is not None]
    low, high = (float(bound) for bound in np.percentile(values, [2.5, 97.5])) if values else (None, None)
    return Estimate(figure(counts), low, high, _support(counts))


def _support(counts: Mapping[str, float]) -> int:
    if "total" in counts:
        return int(counts["total"])
    return int(sum(count for key, count in counts.items() if key[:2] in {"tp", "fn"}))
