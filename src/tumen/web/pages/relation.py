"""``/relation/A/B``: one relation. Key figures, who gives what, figures, history, and the table of its dealings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.ledger import Page
from tumen.model import Dealing
from tumen.relations import LargestAmount, SideLine, without_month
from tumen.relations.sides import top_kind
from tumen.reports.sentences import dealing_sentence
from tumen.web import filters
from tumen.web.asking import MOST, day_asked, end_of, whole_asked
from tumen.web.pages.figures import MOST_DRAWN
from tumen.web.pair import PairState, pair_state
from tumen.web.site import AtSite, Site

ROWS = 25
TABLE_OF_FIGURE = 100
"""The most rows of the table that stands beside a figure."""
LARGEST_SHOWN = 4
"""How many largest reports stand among the key figures, beside that of people."""
_LARGEST_OFFSET = 10_000_000

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A dealing with the sentence that says it, and the claim to read first."""

    dealing: Dealing
    sentence: str
    claim: str


@router.get("/relation/{first}/{second}")
def relation_page(request: Request, site: AtSite, first: str, second: str) -> HTMLResponse:
    """The page of one relation; the first party named is the one that gives and gets."""
    query = request.query_params
    as_of = day_asked(query)
    state = pair_state(site, first, second, as_of)
    chosen = filters.filter_asked(query)
    offset = whole_asked(query, "offset", 0, _LARGEST_OFFSET)
    limit = whole_asked(query, "limit", ROWS, MOST) or ROWS
    page = dealings_chosen(site, state, chosen, offset, limit)
    turns = [state.by_id[turn.dealing] for turn in state.ties[:TABLE_OF_FIGURE]]
    return site.page(
        request,
        "relation.html",
        state=state,
        as_of=as_of,
        base=f"/relation/{quote(first)}/{quote(second)}",
        as_of_query=f"?as_of={as_of}" if as_of else "",
        link=RelationLink(first, second, str(as_of) if as_of else ""),
        largest=_largest(state),
        ledger_rows=_side_by_side(state),
        page=page,
        rows=rows_of(site, page.items, state),
        turns=rows_of(site, turns, state),
        chosen=chosen,
        choices=filters,
        timeline_rows=[state.by_id[entry.dealing] for entry in state.timeline[:TABLE_OF_FIGURE]],
        most_drawn=MOST_DRAWN,
        not_in_bars=len(without_month(state.dealings)),
    )


@dataclass(frozen=True, slots=True)
class RelationLink:
    """Addresses of this relation's table of dealings, filtered."""

    first: str
    second: str
    as_of: str

    def __call__(self, **query: str) -> str:
        """The address of the table with this filter."""
        asked = {name: value for name, value in {**query, "as_of": self.as_of}.items() if value}
        return f"/relation/{quote(self.first)}/{quote(self.second)}?{urlencode(asked)}#dealings"


def dealings_chosen(site: Site, state: PairState, chosen: filters.Filter, offset: int, limit: int) -> Page[Dealing]:
    """One page of the dealings that pass the filter, newest first, undated last."""

    def quotes(claims: Iterable[str]) -> Mapping[str, str]:
        return site.quotes.of(site.ledger, claims)

    found = chosen.choose(state.pair, state.dealings, quotes) if chosen else list(state.dealings)
    found.sort(key=lambda dealing: str(dealing.latest or dealing.earliest or "0"), reverse=True)
    return Page(tuple(found[offset : offset + limit]), len(found), offset, limit)


def rows_of(site: Site, dealings: Iterable[Dealing], state: PairState) -> list[Row]:
    """The dealings with their sentences, from the claims and documents behind them."""
    wanted = list(dealings)
    ids = {claim for dealing in wanted for claim in (*dealing.claims, *dealing.denials)}
    moment = end_of(state.as_of)
    claims = {claim.id: claim for claim in site.ledger.claims(ids=ids, as_of=moment)} if ids else {}
    sources = {claim.document for claim in claims.values()}
    documents = {item.id: item for item in site.ledger.documents(ids=sources, limit=None)} if sources else {}
    made = []
    for dealing in wanted:
        named = dealing.claims or dealing.denials
        behind = [claims[claim] for claim in named if claim in claims and claims[claim].document in documents]
        sentence = dealing_sentence(dealing, behind, documents) if behind else filters.dealing_words(dealing)
        made.append(Row(dealing, sentence, named[0]))
    return made


def _side_by_side(state: PairState) -> list[tuple[str, SideLine | None, SideLine | None]]:
    """The two sides' lines by top kind, the kinds with most deeds first."""
    gives = {line.category: line for line in state.sides.gives.lines}
    gets = {line.category: line for line in state.sides.gets.lines}

    def weight(kind: str) -> tuple[int, str]:
        lines = [line for line in (gives.get(kind), gets.get(kind)) if line]
        return -sum(len(line.dealings) for line in lines), kind

    kinds = sorted(gives.keys() | gets.keys(), key=weight)
    return [(kind, gives.get(kind), gets.get(kind)) for kind in kinds]


def _largest(state: PairState) -> list[LargestAmount]:
    """The largest single reports: people first, then one for each way and top kind of goods."""
    figures = state.key_figures
    chosen: dict[tuple[str, str], LargestAmount] = {}
    for item in figures.largest:
        key = (item.giver, top_kind(item.category))
        if key not in chosen or _size(item) > _size(chosen[key]):
            chosen[key] = item
    others = [item for item in chosen.values() if figures.people is None or item.category != figures.people.category]
    return ([figures.people] if figures.people else []) + others[:LARGEST_SHOWN]


def _size(item: LargestAmount) -> tuple[float, int]:
    """A larger figure is larger; of equal ones, that of the narrower kind says more."""
    return max(item.quantity.high or 0.0, item.quantity.low or 0.0), item.category.count(".")
