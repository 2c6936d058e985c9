"""Spark lines: a fixed number of bars from monthly counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.errors import QueryError
from tumen.relations.monthly import MonthCount

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """One bar: the months it spans (``YYYY-MM``, both inclusive), its count, its height (0-1 of the highest bar).

    ``dealings`` are the ids behind it; empty when the counts came without ids.
    """

    first: str
    last: str
    count: int
    height: float
    dealings: tuple[str, ...] = ()


def spark(counts: Sequence[tuple[str, int] | MonthCount], *, buckets: int = 24) -> tuple[SparkPoint, ...]:
    """At most ``buckets`` (1 or more) bars over the whole span of months, each of equally many months.

    ``counts`` are ``(month, count)`` pairs or :class:`MonthCount` values, in any order, with gaps and repeats. Every
    count lands in exactly one bar. Fewer months than ``buckets`` give one bar a month; no counts give no bars. Raises
    :class:`QueryError` for a month that is not ``YYYY-MM``.
    """
    if buckets < 1:
        raise QueryError(f"buckets is {buckets}: it must be 1 or more")
    rows = [_row(item) for item in counts]
    if not rows:
        return ()
    start, end = min(row[0] for row in rows), max(row[0] for row in rows)
    width = -(-(end - start + 1) // buckets)
    bars = -(-(end - start + 1) // width)
    sums, ids = [0] * bars, [list[str]() for _ in range(bars)]
    for month, count, dealings in rows:
        sums[(month - start) // width] += count
        ids[(month - start) // width].extend(dealings)
    highest = max(sums) or 1
    return tuple(
        SparkPoint(
            _name(start + bar * width), _name(min(start + (bar + 1) * width - 1, end)), sums[bar], sums[bar] / highest,
            tuple(ids[bar]),
        )
        for bar in range(bars)
    )  # fmt: skip


def _row(item: tuple[str, int] | MonthCount) -> tuple[int, int, tuple[str, ...]]:
    if isinstance(item, MonthCount):
        return _number(item.month), item.count, item.dealings
    return _number(item[0]), item[1], ()


def _number(month: str) -> int:
    if not _MONTH.fullmatch(month):
        raise QueryError(f"month is {month!r}: it must be YYYY-MM")
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
