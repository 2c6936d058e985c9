"""Relations: what a pair of states did to and for each other, worked out from its dealings.

Everything here is pure: dealings in, frozen values out, each with the ids of the dealings behind it. What counts:

* a *deed* is a dealing that is affirmed and whose stage is done, under way or ended; only deeds count as given;
* a *plan* (proposed, requested, recommended, expected, pledged, agreed) is shown apart and never counted as given;
* a *denied* dealing (nobody affirms it) is counted as denied and nowhere else.
"""

from __future__ import annotations

from tumen.relations.counting import Direction, direction, is_deed, is_denied, is_plan
from tumen.relations.exchanges import Exchange, exchanges
from tumen.relations.key_figures import Counted, KeyFigures, LargestAmount, key_figures
from tumen.relations.monthly import MonthCount, monthly, without_month
from tumen.relations.sides import Amount, Balance, Side, SideLine, Sides, sides
from tumen.relations.spark import SparkPoint, spark
from tumen.relations.ties import TiesEntry, ties
from tumen.relations.timeline import Label, TimelineEntry, timeline
from tumen.relations.view import RelationView, make_view

__all__ = [
    "Amount",
    "Balance",
    "Counted",
    "Direction",
    "Exchange",
    "KeyFigures",
    "Label",
    "LargestAmount",
    "MonthCount",
    "RelationView",
    "Side",
    "SideLine",
    "Sides",
    "SparkPoint",
    "TiesEntry",
    "TimelineEntry",
    "direction",
    "exchanges",
    "is_deed",
    "is_denied",
    "is_plan",
    "key_figures",
    "make_view",
    "monthly",
    "sides",
    "spark",
    "ties",
    "timeline",
    "without_month",
]
