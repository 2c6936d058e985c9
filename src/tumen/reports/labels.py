"""Short labels for figures and tables: "North Korea → Russia: up to 12,000 troops"."""

from __future__ import annotations

from collections.abc import Iterable

from tumen.relations.timeline import Label
from tumen.reports.amounts import goods_words
from tumen.reports.characters import one_line
from tumen.reports.clauses import listed
from tumen.vocabulary.acts import acts
from tumen.vocabulary.parties import party_title

#: Longest label drawn, in characters: what fits beside a figure on a page of paper.
LONGEST = 50


def dealing_label(label: Label, *, longest: int = LONGEST) -> str:
    """Who to whom, and what: at most ``longest`` characters, cut with an ellipsis."""
    actors = listed(_names(label.actors)) or "unnamed"
    recipients = listed(_names(label.recipients))
    parties = f"{actors} → {recipients}" if recipients else actors
    text = f"{parties}: {_what(label)}"
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _what(label: Label) -> str:
    quantities = dict(label.quantities)
    goods = [goods_words(code, quantities.get(code)) for code in label.categories]
    if goods and label.act in {"AID", "COOPERATE"}:
        return listed(goods)
    title = acts()[label.act].title if label.act in acts() else label.act
    act = f"{title} ({label.mode.replace('-', ' ').replace('_', ' ')})" if label.mode else title
    return f"{act}, {listed(goods)}" if goods else act


def _names(parties: Iterable[str]) -> list[str]:
    return [one_line(party_title(party)) for party in parties if party not in {"", "?"}]
