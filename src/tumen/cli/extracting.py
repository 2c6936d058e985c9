"""``tumen extract``: claims to standard output, nothing to a database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain

import click

from tumen.cli.options import Command, format_option, quiet_option
from tumen.cli.pool import claim_lines
from tumen.cli.progress import Stepper, progress_bar
from tumen.cli.readers import chosen_reader, reader_option
from tumen.cli.skipping import name_skipped, skipped_code
from tumen.errors import ReadingError
from tumen.model import Document
from tumen.reading import read
from tumen.settings import read_settings


@click.command(
    cls=Command,
    examples=(
        "tumen extract article.txt",
        "tumen extract corpus.jsonl --workers 8 > claims.jsonl",
        'echo \'{"text": "China sold oil to North Korea."}\' | tumen extract -',
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@format_option("jsonl", "json", default="jsonl")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes; the output is the same."
)
@reader_option
@quiet_option
def extract(inputs: tuple[str, ...], form: str, workers: int, reader: str, quiet: bool) -> int:
    """Print the claims of documents to standard output, one JSON object a line. Nothing is stored.

    Reads files, folders, addresses and JSON lines ({"text": ...} is enough), or standard input as '-'. Claims come
    in the order of the documents, whatever the number of workers. What cannot be read is named on standard error
    and the exit code is then 3. docs/claim-contract.md explains each field.
    """
    skipped: list[ReadingError] = []
    chosen = chosen_reader(reader)
    with progress_bar(inputs, quiet=quiet) as step:
        documents = _Documents(read(inputs, read_settings(), stdin=sys.stdin.buffer), skipped, step)
        _write(claim_lines(documents, workers, skipped, chosen), form)
    for error in skipped:
        name_skipped(error)
    if documents.not_read and not quiet:
        click.echo(f"note: {documents.not_read:,} not read, in a language that has no reader yet", err=True)
    return skipped_code(skipped, done=documents.count)


class _Documents:
    """The documents of a batch, counted; errors are set aside in ``skipped``."""

    def __init__(self, items: Iterable[Document | ReadingError], skipped: list[ReadingError], step: Stepper) -> None:
        self._items, self._skipped, self._step = items, skipped, step
        self.count = self.not_read = 0

    def __iter__(self) -> Iterator[Document]:
        for item in self._items:
            self._step(item)
            if isinstance(item, ReadingError):
                self._skipped.append(item)
            else:
                self.count += 1
                self.not_read += not item.readable
                yield item


def _write(lines: Iterator[str], form: str) -> None:
    """Write UTF-8 with line feeds on every system, so that the same input gives the same bytes."""
    out = sys.stdout.buffer
    if form == "jsonl":
        out.writelines(f"{line}\n".encode() for line in lines)
    else:
        first = next(lines, None)
        rest = chain([] if first is None else [first], (f",\n{line}" for line in lines))
        out.writelines(part.encode() for part in chain(["["], rest, ["]\n"]))
    out.flush()
