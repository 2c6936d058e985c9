"""Which claims are about one dealing: complete linkage over facets, in an order that depends on the claims alone.

Facets are taken from the most to the least definite (goods named before not named, dated before undated, finer goods
and narrower times first), so a vague claim joins what definite ones have formed and never shapes it. Each joins the
nearest cluster of which *every* member is compatible with it, or starts its own. Windows of a cluster are compared by
their intersection: intervals that overlap in pairs have a day in common (Helly's theorem in one dimension), so that
one test stands for all members. Clusters are found through an index of goods and months, which keeps the work near
linear in the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tumen.consolidation.compatible import Spot, ancestors, goods_compatible, goods_distance, places_compatible
from tumen.consolidation.facets import Facets
from tumen.consolidation.windows import LAST_DAY

_MONTH = 32
_MANY_MONTHS = 48


class Cluster:
    """Facets that are all compatible with one another, and what a further one is compared with."""

    __slots__ = ("_goods_gap", "_spots_fit", "goods", "high", "low", "members", "mode", "spots", "standing", "way")

    def __init__(self, first: Facets) -> None:
        self.members = [first]
        self.standing = first.window.kind == "standing"
        self.low, self.high = first.window.low, first.window.high
        self.way, self.mode = first.way, first.mode
        self.goods, self.spots = {first.goods}, {first.spots}
        # What was asked before, for as long as no new goods or places come in.
        self._goods_gap: dict[tuple[str, ...], int | None] = {}
        self._spots_fit: dict[tuple[Spot, ...], bool] = {}

    def add(self, facets: Facets) -> None:
        """Take in facets that overlap and fit."""
        self.members.append(facets)
        self.low, self.high = max(self.low, facets.window.low), min(self.high, facets.window.high)
        self.way, self.mode = self.way or facets.way, self.mode or facets.mode
        if facets.goods not in self.goods:
            self.goods.add(facets.goods)
            self._goods_gap.clear()
        if facets.spots not in self.spots:
            self.spots.add(facets.spots)
            self._spots_fit.clear()

    def gap(self, facets: Facets) -> tuple[int, int] | None:
        """How near the facets are, by goods first, then by days from the middle of the cluster.

        None where direction, mode, goods or place are not compatible with every member's. Time is not looked at.
        """
        if (facets.way and self.way and facets.way != self.way) or (
            facets.mode and self.mode and facets.mode != self.mode
        ):
            return None
        goods, spots = facets.goods, facets.spots
        if goods not in self._goods_gap:
            self._goods_gap[goods] = self._gap_in_goods(goods)
        goods_gap = self._goods_gap[goods]
        if goods_gap is None:
            return None
        if spots not in self._spots_fit:
            self._spots_fit[spots] = all(places_compatible(spots, other) for other in self.spots)
        if not self._spots_fit[spots]:
            return None
        return goods_gap, abs((self.low + self.high) // 2 - facets.window.anchor)

    def _gap_in_goods(self, goods: tuple[str, ...]) -> int | None:
        if all(goods_compatible(goods, other) for other in self.goods):
            return min(goods_distance(goods, other) for other in self.goods)
        return None


class ClusterIndex:
    """Clusters by goods and month, so that a claim is compared only with those that could be about the same."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self.clusters: list[Cluster] = []
        self._by_month: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_goods: dict[str, list[int]] = defaultdict(list)
        for cluster in clusters:
            self.add(cluster)

    def add(self, cluster: Cluster) -> None:
        """Put a cluster in, under what it holds now."""
        number = len(self.clusters)
        self.clusters.append(cluster)
        for goods in cluster.goods:
            self.file(number, goods, cluster.low, cluster.high)

    def file(self, number: int, goods: tuple[str, ...], low: int, high: int) -> None:
        """File a cluster under goods and the months from ``low`` to ``high``."""
        months = range(low // _MONTH, high // _MONTH + 1)
        for key in _filed_under(goods):
            self._by_goods[key].append(number)
            for month in months if len(months) <= _MANY_MONTHS else (-1,):
                self._by_month[key, month].append(number)

    def near(self, facets: Facets) -> set[int]:
        """The numbers of clusters whose goods and months the facets could share."""
        months = range(facets.window.low // _MONTH, facets.window.high // _MONTH + 1)
        found: set[int] = set()
        for key in _looked_under(facets.goods):
            if len(months) > _MANY_MONTHS:
                found.update(self._by_goods.get(key, ()))
            else:
                found.update(self._by_month.get((key, -1), ()))
                for month in months:
                    found.update(self._by_month.get((key, month), ()))
        return found

    def of_goods(self, goods: tuple[str, ...]) -> set[int]:
        """The numbers of clusters, at any time, whose goods could be these."""
        return {number for key in _looked_under(goods) for number in self._by_goods.get(key, ())}


def _filed_under(goods: tuple[str, ...]) -> set[str]:
    """``=c`` for each category, ``^c`` for each category over it, ``*`` for all, ``-`` for no goods."""
    if not goods:
        return {"*", "-"}
    return {"*"} | {f"={category}" for category in goods} | {f"^{over}" for item in goods for over in ancestors(item)}


def _looked_under(goods: tuple[str, ...]) -> set[str]:
    if not goods:
        return {"*"}
    return {"-"} | {f"={over}" for item in goods for over in ancestors(item)} | {f"^{category}" for category in goods}


def cluster_facets(all_facets: Iterable[Facets]) -> list[Cluster]:
    """Distinct facets of one kind as clusters. The result depends on the set of facets, not on their order."""
    by_sort: dict[str, list[Facets]] = defaultdict(list)
    for facets in all_facets:
        by_sort[facets.window.sort].append(facets)
    return [cluster for sort in sorted(by_sort) for cluster in _cluster_one_sort(by_sort[sort])]


def _cluster_one_sort(all_facets: Sequence[Facets]) -> list[Cluster]:
    index = ClusterIndex()
    for facets in sorted(all_facets, key=_most_definite_first):
        number = _nearest(index, facets, index.near(facets))
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


def _nearest(index: ClusterIndex, facets: Facets, numbers: Iterable[int]) -> int | None:
    """The nearest of these clusters that fits and overlaps in time; of equals, the first that was formed."""
    low, high = facets.window.low, facets.window.high
    best: tuple[tuple[int, int], int] | None = None
    for number in numbers:
        cluster = index.clusters[number]
        if low <= cluster.high and cluster.low <= high:
            gap = cluster.gap(facets)
            if gap is not None and (best is None or (gap, number) < best):
                best = (gap, number)
    return None if best is None else best[1]


def denied_cluster(index: ClusterIndex, facets: Facets) -> int | None:
    """The number of the cluster that a denial denies, or None.

    Of the clusters with compatible direction, mode, goods and place: the nearest dated one that overlaps in time;
    else the nearest standing one; else, unless the denial names its own time, the nearest dated one before the last
    day it can be about, because "we have never sent arms" denies what was said earlier.
    """
    window = facets.window
    if window.kind != "standing":
        number = _nearest(index, facets, (item for item in index.near(facets) if not index.clusters[item].standing))
        if number is not None:
            return number
    until = LAST_DAY if window.kind == "standing" else window.high
    best: tuple[tuple[bool, int, int], int] | None = None
    for number in index.of_goods(facets.goods):
        cluster = index.clusters[number]
        if cluster.low > until or (window.kind == "dated" and not cluster.standing):
            continue
        gap = cluster.gap(facets)
        if gap is not None and (best is None or ((not cluster.standing, *gap), number) < best):
            best = ((not cluster.standing, *gap), number)
    return None if best is None else best[1]
