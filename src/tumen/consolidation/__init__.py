"""Consolidation: claims that say the same thing happened become one dealing. Pure: values in, values out.

The rules are written out in docs/consolidation.md. Invariants:

* the output does not depend on the order of the input;
* every claim is in exactly one dealing, as a claim or as a denial, unless an analyst rejected it;
* nothing is overwritten: each source's figure is kept beside the range, and what differs is listed;
* a denied claim is never among the claims of a dealing, only among its denials.
"""

from __future__ import annotations

from tumen.consolidation.blocks import block_of
from tumen.consolidation.consolidate import consolidate
from tumen.consolidation.credibility import CREDIBILITY_NAMES
from tumen.consolidation.judged import apply_edits
from tumen.consolidation.near_copies import SAME_FAMILY, bands, similarity, text_signature

__all__ = [
    "CREDIBILITY_NAMES",
    "SAME_FAMILY",
    "apply_edits",
    "bands",
    "block_of",
    "consolidate",
    "similarity",
    "text_signature",
]
