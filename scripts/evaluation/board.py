"""Where counts and misses are gathered: one row of counts for each document, so that intervals can be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that the reader got wrong: the field, where, what was wanted and what was given."""

    field: str
    sentence: str
    text: str
    wanted: str
    given: str
    confidence: float | None = None


@dataclass(slots=True)
class Board:
    """The counts of one run over one part. ``counts[measure][document]`` holds the measure's keys."""

    counts: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    reliability: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, measure: str, document: str, key: str, count: int = 1) -> None:
        """Count ``key`` of a measure in a document."""
        self.counts.setdefault(measure, {}).setdefault(document, Counter())[key] += count

    def judge(self, measure: str, document: str, right: bool) -> None:
        """Count one judgement of a measure that is a share: right or wrong."""
        self.add(measure, document, "right", int(right))
        self.add(measure, document, "total")

    def miss(self, miss: Miss) -> None:
        """Keep a miss for ``--errors``."""
        self.misses.append(miss)

    def rows(self, measure: str) -> Mapping[str, Counter[str]]:
        """The counts of a measure by document."""
        return self.counts.get(measure, {})
