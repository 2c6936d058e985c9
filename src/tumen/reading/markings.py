"""The marking that a file carries, read so that sharing fails closed. Traffic Light Protocol 2.0 (FIRST, 2022)."""

from __future__ import annotations

import logging
from typing import get_args

from tumen.model import Marking

_log = logging.getLogger("tumen.reading")

_STRICTEST: Marking = "TLP:RED"


def read_marking(value: str, origin: str) -> Marking:
    """The marking that ``value`` names, with or without ``TLP:``, in any case; TLP 1.0's WHITE is CLEAR.

    A name that TLP does not know counts as the strictest, and the log says so.
    """
    name = "TLP:" + value.strip().upper().removeprefix("TLP:").strip().replace("WHITE", "CLEAR")
    for marking in get_args(Marking):
        if name == marking:
            return _as_marking(name)
    _log.warning("%s: marking is %r, which is not a TLP marking; kept as %s.", origin, value[:80], _STRICTEST)
    return _STRICTEST


def _as_marking(name: str) -> Marking:
    markings: dict[str, Marking] = {marking: marking for marking in get_args(Marking)}
    return markings[name]
