"""``tumen explain``: why a sentence is read as it is, rule by rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tumen.cli.options import Command, format_option, published_option
from tumen.cli.output import console, plain, print_json
from tumen.extraction import explain as explain_document
from tumen.extraction.explanation import (
    ClaimGiven,
    Explanation,
    FrameTried,
    Governing,
    SentenceExplained,
    TriggerTried,
    Word,
    explanation_to_json,
)
from tumen.extraction.findings import tree_shown
from tumen.settings import read_settings
from tumen.web.labels import act, period, quantity
from tumen.web.texts import document_of_text

LONGEST = 20_000
"""The most characters that are explained at once on the command line."""


@click.command(
    cls=Command,
    examples=(
        'tumen explain "Pyongyang denied supplying Moscow with weapons."',
        'tumen explain "Iran may have sent drones to Russia last week." --published 2024-06-19',
        "tumen explain - --format json < paragraph.txt",
    ),
)
@click.argument("sentence", metavar="SENTENCE|-")
@published_option
@format_option("table", "json")
def explain(sentence: str, published: date | None, form: str) -> None:
    """Show why a sentence, or a few, is read as it is. Nothing is stored.

    Shows the parse, the parties, goods, times and places with the rule that found each, the frames that were tried and
    why each was kept or refused, what the words over an act changed, and the claims with the rule behind each field.
    """
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if sentence == "-" else sentence
    found = explain_document(document_of_text(text, published, read_settings(), LONGEST))
    if form == "json":
        print_json(explanation_to_json(found))
    else:
        _show(console(), found)


def _show(out: Console, found: Explanation) -> None:
    if found.note:
        out.print(Text(found.note))
    for number, sentence in enumerate(found.sentences, start=1):
        if number > 1:
            out.print()
        out.print(Text(f"Sentence {number}: {plain(sentence.text)}", style="bold"))
        count = len(sentence.claims)
        state = f"Parsed: {sentence.why}." if sentence.parsed else f"Not parsed: {sentence.why}."
        told = f" {count} claim{'' if count == 1 else 's'}." if sentence.parsed else ""
        out.print(Text(state + told))
        for title, part in _parts(sentence):
            out.print(Text(f"\n{title}", style="bold"))
            out.print(Padding(part, (0, 0, 0, 2)))


def _parts(sentence: SentenceExplained) -> Iterable[tuple[str, RenderableType]]:
    """The parts of one sentence's explanation that hold something, each under its title."""
    if sentence.words:
        yield "Parse", _tree(sentence.words)
    if sentence.parties:
        yield "Parties", _parties(sentence)
    if sentence.goods:
        rows = [(item.text, item.title, item.category, quantity(item.quantity), item.rule) for item in sentence.goods]
        yield "Goods", _table(("Words", "Goods", "Category", "Amount", "Found by"), rows)
    if sentence.times or sentence.places:
        found = [(time.text, period(time.earliest, time.latest), str(time.precision)) for time in sentence.times]
        found += [(place.text, place.name, place.country or "") for place in sentence.places]
        yield "Times and places", _table(("Words", "Read as", "Precision, or state"), found)
    if sentence.parsed:
        tried = [trigger for trigger in sentence.triggers if _tells(trigger)]
        yield "Words that could name an act", _triggers(tried) if tried else Text("None names one after all.")
    for given in sentence.claims:
        yield f"Claim {given.number}", _claim(given)


def _tree(words: Sequence[Word]) -> RenderableType:
    """Each word under the one that it hangs on."""
    made: dict[int, Tree] = {}
    roots: list[RenderableType] = []
    for word in tree_shown(words):
        label = Text(plain(word.text), style="bold")
        label.append(f"  {word.described}", style="not bold dim")
        if word.head in made:
            made[word.index] = made[word.head].add(label)
        else:
            made[word.index] = Tree(label)
            roots.append(made[word.index])
    return Group(*roots)


def _parties(sentence: SentenceExplained) -> Table:
    rows = []
    for party in sentence.parties:
        via = "" if party.via is None else ", ".join(part for part in (party.via.name, party.via.office) if part)
        rows.append(
            (party.text, party.title if party.kept else "–", party.id or "" if party.kept else "", via, party.rule)
        )
    return _table(("Words", "Party", "Id", "Via", "Found by"), rows)


def _tells(trigger: TriggerTried) -> bool:
    """Whether any frame of a word came so far that its roles were looked at."""
    return bool(trigger.claims) or any(frame.outcome in {"kept", "refused", "set aside"} for frame in trigger.frames)


def _triggers(triggers: Iterable[TriggerTried]) -> RenderableType:
    parts: list[RenderableType] = []
    for trigger in triggers:
        heading = Text(f"“{plain(trigger.word)}”", style="bold")
        heading.append(f": {plain(trigger.outcome)}", style="not bold")
        parts += [heading, Padding(_frames(trigger.frames), (0, 0, 0, 2))]
        if trigger.governing:
            parts.append(
                Padding(
                    _table(("Over it", "Stands as", "Changes", "Why"), map(_governed, trigger.governing)), (0, 0, 0, 2)
                )
            )
        if trigger.decision is not None:
            made = trigger.decision
            line = f"Decided: {act(made.act, made.mode)} ({made.act}), {made.stage.replace('_', ' ')}, {made.polarity}"
            parts.append(Padding(Text(plain(f"{line}: {made.rule}. Stage by {made.stage_rule}.")), (0, 0, 0, 2)))
        parts.append(Text(""))
    return Group(*parts[:-1])


def _frames(frames: Sequence[FrameTried]) -> RenderableType:
    """The frames whose words stand here; the others are only counted."""
    shown = [frame for frame in frames if frame.outcome in {"kept", "refused", "set aside"}]
    rows = [
        (
            frame.phrase,
            act(frame.act, frame.mode),
            f"frames.toml:{frame.line}",
            frame.outcome,
            frame.reason,
            "; ".join(f"{role.role} “{role.text}”" for role in frame.roles),
        )
        for frame in shown
    ]
    table = _table(("Frame", "Act", "Line", "Outcome", "Because", "Found"), rows)
    words = sum(frame.outcome == "other words" for frame in frames)
    later = sum(frame.outcome == "not reached" for frame in frames)
    notes = [f"{words} with other words beside it"] if words else []
    notes += [f"{later} after the one that was kept"] if later else []
    return Group(table, Text(f"Not tried: {', '.join(notes)}.", style="dim")) if notes else table


def _governed(step: Governing) -> tuple[str, ...]:
    changes = "; ".join(f"{effect.field}: {effect.before} → {effect.after}" for effect in step.effects)
    return step.word, step.relation, changes or "nothing", step.why


def _claim(given: ClaimGiven) -> RenderableType:
    rows = [(field.field, field.value, field.rule) for field in given.fields]
    return _table(("Field", "Value", "Given by"), rows)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table
