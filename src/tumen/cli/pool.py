"""Extraction over one or many processes, with the same output and in constant memory.

Documents are cut into the same small batches whatever the number of workers; at most three batches per worker are
under way, and batches are given back in the order they came.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from tumen.contract import claim_to_json
from tumen.errors import InvariantError, ReadingError, UnreadError
from tumen.extraction.extractors import open_reader
from tumen.model import Document

BATCH = 16
_AHEAD = 3

_Batch = tuple[list[str], list[tuple[str, str, str]]]
Chosen = tuple[str, dict[str, str | int | float | bool]]
"""The name of a reader and the value of each of its settings, as they travel to another process."""


def claim_lines(
    documents: Iterable[Document], workers: int, skipped: list[ReadingError], chosen: Chosen
) -> Iterator[str]:
    """The claims of the documents as JSON objects, in order. A document that cannot be read goes to ``skipped``."""
    for lines, failures in _batches(documents, workers, chosen):
        skipped.extend(ReadingError(origin, reason, hint=hint) for origin, reason, hint in failures)
        yield from lines


def _batches(documents: Iterable[Document], workers: int, chosen: Chosen) -> Iterator[_Batch]:
    stream = iter(documents)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    if workers == 1:
        yield from (_claims_of(batch, chosen) for batch in batches)
        return
    under_way: deque[Future[_Batch]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        for batch in batches:
            under_way.append(pool.submit(_claims_of, batch, chosen))
            if len(under_way) >= workers * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _claims_of(documents: list[Document], chosen: Chosen) -> _Batch:
    """The JSON lines of a batch, and what could not be read. Its errors travel as text: they cannot be pickled."""
    lines: list[str] = []
    failures: list[tuple[str, str, str]] = []
    reader = open_reader(*chosen)
    for document in documents:
        try:
            claims = reader.extract(document) if document.readable else []
        except (InvariantError, UnreadError) as error:
            failures.append((document.origin or document.id, error.message, error.hint))
        else:
            lines.extend(json.dumps(claim_to_json(claim), ensure_ascii=False) for claim in claims)
    return lines, failures
