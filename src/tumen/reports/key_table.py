"""The key figures at the head of a brief, each with what it was worked out from."""

from __future__ import annotations

from tumen.relations.key_figures import KeyFigures
from tumen.relations.view import RelationView
from tumen.reports.amounts import goods_words
from tumen.reports.dates import day_words, since_words
from tumen.reports.parties import party_words
from tumen.reports.structure import KeyFigure


def key_figure_rows(figures: KeyFigures, view: RelationView) -> tuple[KeyFigure, ...]:
    """The figures as label, value and source. A figure that is not known has no row."""
    documents = figures.documents.value if figures.documents else 0
    rows = [
        KeyFigure(
            "Dealings",
            _with_parts(figures),
            f"from {_counted(figures.claims.value, 'claim')} in {_counted(documents, 'document')}",
        ),
        *_people(figures),
        *_dates(figures),
    ]
    if figures.independent_sources.value:
        most = _counted(figures.independent_sources.value, "independent source")
        rows.append(KeyFigure("Best-sourced dealing", most, ""))
    return tuple(rows) if view.dealings else ()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _with_parts(figures: KeyFigures) -> str:
    parts = [
        f"{count.value} {word}"
        for count, word in (
            (figures.deeds, "said to have happened"),
            (figures.planned, "planned"),
            (figures.denied, "only denied"),
            (figures.disputed, "disputed"),
        )
        if count.value
    ]
    return f"{figures.dealings.value} ({', '.join(parts)})" if parts else str(figures.dealings.value)


def _people(figures: KeyFigures) -> list[KeyFigure]:
    people = figures.people
    if people is None:
        return []
    words = goods_words(people.category, people.quantity)
    way = f"{party_words(people.giver)} to {party_words(people.receiver)}"
    return [KeyFigure("People sent, largest report", f"{words}, {way}", _from(len(people.dealings)))]


def _dates(figures: KeyFigures) -> list[KeyFigure]:
    rows = []
    if figures.since:
        rows.append(KeyFigure("Deeds since", since_words(figures.since), _from(len(figures.since_from))))
    if figures.last_deed:
        rows.append(KeyFigure("Latest deed by", day_words(figures.last_deed), _from(len(figures.last_deed_from))))
    if figures.last_reported:
        rows.append(KeyFigure("Last reported", day_words(figures.last_reported), "the latest document"))
    return rows


def _from(count: int) -> str:
    return f"from {count} dealing{'' if count == 1 else 's'}"
