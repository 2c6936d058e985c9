"""Which dealings of a relation are shown: the filter over the table of dealings, on the page and in the API."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from tumen.model import Certainty, Dealing, Polarity, Stage
from tumen.relations import direction
from tumen.relations.sides import UNSPECIFIED
from tumen.reports.themes import DOMAINS
from tumen.vocabulary.domains import domain
from tumen.web import labels
from tumen.web.asking import one_asked, whole_asked

__all__ = ["CERTAINTIES", "DOMAINS", "POLARITIES", "STAGES", "WAYS", "Filter", "dealing_words", "filter_asked"]

Quotes = Callable[[Iterable[str]], Mapping[str, str]]
"""The sentences of claims, by id."""
WAYS = ("gives", "gets", "together")
STAGES: tuple[str, ...] = get_args(Stage)
POLARITIES: tuple[str, ...] = get_args(Polarity)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)
LEAST_CREDIBLE = 6
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What a dealing must be to be shown; None or empty does not restrict.

    ``way`` is seen from the first party; ``goods`` is a category with all below it; ``credibility`` is the least
    credible still shown (1-6); ``text`` must stand, ignoring case, in the dealing's words or a claim's sentence.
    """

    domain: str | None = None
    way: str | None = None
    goods: str | None = None
    polarity: str | None = None
    stage: str | None = None
    certainty: str | None = None
    credibility: int = LEAST_CREDIBLE
    text: str = ""

    def __bool__(self) -> bool:
        return self != Filter()

    def choose(self, pair: tuple[str, str], dealings: Iterable[Dealing], quotes: Quotes) -> list[Dealing]:
        """The dealings that pass. ``quotes`` gives the sentences of claims by id; it is asked only for a text."""
        passing = [dealing for dealing in dealings if self._passes(pair, dealing)]
        text = self.text.casefold()
        if not text:
            return passing
        unsaid = [dealing for dealing in passing if text not in dealing_words(dealing).casefold()]
        sentences = quotes(claim for dealing in unsaid for claim in (*dealing.claims, *dealing.denials))
        silent = {
            dealing.id
            for dealing in unsaid
            if not any(text in sentences.get(claim, "").casefold() for claim in (*dealing.claims, *dealing.denials))
        }
        return [dealing for dealing in passing if dealing.id not in silent]

    def _passes(self, pair: tuple[str, str], dealing: Dealing) -> bool:
        wanted = (
            (self.polarity, dealing.polarity),
            (self.stage, dealing.stage),
            (self.certainty, dealing.certainty),
        )
        if any(asked is not None and asked != has for asked, has in wanted) or dealing.credibility > self.credibility:
            return False
        if self.goods and not _about(dealing, self.goods):
            return False
        if self.way and direction(pair, dealing) != self.way:
            return False
        return not self.domain or domain(dealing.act, dealing.categories) == self.domain


def filter_asked(query: Mapping[str, str]) -> Filter:
    """The filter that a page's address asks for. Raises :class:`tumen.errors.QueryError` for an unknown value."""
    return Filter(
        domain=one_asked(query, "domain", DOMAINS),
        way=one_asked(query, "way", WAYS),
        goods=query.get("goods", "").strip()[:_LONGEST_TEXT] or None,
        polarity=one_asked(query, "polarity", POLARITIES),
        stage=one_asked(query, "stage", STAGES),
        certainty=one_asked(query, "certainty", CERTAINTIES),
        credibility=whole_asked(query, "credibility", LEAST_CREDIBLE, LEAST_CREDIBLE) or LEAST_CREDIBLE,
        text=query.get("text", "").strip()[:_LONGEST_TEXT],
    )


def dealing_words(dealing: Dealing) -> str:
    """The dealing in the words that pages show: parties, act, goods, places."""
    names = [labels.parties(dealing.actors), labels.parties(dealing.recipients), labels.act(dealing.act, dealing.mode)]
    return " ".join((*names, *map(labels.goods, dealing.categories), *dealing.places))


def _about(dealing: Dealing, goods: str) -> bool:
    if goods == UNSPECIFIED:
        return not dealing.categories
    return any(category == goods or category.startswith(f"{goods}.") for category in dealing.categories)
