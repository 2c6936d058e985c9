"""What Tumen itself says beside a sentence: credibility and why, sources, ranges. Never mixed into the sentence."""

from __future__ import annotations

from tumen.consolidation import CREDIBILITY_NAMES
from tumen.model import Dealing
from tumen.relations.timeline import timeline
from tumen.relations.view import RelationView
from tumen.reports.characters import one_line
from tumen.reports.clauses import listed
from tumen.reports.labels import dealing_label

_MOST_LEGS = 3


#: The six values of the credibility scale, as consolidation names them.
CREDIBILITY = CREDIBILITY_NAMES


def credibility_words(credibility: int) -> str:
    """The credibility with its word: "2 (probably true)"."""
    return f"{credibility} ({CREDIBILITY[credibility]})"


def worked_out(dealing: Dealing, view: RelationView) -> str:
    """Credibility and the rule that gave it, how many sources and claims, and how the dealing was put together."""
    parts = [
        f"credibility {credibility_words(dealing.credibility)}",
        _reason(dealing),
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
        parts.append(_exchange(dealing, view))
    return "; ".join(part for part in parts if part)


def _reason(dealing: Dealing) -> str:
    """The rule that gave the credibility, without the credibility's own name before it."""
    reason = one_line(dealing.credibility_reason).rstrip(".")
    name, colon, rule = reason.partition(": ")
    return rule if colon and name.casefold() == CREDIBILITY[dealing.credibility] else reason


def _exchange(dealing: Dealing, view: RelationView) -> str:
    """That the dealing is one leg of an exchange, and what the legs that run the other way are."""
    other = [
        dealing_label(entry.label, longest=80)
        for entry in timeline([item for item in view.dealings if set(item.exchange) & set(dealing.exchange)])
        if entry.dealing != dealing.id and not set(entry.label.actors) & set(dealing.actors)
    ]
    return f"one leg of an exchange, against {listed(other[:_MOST_LEGS])}" if other else "one leg of an exchange"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _only_seen_in_use(dealing: Dealing, view: RelationView) -> bool:
    claims = [view.claims[claim_id] for claim_id in dealing.claims if claim_id in view.claims]
    return bool(claims) and all(claim.basis == "use" for claim in claims)
