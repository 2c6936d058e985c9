"""A progress bar with rate and time left, for runs that a person waits for; silence for all others."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

PATIENCE = 2.0
"""Seconds that a run may take before a bar is shown."""

_LINE_SUFFIXES = (".jsonl", ".ndjson")


class Stepper(Protocol):
    """Called after each item."""

    def __call__(self, item: object = None, /) -> None:
        """One more item is done."""


class RateColumn(ProgressColumn):
    """Items per second."""

    def render(self, task: Task) -> Text:
        """The rate, once it is known."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="progress.data.speed")


@contextmanager
def progress_bar(inputs: Sequence[str], *, quiet: bool, total: int | None = None) -> Iterator[Stepper]:
    """Give a stepper to call after each document; a bar appears on a terminal once the run has taken two seconds.

    Where no ``total`` is given, it is counted from ``inputs`` when the bar appears: one for a file, one for each line
    of a JSON-lines file, unknown for standard input.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _item=None, /: None
        return
    started = time.monotonic()
    done = 0
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: list[int] = []

    def step(_item: object = None, /) -> None:
        nonlocal done
        done += 1
        if tasks:
            bar.advance(bar.task_ids[0])
        elif time.monotonic() - started > PATIENCE:
            tasks.append(bar.add_task("Reading", total=total or count_documents(inputs), completed=done))
            bar.start()

    try:
        yield step
    finally:
        bar.stop()


def count_documents(inputs: Sequence[str]) -> int | None:
    """How many documents the inputs hold, roughly; None when that cannot be known beforehand."""
    total = 0
    for given in inputs:
        if given == "-":
            return None
        path = Path(given)
        if path.is_dir():
            total += sum(_documents_in(Path(folder) / name) for folder, _, names in os.walk(path) for name in names)
        else:
            total += _documents_in(path)
    return total


def _documents_in(path: Path) -> int:
    if path.suffix.lower() not in _LINE_SUFFIXES or not path.is_file():
        return 1
    with path.open("rb") as lines:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b"")) or 1
