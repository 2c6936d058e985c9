"""One cluster of claims as a dealing: what they agree on, the ranges, where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from tumen.consolidation.blocks import party_ids
from tumen.consolidation.credibility import credibility_of, support_of
from tumen.consolidation.disagreements import CERTAINTIES, STAGES, disagreements_of
from tumen.consolidation.independence import independent_sources, source_of, voice_of
from tumen.consolidation.judged import DEALING_PREFIX, stem
from tumen.consolidation.ranges import figures_of, quantities_of
from tumen.consolidation.windows import interval_of
from tumen.model import Certainty, Claim, Dealing, Source, Stage


def dealing_of(members: Iterable[Claim], sources: Mapping[str, Source], accepted: Mapping[str, str]) -> Dealing:
    """The dealing that the member claims make. ``accepted`` maps a claim's or dealing's stem to who accepted it.

    What only denials say of parties, goods and time counts only where nobody affirms the dealing; figures in denials
    are never counted.
    """
    ordered = sorted(members, key=lambda claim: claim.id)
    claims = [claim for claim in ordered if claim.polarity == "affirmed"]
    denials = [claim for claim in ordered if claim.polarity == "denied"]
    telling = claims or denials
    actors, recipients = _parties(telling)
    figures = figures_of(claims)
    published = [day for claim in telling if (day := source_of(claim, sources).published)]
    earliest, latest = interval_of(telling, published)
    by = next((accepted[name] for claim in ordered if (name := stem(claim.id)) in accepted), None) if accepted else None
    support = support_of(claims, denials, sources)
    credibility, reason = credibility_of(support, by)
    return Dealing(
        id=f"{DEALING_PREFIX}{stem(ordered[0].id)}",
        act=_commonest(claim.act.code for claim in telling),
        mode=_commonest(modes) if (modes := [claim.act.mode for claim in telling if claim.act.mode]) else None,
        actors=actors,
        recipients=recipients,
        affected=party_ids(tuple(mention for claim in telling for mention in claim.affected)),
        categories=_finest({goods.category for claim in telling for goods in claim.goods}),
        quantities=quantities_of(figures),
        figures=figures,
        earliest=earliest,
        latest=latest,
        stage=_furthest(telling),
        polarity="affirmed" if claims else "denied",
        certainty=_commonest_certainty(telling, sources),
        credibility=credibility,
        credibility_reason=reason,
        independent_sources=support.all or independent_sources(denials, sources),
        claims=tuple(claim.id for claim in claims),
        denials=tuple(claim.id for claim in denials),
        disagreements=disagreements_of(telling, figures),
        exchange=tuple(sorted({claim.exchange for claim in telling if claim.exchange})),
        places=tuple(sorted({place.name for claim in telling for place in claim.where})),
        first_reported=min(published, default=None),
        last_reported=max(published, default=None),
    )


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _parties(claims: Sequence[Claim]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The actors and recipients that most claims give; those with a direction before those without."""
    counts = Counter((party_ids(claim.actors), party_ids(claim.recipients)) for claim in claims)
    return min(counts, key=lambda way: (not (way[0] and way[1]), -counts[way], way))


def _finest(categories: set[str]) -> tuple[str, ...]:
    """The categories without those that only say more broadly what another says."""
    return tuple(sorted(item for item in categories if not any(other.startswith(f"{item}.") for other in categories)))


def _furthest(claims: Sequence[Claim]) -> Stage:
    """The stage furthest along that any claim gives."""
    stages = {stage: position for position, stage in enumerate(STAGES)}
    return max((claim.stage for claim in claims), key=lambda stage: stages[stage])


def _commonest_certainty(claims: Sequence[Claim], sources: Mapping[str, Source]) -> Certainty:
    """The wording of most sources (a family and its voice has one vote a wording); of equals, the less sure."""
    votes = {
        (source_of(claim, sources).family, voice_of(claim, source_of(claim, sources)), claim.certainty)
        for claim in claims
    }
    counts = Counter(certainty for _, _, certainty in votes)
    order: tuple[Certainty, ...] = get_args(Certainty)
    return max(order, key=lambda certainty: (counts[certainty], CERTAINTIES.index(certainty)))
