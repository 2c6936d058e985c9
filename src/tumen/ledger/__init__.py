"""The ledger room: the only part of Tumen that touches a database. See :class:`tumen.ledger.store.Ledger`."""

from tumen.ledger.store import Ledger, open_ledger, restore
from tumen.ledger.values import (
    Addition,
    BackupSummary,
    Block,
    DealingOrder,
    DealingQuery,
    History,
    Hit,
    Page,
    Pair,
    Past,
    RelationCount,
    Rereading,
    Sighting,
    SnippetPart,
    Stats,
)

__all__ = [
    "Addition",
    "BackupSummary",
    "Block",
    "DealingOrder",
    "DealingQuery",
    "History",
    "Hit",
    "Ledger",
    "Page",
    "Pair",
    "Past",
    "RelationCount",
    "Rereading",
    "Sighting",
    "SnippetPart",
    "Stats",
    "open_ledger",
    "restore",
]
