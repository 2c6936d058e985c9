"""The sections of a brief, one function each. Every sentence is cited through the register as it is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.model import Dealing
from tumen.relations.key_figures import key_figures
from tumen.relations.monthly import monthly, without_month
from tumen.relations.sides import sides
from tumen.relations.timeline import timeline
from tumen.relations.view import RelationView
from tumen.reports.figures import monthly_figure, sides_figure, timeline_figure
from tumen.reports.figures.timeline import MOST_LABELLED
from tumen.reports.key_table import key_figure_rows
from tumen.reports.ledger_table import figures_differ, ledger_table, since_table
from tumen.reports.references import Register
from tumen.reports.selection import MOST_STATEMENTS, by_weight, in_turn, select
from tumen.reports.sentences import dealing_sentence, denial_sentence
from tumen.reports.structure import Figure, Section, SectionKey, Statement
from tumen.reports.worked_out import worked_out

_IN_SHORT = 5
_WIDTH = 400
_NOTES: dict[SectionKey, str] = {
    "gives": "Ordered by credibility, then by how recent. A figure is the range that the sources give.",
    "gets": "Ordered by credibility, then by how recent. A figure is the range that the sources give.",
    "together": "Meetings, agreements, exercises and other acts without a giving side.",
    "planned": "None of this is said to have happened.",
}


def summary_section(view: RelationView, register: Register) -> Section:
    """The key figures, and the few deeds that are best vouched for."""
    citable = [item for item in view.dealings if register.known(item.claims)]
    deeds = [item for item in citable if item.polarity == "affirmed" and item.stage in {"done", "under_way", "ended"}]
    weighty = [item for item in deeds if item.certainty in {"certain", "likely"}]
    figures = key_figures(view.pair, view.dealings, view.claims)
    return Section(
        key="summary",
        title="In short",
        note="The counts are worked out by Tumen from the claims in its ledger; the sentences are what sources say.",
        key_figures=key_figure_rows(figures, view),
        statements=tuple(_statement(view, item, register) for item in in_turn(view.pair, weighty, _IN_SHORT)),
    )


def since_section(view: RelationView, groups: Mapping[SectionKey, Sequence[Dealing]], register: Register) -> Section:
    """What is known and since when: each kind of goods, each way, with its first and last time."""
    table = since_table(view, [*groups["gives"], *groups["gets"]], register)
    drawn = sides(view.pair, view.dealings)
    spec = sides_figure(drawn)
    figure = Figure("sides", "What each side gives the other", spec, str(spec["description"])) if spec else None
    return Section(
        key="since",
        title="What is known, and since when",
        note="Deeds only, most often reported first. Times and counts are worked out from the dealings of each line.",
        tables=(table,) if table.rows else (),
        figures=(figure,) if figure else (),
    )


def dealing_section(
    key: SectionKey, title: str, view: RelationView, dealings: Sequence[Dealing], register: Register
) -> Section:
    """A list of dealings, the weightiest first, with a table of amounts where goods go one way."""
    chosen, more = select(dealings)
    tables = (ledger_table(dealings, register),) if key in {"gives", "gets"} else ()
    return Section(
        key=key,
        title=title,
        note=_NOTES.get(key, ""),
        tables=tuple(table for table in tables if table.rows),
        statements=tuple(_statement(view, item, register) for item in chosen),
        left_out=_left_out(view, more),
    )


def unclear_section(view: RelationView, dealings: Sequence[Dealing], register: Register) -> Section:
    """What is denied or unclear: denials of anything in the brief, what the texts leave open, figures that differ."""
    contested = [item for item in view.dealings if item.polarity == "affirmed" and register.known(item.denials)]
    ordered = [*by_weight(contested), *by_weight(item for item in dealings if item not in contested)]
    statements = [_unclear_statement(view, item, register) for item in ordered[:MOST_STATEMENTS]]
    differing = [statement for item in view.dealings if (statement := figures_differ(item, register))]
    more = max(len(ordered) - MOST_STATEMENTS, 0) + max(len(differing) - MOST_STATEMENTS, 0)
    return Section(
        key="unclear",
        title="Denied, unclear or disputed",
        note="Denials are given as denials; figures that differ are given side by side, with who gives each.",
        statements=(*statements, *differing[:MOST_STATEMENTS]),
        left_out=_left_out(view, more),
    )


def history_section(view: RelationView, dealings: Sequence[Dealing], register: Register) -> Section:
    """The history of the relation as sources tell it, oldest first."""
    chosen, more = select(dealings)
    kept = {item.id for item in chosen}
    ordered = [item for item in view.dealings if item.id in kept]
    return Section(
        key="history",
        title="History of the relation",
        note="In order of time, as the sources tell it.",
        statements=tuple(_statement(view, item, register) for item in ordered),
        left_out=_left_out(view, more),
    )


def timeline_section(view: RelationView) -> Section:
    """The timeline and the months; in a long relation the timeline shows the weightiest dealings."""
    weighty = {item.id for item in by_weight(view.dealings)[:MOST_LABELLED]}
    entries = timeline([item for item in view.dealings if item.id in weighty])
    figures = []
    if (spec := timeline_figure(entries, width=_WIDTH)) is not None:
        figures.append(Figure("timeline", "Dealings in time", spec, str(spec["description"])))
    if (spec := monthly_figure(monthly(view.dealings))) is not None:
        figures.append(Figure("monthly", "Dealings a month, by domain", spec, str(spec["description"])))
    wide = len(without_month(view.dealings))
    more = max(len(view.dealings) - MOST_LABELLED, 0)
    note = "Drawn from the dealings of this brief."
    if wide:
        times = "deed has a time" if wide == 1 else "deeds have times"
        note += f" {wide} {times} too wide to be put into one month."
    return Section("timeline", "Timeline", note, figures=tuple(figures), left_out=_left_out(view, more))


def _statement(view: RelationView, dealing: Dealing, register: Register) -> Statement:
    """The sentence of one dealing. A denial of it is said in the same breath, and cited."""
    denied = dealing.polarity == "denied"
    behind = register.known((*dealing.claims, *dealing.denials) if denied else dealing.claims)
    against = () if denied else register.known(dealing.denials)
    if not behind:
        return _unclear_statement(view, dealing, register)
    text = dealing_sentence(dealing, behind, view.documents)
    if against:
        text = f"{text} This is denied: see below."
    cited = (*register.cite(behind), *register.cite(against, most=1))
    claims = tuple(claim.id for claim in (*behind, *against))
    return Statement(text, claims, tuple(sorted(set(cited))), dealing.id, worked_out(dealing, view))


def _unclear_statement(view: RelationView, dealing: Dealing, register: Register) -> Statement:
    denials = register.known((*dealing.denials, *dealing.claims) if dealing.polarity == "denied" else dealing.denials)
    if not denials:
        return _statement(view, dealing, register)
    text = denial_sentence(dealing, denials, view.documents)
    claims = tuple(claim.id for claim in denials)
    beside = worked_out(dealing, view)
    note = beside if dealing.polarity == "denied" else f"of what is denied: {beside}"
    return Statement(text, claims, register.cite(denials), dealing.id, note)


def _left_out(view: RelationView, more: int) -> str:
    if not more:
        return ""
    count = "1 more is" if more == 1 else f"{more} more are"
    as_of = f" --as-of {view.as_of.isoformat()[:10]}" if view.as_of else ""
    return f"{count} left out here; see all with: tumen ledger {' '.join(view.pair)}{as_of}"
