"""Reading dealings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, func, select

from tumen.errors import QueryError, UnknownIdError
from tumen.ledger import schema
from tumen.ledger.identifiers import in_groups, matching, shown, the_one
from tumen.ledger.paging import check_page
from tumen.ledger.pairs import asked_pair
from tumen.ledger.payloads import text_dealing
from tumen.ledger.values import DealingOrder, DealingQuery, Page
from tumen.model import Dealing

_TABLE = schema.dealings
_LINKS = schema.dealing_claims
_WORST = 6  # the credibility that says "cannot be judged"


def dealing(connection: Connection, identifier: str) -> Dealing:
    """The dealing with this id, or that holds the claim with the same stem."""
    found = the_one(_candidates(connection, identifier), identifier, "dealing")
    return text_dealing(connection.execute(select(_TABLE.c.payload).where(_TABLE.c.id == found)).scalar_one())


def dealings(connection: Connection, query: DealingQuery) -> Page[Dealing]:
    """The dealings that a query asks for."""
    _check(query)
    conditions = _conditions(query)
    order = _order(query.order)
    chosen = select(_TABLE.c.id).where(*conditions).order_by(*order).offset(query.offset).limit(query.limit).subquery()
    statement = select(_TABLE.c.payload).join(chosen, chosen.c.id == _TABLE.c.id).order_by(*order)
    items = tuple(text_dealing(payload) for payload in connection.scalars(statement))
    total = connection.execute(select(func.count()).select_from(_TABLE).where(*conditions)).scalar_one()
    return Page(items, total, query.offset, query.limit)


def dealings_of(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """The dealing of each claim; of several, which only denials have, the first by id."""
    found: dict[str, str] = {}
    for group in in_groups(claim_ids):
        statement = select(_LINKS.c.claim, func.min(_LINKS.c.dealing)).where(_LINKS.c.claim.in_(group))
        found.update((claim, held) for claim, held in connection.execute(statement.group_by(_LINKS.c.claim)))
    return found


def every(connection: Connection) -> Iterator[Dealing]:
    """Every dealing, by id."""
    statement = select(_TABLE.c.payload).order_by(_TABLE.c.id)
    for payload in connection.execution_options(yield_per=500).scalars(statement):
        yield text_dealing(payload)


def _candidates(connection: Connection, identifier: str) -> list[str]:
    """The dealings that an id can mean: by their own ids, or those of their claims."""
    exact = connection.execute(select(_TABLE.c.id).where(_TABLE.c.id == identifier)).scalar()
    if exact:
        return [exact]
    if not identifier.startswith("dlg_"):
        return []
    stem = "clm_" + identifier.removeprefix("dlg_")
    members = matching(connection, _LINKS.c.claim, stem)
    if not members and matching(connection, schema.claims.c.id, stem) == [stem]:
        raise UnknownIdError(
            f"No dealing holds the claim {shown(stem)} any more.",
            hint="The claim was withdrawn, or its dealings are not worked out yet: look at the claim.",
        )
    held = dealings_of(connection, members)
    return sorted({*matching(connection, _TABLE.c.id, identifier), *held.values()})


def _check(query: DealingQuery) -> None:
    check_page(query.offset, query.limit)
    if query.order not in get_args(DealingOrder):
        raise QueryError(
            f"The order {query.order!r} is unknown.", hint="Give one of: " + ", ".join(get_args(DealingOrder))
        )
    if query.min_credibility is not None and not 1 <= query.min_credibility <= _WORST:
        raise QueryError(f"The credibility is {query.min_credibility}.", hint="Give 1 (confirmed) to 6 (all).")
    if query.since is not None and query.until is not None and query.since > query.until:
        raise QueryError(f"The time from {query.since} until {query.until} ends before it begins.")


def _conditions(query: DealingQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.pair is not None:
        pairs, (first, second) = schema.dealing_pairs, asked_pair(query.pair)
        conditions.append(
            _TABLE.c.id.in_(select(pairs.c.dealing).where(pairs.c.first == first, pairs.c.second == second))
        )
    if query.party is not None:
        parties = schema.dealing_parties
        conditions.append(_TABLE.c.id.in_(select(parties.c.dealing).where(parties.c.party == query.party)))
    if query.category is not None:
        goods = schema.dealing_goods
        conditions.append(_TABLE.c.id.in_(select(goods.c.dealing).where(goods.c.category == query.category)))
    if query.act is not None:
        conditions.append(_TABLE.c.act == query.act)
    if query.polarity is not None:
        conditions.append(_TABLE.c.polarity == query.polarity)
    if query.min_credibility is not None:
        conditions.append(_TABLE.c.credibility <= query.min_credibility)
    if query.since is not None:
        conditions.append(_TABLE.c.ends >= query.since)
    if query.until is not None:
        conditions.append(_TABLE.c.begins <= query.until)
    return conditions


def _order(order: DealingOrder) -> tuple[ColumnElement[Any], ...]:
    by_date = _TABLE.c.begins.asc().nulls_last()
    if order == "-date":
        return (_TABLE.c.begins.desc().nulls_last(), _TABLE.c.id)
    if order == "credibility":
        return (_TABLE.c.credibility.asc(), by_date, _TABLE.c.id)
    if order == "sources":
        return (_TABLE.c.independent_sources.desc(), by_date, _TABLE.c.id)
    return (by_date, _TABLE.c.id)
