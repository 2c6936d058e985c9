"""Blocks: claims in different blocks are never one dealing, so each block is consolidated by itself."""

from __future__ import annotations

from tumen.model import Claim, PartyMention

UNKNOWN = "?"
"""Stands for a party that the text names and Tumen cannot identify."""


def block_of(claim: Claim) -> str:
    """The block of a claim: the ids of its actors and recipients, sorted, and its act code: ``PRK|RUS#AID``.

    The order of the parties makes no difference; an unknown party is ``?``.
    """
    ids = {mention.id or UNKNOWN for mention in (*claim.actors, *claim.recipients)}
    return f"{'|'.join(sorted(ids))}#{claim.act.code}"


def party_keys(mentions: tuple[PartyMention, ...]) -> tuple[str, ...]:
    """The parties, sorted, each once. Unknown parties are told apart by how they are named."""
    return tuple(sorted({mention.id or f"{UNKNOWN}{mention.text.casefold()}" for mention in mentions}))


def party_ids(mentions: tuple[PartyMention, ...]) -> tuple[str, ...]:
    """The ids of the parties, sorted, each once; ``?`` for one or more unknown parties."""
    return tuple(sorted({mention.id or UNKNOWN for mention in mentions}))
