"""scripts/eval: score the reader on the corpus, print the table, hold the floors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click
from scripts.evaluation import floors as gate
from scripts.evaluation.board import Board
from scripts.evaluation.corpus import GOLD, PARTS, corpus_hash, load
from scripts.evaluation.figures import Estimate, estimate
from scripts.evaluation.labels import GoldDocument
from scripts.evaluation.markup import MarkupError
from scripts.evaluation.measures import MEASURES
from scripts.evaluation.plover import FIGURES, read_records, score_records
from scripts.evaluation.running import Reader, score, tumen_reader
from scripts.evaluation.table import line, misses, reliability, table, worst

FLOORS = GOLD / "floors.json"
SHARED = GOLD.parents[2] / "shared"
NAMES = [measure.name for measure in MEASURES]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--part", type=click.Choice([*PARTS, "plover"]), help="Score one part only.")
@click.option("--errors", type=click.Choice(NAMES), help="List each miss of a field with its sentence (seen part).")
@click.option("--json", "as_json", is_flag=True, help="Print figures as JSON.")
@click.option("--check", is_flag=True, help="Only compile the corpus and count it.")
@click.option("--update-floors", is_flag=True, help="Take this corpus and raise floors to these figures.")
@click.option("--lower", "lower", type=click.Choice(NAMES), help="Lower the floor of a field; needs --reason.")
@click.option("--reason", default="", help="Why a floor is lowered; kept in the file.")
@click.pass_context
def main(  # noqa: PLR0917  a command's options are its arguments, and click gives them by name
    context: click.Context,
    part: str | None,
    errors: str | None,
    as_json: bool,
    check: bool,
    update_floors: bool,
    lower: str | None,
    reason: str,
) -> None:
    """Score the reader on the labelled corpus; fail when a figure is under its floor.

    The unseen part is only ever scored: its sentences are shown only for --part unseen with --errors.
    """
    try:
        corpus = {name: load(name) for name in PARTS if part in {None, name}}
    except MarkupError as error:
        raise click.ClickException(str(error)) from None
    if check:
        _say_counts(corpus)
        return
    reader = tumen_reader()
    boards = {name: score(documents, reader) for name, documents in corpus.items()}
    figures = {name: _estimates(boards[name], documents) for name, documents in corpus.items()}
    if errors:
        _say_errors(boards, errors, part, reader)
        return
    try:
        floors = _changed_floors(figures, update_floors, lower, reason)
    except gate.FloorsError as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        click.echo(json.dumps({name: _plain(values) for name, values in figures.items()}, indent=2))
    else:
        _say_table(boards, figures, floors)
        if part in {None, "plover"}:
            _say_plover(reader)
    failed = gate.failures(floors, figures, corpus_hash()) if figures else []
    for failure in failed:
        click.echo(f"FAILED: {failure}", err=True)
    context.exit(1 if failed else 0)


def _estimates(board: Board, documents: Sequence[GoldDocument]) -> dict[str, Estimate]:
    names = [document.id for document in documents]
    return {measure.name: estimate(board.rows(measure.name), names, measure.figure) for measure in MEASURES}


def _changed_floors(figures: gate.Figures, update: bool, lower: str | None, reason: str) -> gate.Floors:
    floors = gate.read_floors(FLOORS)
    if lower:
        floors = gate.lowered(floors, figures, lower, reason)
    if update:
        floors = gate.updated(floors, figures, corpus_hash())
    if lower or update:
        gate.write_floors(FLOORS, floors)
    return floors


def _say_counts(corpus: Mapping[str, Sequence[GoldDocument]]) -> None:
    for name, documents in corpus.items():
        sentences = [sentence for document in documents for sentence in document.sentences]
        claims = [claim for sentence in sentences for claim in sentence.claims]
        states = {party.id for sentence in sentences for party in sentence.parties if party.kind == "state"}
        bodies = {party.id for sentence in sentences for party in sentence.parties if party.kind != "state"}
        empty = sum(not sentence.claims for sentence in sentences)
        click.echo(
            f"{name}: {len(sentences)} sentences in {len(documents)} texts"
            f" ({sum(not document.is_single for document in documents)} of them documents),"
            f" {len(claims)} claims, {empty} sentences without one, {len(states)} states, {len(bodies - {None})} bodies"
        )
        for label, values in (
            ("acts", [claim.code for claim in claims]),
            ("stages", [claim.stage for claim in claims]),
            ("certainty", [claim.certainty for claim in claims]),
            ("polarity", [claim.polarity for claim in claims]),
            ("goods", [goods.category.partition(".")[0] for claim in claims for goods in claim.goods]),
        ):
            counted = sorted(((values.count(value), value) for value in set(values)), reverse=True)
            click.echo(f"  {label}: " + ", ".join(f"{value} {count}" for count, value in counted))


def _say_errors(boards: Mapping[str, Board], field: str, part: str | None, reader: Reader) -> None:
    if part == "plover":
        board, _ = score_records(read_records(SHARED), reader)
        boards = {"plover": board}
    for name, board in boards.items():
        if name != "unseen" or part == "unseen":
            for miss in misses(board, field):
                click.echo(line(miss))


def _say_table(boards: Mapping[str, Board], figures: gate.Figures, floors: gate.Floors) -> None:
    if figures:
        for text in table(figures, floors):
            click.echo(text)
    for name, board in boards.items():
        click.echo(f"\n{name}: of the claims given a confidence, how many are right")
        for text in reliability(board):
            click.echo(text)
    if "seen" in boards:
        click.echo("\nworst cases of the seen part")
        for text in worst(boards["seen"]):
            click.echo(text)


def _say_plover(reader: Reader) -> None:
    records = read_records(SHARED)
    if not records:
        return
    _, figures = score_records(records, reader)
    click.echo(f"\nPLOVER gold records between two states ({len(records)}), for development, no floors")
    for name, title, _ in FIGURES:
        found = figures[name]
        click.echo(f"{title:<32}{found.value or 0:.3f} ({found.low or 0:.3f}-{found.high or 0:.3f})")


def _plain(values: Mapping[str, Estimate]) -> dict[str, object]:
    return {name: asdict(value) for name, value in values.items()}


if __name__ == "__main__":
    main()
