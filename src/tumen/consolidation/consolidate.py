"""The door of consolidation: claims in, dealings out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tumen.consolidation.clustering import cluster_facets, denied_cluster
from tumen.consolidation.facets import Facets, Kind, facets_of, kind_of
from tumen.consolidation.independence import source_of
from tumen.consolidation.index import ClusterIndex
from tumen.consolidation.judged import accepted_by, apply_edits, regrouped, rejected_claims, stem
from tumen.consolidation.summary import dealing_of
from tumen.model import Claim, Dealing, Judgement, Source


def consolidate(
    claims: Iterable[Claim], *, sources: Mapping[str, Source] | None = None, judgements: Sequence[Judgement] = ()
) -> list[Dealing]:
    """The dealings that the claims tell of, in order of first possible day, then id.

    ``claims`` may be of one block (:func:`block_of`) or many, in any order; one given twice counts once. ``sources``
    are by document id; a document without one counts as a family of its own without a date. ``judgements`` that were
    undone, or whose claims are not given, change nothing. Raises :class:`ContractError` for an edit that cannot be.
    """
    known = sources or {}
    given: dict[str, Claim] = {}
    for claim in claims:
        twin = given.setdefault(claim.id, claim)
        if twin is not claim and twin != claim:
            given[claim.id] = max(twin, claim, key=lambda item: (item.confidence, repr(item)))
    gone = rejected_claims(judgements)
    kept = [claim for claim in apply_edits(list(given.values()), judgements) if stem(claim.id) not in gone]
    by_id = {claim.id: claim for claim in kept}
    groups = [frozenset(claim.id for claim in group) for group in _grouped(kept, known)]
    accepted = accepted_by(judgements)
    dealings = [dealing_of((by_id[name] for name in group), known, accepted) for group in regrouped(groups, judgements)]
    return sorted(dealings, key=lambda dealing: (dealing.earliest or dealing.latest or date.max, dealing.id))


def _grouped(claims: Sequence[Claim], sources: Mapping[str, Source]) -> list[list[Claim]]:
    """The claims by dealing, before merges and splits."""
    kinds: dict[Kind, dict[tuple[Facets, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        facets = facets_of(claim, source_of(claim, sources).published)
        kinds[kind_of(claim)][facets, claim.polarity].append(claim)
    return [group for kind in sorted(kinds) for group in _of_one_kind(kinds[kind])]


def _of_one_kind(by_facets: Mapping[tuple[Facets, str], list[Claim]]) -> list[list[Claim]]:
    affirmed = {facets: members for (facets, polarity), members in by_facets.items() if polarity == "affirmed"}
    denied = {facets: members for (facets, polarity), members in by_facets.items() if polarity == "denied"}
    clusters = cluster_facets(affirmed)
    index = ClusterIndex(clusters)
    groups = [[claim for facets in cluster.members for claim in affirmed[facets]] for cluster in clusters]
    unanswered = []
    for facets in sorted(denied):
        number = denied_cluster(index, facets)
        if number is None:
            unanswered.append(facets)
        else:
            groups[number] += denied[facets]
    groups += [
        [claim for facets in cluster.members for claim in denied[facets]] for cluster in cluster_facets(unanswered)
    ]
    return groups
