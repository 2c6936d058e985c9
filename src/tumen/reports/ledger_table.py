"""The tables of a brief: what was given, how much, how sure; and where figures differ. Each row has its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tumen.model import Dealing
from tumen.relations.amounts import amounts
from tumen.relations.sides import UNSPECIFIED
from tumen.relations.view import RelationView
from tumen.reports.amounts import amount_words, goods_title
from tumen.reports.characters import one_line
from tumen.reports.clauses import capitalised, listed
from tumen.reports.dates import interval_label
from tumen.reports.references import Register
from tumen.reports.structure import Row, Statement, Table
from tumen.reports.worked_out import credibility_words
from tumen.vocabulary.parties import party_title

#: The most rows of one table.
MOST_ROWS = 15


def ledger_table(dealings: Sequence[Dealing], register: Register) -> Table:
    """One row for each kind of goods given one way: amounts as ranges, times, best credibility, number of dealings."""
    rows = [_ledger_row(category, members, register) for category, members in _by_category(dealings)]
    return Table(
        "By kind of goods (worked out; ranges are the largest single report, never a sum)",
        ("Goods", "Largest reported amount", "When", "Credibility", "Dealings"),
        tuple(row for row in rows[:MOST_ROWS] if row),
    )


def since_table(view: RelationView, dealings: Sequence[Dealing], register: Register) -> Table:
    """One row for each way and kind of goods: since when it is known, until when, from how many dealings."""
    rows = []
    for giver, receiver in (view.pair, view.pair[::-1]):
        way = [item for item in dealings if giver in item.actors and receiver in item.recipients]
        for category, members in _by_category(way):
            rows.append(_since_row((giver, receiver), category, members, register))
    return Table(
        "Deeds by kind of goods (worked out)",
        ("From, to", "Goods", "First", "Latest", "Dealings"),
        tuple(row for row in rows[:MOST_ROWS] if row),
    )


def figures_differ(dealing: Dealing, register: Register) -> Statement | None:
    """The sentence that sets differing figures side by side; None where they agree or cannot be cited."""
    by_words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for figure in dealing.figures:
        if register.known((figure.claim,)):
            by_words[figure.category, amount_words(figure.quantity)].append(figure.claim)
    categories = [category for category, _ in by_words]
    category = next((item for item in categories if categories.count(item) > 1), None)
    if category is None:
        return None
    parties = " and ".join(one_line(party_title(party)) for party in dealing.actors)
    told, claims, numbers = [], list[str](), set[int]()
    for (of, words), behind in sorted(by_words.items()):
        if of == category:
            cited = register.cite(register.known(behind), most=2)
            told.append(f"{words} {_numbers(cited)}")
            claims += behind
            numbers |= set(cited)
    when = interval_label(dealing.earliest, dealing.latest)
    text = f"Figures for {one_line(goods_title(category)).lower()} from {parties} ({when}) differ: {listed(told)}."
    return Statement(text, tuple(claims), tuple(sorted(numbers)), dealing.id, "the figures are set side by side")


def _numbers(cited: Sequence[int]) -> str:
    return f"[{', '.join(str(number) for number in cited)}]"


def _by_category(dealings: Sequence[Dealing]) -> list[tuple[str, list[Dealing]]]:
    by_category: dict[str, list[Dealing]] = defaultdict(list)
    for dealing in dealings:
        for category in dealing.categories or (UNSPECIFIED,):
            by_category[category].append(dealing)
    return sorted(by_category.items(), key=lambda item: (item[0] == UNSPECIFIED, -len(item[1]), item[0]))


def _title(category: str) -> str:
    return "Not specified" if category == UNSPECIFIED else one_line(goods_title(category))


def _ledger_row(category: str, members: Sequence[Dealing], register: Register) -> Row | None:
    largest = "; ".join(amount_words(amount.largest) for amount in amounts(category, members)) or "not given"
    best = min(member.credibility for member in members)
    cells = (_title(category), largest, capitalised(_span(members)), credibility_words(best), str(len(members)))
    return _row(cells, members, register)


def _since_row(way: tuple[str, str], category: str, members: Sequence[Dealing], register: Register) -> Row | None:
    giver, receiver = (one_line(party_title(party)) for party in way)
    dated = [member for member in members if member.earliest or member.latest]
    first = min(dated, key=lambda item: (item.earliest or item.latest, item.id), default=members[0])
    last = max(dated, key=lambda item: (item.latest or item.earliest, item.id), default=members[-1])
    cells = (
        f"{giver} → {receiver}",
        _title(category),
        capitalised(interval_label(first.earliest, first.latest)),
        "The same" if last is first else capitalised(interval_label(last.earliest, last.latest)),
        str(len(members)),
    )
    return _row(cells, [first, last], register)


def _row(cells: tuple[str, ...], members: Sequence[Dealing], register: Register) -> Row | None:
    claims = register.known(claim_id for member in members for claim_id in member.claims)
    if not claims:
        return None
    return Row(cells, tuple(dict.fromkeys(claim.id for claim in claims)), register.cite(claims))


def _span(members: Sequence[Dealing]) -> str:
    days = [day for member in members for day in (member.earliest, member.latest) if day]
    if not days:
        return "not dated"
    if len(members) == 1:
        return interval_label(members[0].earliest, members[0].latest)
    return interval_label(min(days), max(days))
