"""What Tumen itself says beside a sentence: credibility and why, sources, ranges. Never mixed into the sentence."""

from __future__ import annotations

from tumen.model import Dealing
from tumen.relations.view import RelationView
from tumen.reports.characters import one_line

#: The six values of the credibility scale, in the words of NATO AJP-2.1 (2016), table 3.2.
CREDIBILITY: dict[int, str] = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def credibility_words(credibility: int) -> str:
    """The credibility with its word: "2 (probably true)"."""
    return f"{credibility} ({CREDIBILITY[credibility]})"


def worked_out(dealing: Dealing, view: RelationView) -> str:
    """Credibility and the rule that gave it, how many sources and claims, and how the dealing was put together."""
    parts = [
        f"credibility {credibility_words(dealing.credibility)}",
        one_line(dealing.credibility_reason).rstrip("."),
        _counted(dealing.independent_sources, "independent source") if dealing.polarity == "affirmed" else "",
        _counted(len(dealing.claims), "claim") if dealing.polarity == "affirmed" else "",
    ]
    if dealing.denials:
        parts.append(_counted(len(dealing.denials), "denial"))
    if len(dealing.figures) > 1:
        parts.append(f"range from {len(dealing.figures)} figures")
    if _only_seen_in_use(dealing, view):
        parts.append("the transfer is inferred from the goods being seen in use")
    if dealing.exchange:
        parts.append("one leg of an exchange")
    return "; ".join(part for part in parts if part)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _only_seen_in_use(dealing: Dealing, view: RelationView) -> bool:
    claims = [view.claims[claim_id] for claim_id in dealing.claims if claim_id in view.claims]
    return bool(claims) and all(claim.basis == "use" for claim in claims)
