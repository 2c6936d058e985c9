"""The relation of two parties as one value: what a page, a brief or an export is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tumen.model import Claim, Dealing, Document
from tumen.relations.counting import chronological, direction


@dataclass(frozen=True, slots=True)
class RelationView:
    """All that is known of two parties' dealings, as of a moment.

    ``pair`` is in the order asked for: the first party is the one that "gives" and "gets". ``as_of`` is None for now.
    ``dealings`` are in order of time. ``claims`` holds every claim that a dealing names, by id; ``documents`` every
    document that a claim comes from, by id.
    """

    pair: tuple[str, str]
    as_of: datetime | date | None
    dealings: tuple[Dealing, ...]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]

    def claims_of(self, dealing: Dealing) -> tuple[Claim, ...]:
        """The claims of one dealing, those that deny it last, in the order the dealing names them."""
        return tuple(self.claims[claim_id] for claim_id in (*dealing.claims, *dealing.denials))


def make_view(
    pair: tuple[str, str],
    dealings: Iterable[Dealing],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    *,
    as_of: datetime | date | None = None,
) -> RelationView:
    """The view of ``pair``: only dealings between the two, in order of time, with their claims and documents.

    Claims and documents that no such dealing needs are left out. Raises KeyError if one that is needed is not given.
    """
    between = tuple(sorted((item for item in dealings if direction(pair, item)), key=chronological))
    wanted = {claim_id: claims[claim_id] for item in between for claim_id in (*item.claims, *item.denials)}
    sources = {claim.document: documents[claim.document] for claim in wanted.values()}
    return RelationView(pair, as_of, between, wanted, sources)
