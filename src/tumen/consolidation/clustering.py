"""Which claims are about one dealing: complete linkage over facets, in an order that depends on the claims alone.

Facets are taken from the most to the least definite (goods named before not named, dated before undated, finer goods
and narrower times first), so a vague claim joins what definite ones have formed and never shapes it. Each joins the
nearest cluster of which *every* member is compatible with it, or starts its own. Windows of a cluster are compared by
their intersection: intervals that overlap in pairs have a day in common (Helly's theorem in one dimension), so that
one test stands for all members. Clusters are found through :mod:`tumen.consolidation.index`, which keeps the work
near linear in the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tumen.consolidation.facets import Facets
from tumen.consolidation.index import Cluster, ClusterIndex
from tumen.consolidation.windows import LAST_DAY


def cluster_facets(all_facets: Iterable[Facets]) -> list[Cluster]:
    """Distinct facets of one kind as clusters. The result depends on the set of facets, not on their order."""
    by_sort: dict[str, list[Facets]] = defaultdict(list)
    for facets in all_facets:
        by_sort[facets.window.sort].append(facets)
    return [cluster for sort in sorted(by_sort) for cluster in _cluster_one_sort(by_sort[sort])]


def _cluster_one_sort(all_facets: Sequence[Facets]) -> list[Cluster]:
    index = ClusterIndex()
    for facets in sorted(all_facets, key=_most_definite_first):
        number = _overlapping(index, facets, index.near(facets))
        if number is None:
            index.add(Cluster(facets))
            continue
        cluster = index.clusters[number]
        if facets.goods not in cluster.goods:
            index.file(number, facets.goods, cluster.low, cluster.high)
        cluster.add(facets)
    return index.clusters


def _most_definite_first(facets: Facets) -> tuple[bool, bool, int, int, Facets]:
    depth = min((category.count(".") for category in facets.goods), default=0)
    return not facets.goods, facets.window.kind == "loose", -depth, facets.window.width, facets


def _overlapping(index: ClusterIndex, facets: Facets, numbers: Iterable[int]) -> int | None:
    """The nearest of these clusters that fits and overlaps in time."""
    low, high, clusters = facets.window.low, facets.window.high, index.clusters
    return _nearest(
        index, facets, (number for number in numbers if low <= clusters[number].high and clusters[number].low <= high)
    )


def _nearest(index: ClusterIndex, facets: Facets, numbers: Iterable[int]) -> int | None:
    """The nearest of these clusters that fits, by goods and then by days; of equals, the first that was formed.

    Whether a cluster fits is asked only of those nearer than the nearest so far.
    """
    anchor, clusters, gaps = facets.window.anchor, index.clusters, index.gaps(facets.goods)
    best: tuple[int, int, int] | None = None
    for number in numbers:
        cluster = clusters[number]
        in_goods = gaps[cluster.goods]
        if in_goods < 0 or (best is not None and in_goods > best[0]):
            continue
        gap = in_goods, abs((cluster.low + cluster.high) // 2 - anchor), number
        if (best is None or gap < best) and cluster.fits(facets):
            best = gap
    return None if best is None else best[2]


def denied_cluster(index: ClusterIndex, facets: Facets) -> int | None:
    """The number of the cluster that a denial denies, or None.

    Of the clusters with compatible direction, mode, goods and place: the nearest dated one that overlaps in time;
    else the nearest standing one; else, unless the denial names its own time, the nearest dated one before the last
    day it can be about, because "we have never sent arms" denies what was said earlier.
    """
    window, clusters = facets.window, index.clusters
    if window.kind != "standing":
        number = _overlapping(index, facets, (item for item in index.near(facets) if not clusters[item].standing))
        if number is not None:
            return number
    until = LAST_DAY if window.kind == "standing" else window.high
    earlier = [item for item in index.of_goods(facets.goods) if clusters[item].low <= until]
    number = _nearest(index, facets, (item for item in earlier if clusters[item].standing))
    if number is None and window.kind != "dated":
        number = _nearest(index, facets, (item for item in earlier if not clusters[item].standing))
    return number
