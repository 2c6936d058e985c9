"""Which acts count as the same root.

PLOVER's coders merge CONCEDE and RETREAT as YIELD, a material cooperation, for what is said and what is done blur in
news; so do the published figures that the goals come from. Breaking off relations is SANCTION in PLOVER and may be
told as TIES/sever here; both are right. Everything else is its own root.
"""

from __future__ import annotations

from tumen.vocabulary.acts import acts

YIELD = "YIELD"
_YIELDS = frozenset({"CONCEDE", "RETREAT"})


def root_of(code: str, mode: str | None) -> str:
    """The root that an act counts as."""
    if code in _YIELDS:
        return YIELD
    if code == "TIES" and mode == "sever":
        return "SANCTION"
    return code


def quad_of(root: str) -> int | None:
    """The root's quad (1-4); None for TIES, which is no PLOVER root, and for no act."""
    if root == YIELD:
        return 2
    entry = acts().get(root)
    return entry.quad if entry is not None and root != "TIES" else None
