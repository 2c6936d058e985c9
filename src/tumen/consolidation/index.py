"""Clusters in the making, and the index that a claim finds those by that it could join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tumen.consolidation.compatible import Spot, ancestors, goods_compatible, goods_distance, places_compatible
from tumen.consolidation.facets import Facets

_MONTH = 32
_MANY_MONTHS = 48

Goods = tuple[str, ...]
GoodsSets = frozenset[Goods]
"""The different sets of goods that the members of a cluster name."""


class Cluster:
    """Facets that are all compatible with one another, and what a further one is compared with."""

    __slots__ = ("_spots_fit", "goods", "high", "low", "members", "mode", "spots", "standing", "way")

    def __init__(self, first: Facets) -> None:
        self.members = [first]
        self.standing = first.window.kind == "standing"
        self.low, self.high = first.window.low, first.window.high
        self.way, self.mode = first.way, first.mode
        self.goods, self.spots = frozenset([first.goods]), {first.spots}
        # What was asked before, for as long as no new places come in.
        self._spots_fit: dict[tuple[Spot, ...], bool] = {}

    def add(self, facets: Facets) -> None:
        """Take in facets that overlap and fit."""
        self.members.append(facets)
        self.low, self.high = max(self.low, facets.window.low), min(self.high, facets.window.high)
        self.way, self.mode = self.way or facets.way, self.mode or facets.mode
        if facets.goods not in self.goods:
            self.goods |= {facets.goods}
        if facets.spots not in self.spots:
            self.spots.add(facets.spots)
            self._spots_fit.clear()

    def fits(self, facets: Facets) -> bool:
        """Whether direction, mode and place are compatible with every member's. Goods and time are not looked at."""
        if facets.way and self.way and facets.way != self.way:
            return False
        if facets.mode and self.mode and facets.mode != self.mode:
            return False
        spots = facets.spots
        if not spots:
            return True
        if spots not in self._spots_fit:
            self._spots_fit[spots] = all(places_compatible(spots, other) for other in self.spots)
        return self._spots_fit[spots]


class GoodsGaps(dict[GoodsSets, int]):
    """How near goods are to those of every member of a cluster, worked out once for each sets of goods.

    -1 where they are not compatible with one of the sets.
    """

    def __init__(self, goods: Goods) -> None:
        super().__init__()
        self._goods = goods

    def __missing__(self, others: GoodsSets) -> int:
        goods, gap = self._goods, -1
        if all(goods_compatible(goods, other) for other in others):
            gap = min(goods_distance(goods, other) for other in others)
        self[others] = gap
        return gap


class ClusterIndex:
    """Clusters by goods and month, so that a claim is compared only with those that could be about the same."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self.clusters: list[Cluster] = []
        self._by_month: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_goods: dict[str, list[int]] = defaultdict(list)
        self._gaps: dict[Goods, GoodsGaps] = {}
        for cluster in clusters:
            self.add(cluster)

    def add(self, cluster: Cluster) -> None:
        """Put a cluster in, under what it holds now."""
        number = len(self.clusters)
        self.clusters.append(cluster)
        for goods in cluster.goods:
            self.file(number, goods, cluster.low, cluster.high)

    def file(self, number: int, goods: Goods, low: int, high: int) -> None:
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

    def gaps(self, goods: Goods) -> GoodsGaps:
        """How near these goods are to those of clusters."""
        if goods not in self._gaps:
            self._gaps[goods] = GoodsGaps(goods)
        return self._gaps[goods]

    def of_goods(self, goods: Goods) -> set[int]:
        """The numbers of clusters, at any time, whose goods could be these."""
        return {number for key in _looked_under(goods) for number in self._by_goods.get(key, ())}


@lru_cache(maxsize=65536)
def _filed_under(goods: Goods) -> frozenset[str]:
    """``=c`` for each category, ``^c`` for each category over it, ``*`` for all, ``-`` for no goods."""
    if not goods:
        return frozenset({"*", "-"})
    return (
        frozenset({"*"})
        | {f"={category}" for category in goods}
        | {f"^{over}" for item in goods for over in ancestors(item)}
    )


@lru_cache(maxsize=65536)
def _looked_under(goods: Goods) -> frozenset[str]:
    if not goods:
        return frozenset({"*"})
    return (
        frozenset({"-"})
        | {f"={over}" for item in goods for over in ancestors(item)}
        | {f"^{category}" for category in goods}
    )
