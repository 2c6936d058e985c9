"""From what a language model tells to claims of the text: each quoted string is found, each code is in the vocabulary.

Invariants: every string that the model quotes stands in the text, letter for letter, or the claim is dropped; what the
contract derives (spans, quads, scores, days, figures, places) is worked out from those words by Tumen's own rules, and
never taken from the model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tumen.contract import claim_id
from tumen.errors import InvariantError
from tumen.extraction import amounts, times
from tumen.extraction.extractors.answers import ActTold, ClaimTold, GoodsTold, PartyTold, SpeakerTold
from tumen.extraction.extractors.naming import Unfounded, party_named, speaker_named
from tumen.extraction.extractors.verbatim import gap, nearest, occurrences
from tumen.extraction.extractors.windows import Window
from tumen.model import Act, Claim, Cue, Document, GoodsMention, PartyMention, Place, Quantity, Span, Speaker, When
from tumen.vocabulary.acts import acts
from tumen.vocabulary.domains import domain
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.places import places

CONFIDENCE = 0.5
"""The confidence of every claim: a model's own word for how sure it is says little, and nothing has been measured."""
_FAR = 10_000


def ground(told: ClaimTold, document: Document, window: Window, extractor: str) -> Claim:
    """The claim that stands in the text. Raises :class:`Unfounded` with the reason when it does not."""
    place = _Ground(document, window, *_place_of(told, document.text, window))
    goods = tuple(place.goods(item) for item in told.goods)
    taken: list[Span] = []
    actors = place.parties(told.actors, "actors", taken)
    recipients = place.parties(told.recipients, "recipients", taken)
    try:
        claim = Claim(
            id="",
            document=document.id,
            source_id=document.source_id,
            sentence=place.sentence,
            quote=document.text[place.sentence.start : place.sentence.end],
            act=_act(told.act, place.act, goods),
            actors=actors,
            recipients=recipients,
            affected=place.parties(told.affected, "affected", taken),
            goods=goods,
            when=place.when(told.when),
            where=tuple(place.named(words) for words in told.where),
            stage=told.stage,
            polarity=told.polarity,
            certainty=told.certainty,
            certainty_cues=tuple(place.cue(words) for words in told.certainty_cues),
            speakers=tuple(place.speaker(item) for item in told.speakers),
            basis=told.basis,
            extractor=extractor,
            confidence=CONFIDENCE,
        )
    except InvariantError as error:
        raise Unfounded(f"{error.field} breaks the rule: {error.rule}") from None
    return replace(claim, id=claim_id(claim))


def _place_of(told: ClaimTold, text: str, window: Window) -> tuple[Span, Span]:
    """The sentence and the place of the act: of several, where what the claim names stands nearest."""
    quotes = occurrences(text, told.quote, window.span, whole=False)
    if not quotes:
        raise Unfounded("quote is not in the text")
    found = [act for quote in quotes for act in occurrences(text, told.act.text, quote)]
    parties = (*told.actors, *told.recipients)
    named = [party.text for party in parties] + [goods.text for goods in told.goods]
    best: tuple[int, Span, Span] | None = None
    for act in found:
        sentence = next((sentence for sentence in window.sentences if sentence.holds(act)), None)
        if sentence is None:
            continue
        cost = sum(_distance(text, words, sentence, act) for words in named)
        if best is None or cost < best[0]:
            best = (cost, sentence, act)
    if best is None:
        raise Unfounded("act is not in the quote")
    return best[1], best[2]


def _distance(text: str, words: str, sentence: Span, act: Span) -> int:
    return min((gap(place, act) for place in occurrences(text, words, sentence)), default=_FAR)


def _act(told: ActTold, span: Span, goods: Iterable[GoodsMention]) -> Act:
    entry = acts().get(told.code)
    if entry is None:
        raise Unfounded("act.code is not in the vocabulary")
    if told.mode is not None and told.mode not in entry.modes:
        raise Unfounded("act.mode is not one of its code")
    categories = [item.category for item in goods]
    context = (domain(told.code, categories),) if categories else ()
    score = entry.score if told.mode is None else entry.modes[told.mode]
    return Act(told.code, told.mode, context, entry.quad, score, told.text, span)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A sentence with its act, in which the other words of a claim are found."""

    document: Document
    window: Window
    sentence: Span
    act: Span

    def find(self, words: str, field: str, *, near: Span | None = None, taken: Collection[Span] = ()) -> Span:
        """The place of words in the sentence, nearest to the act or to ``near``."""
        found = nearest(occurrences(self.document.text, words, self.sentence), near or self.act, taken)
        if found is None:
            raise Unfounded(f"{field} is not in the sentence")
        return found

    def find_around(self, words: str, field: str, *, near: Span | None = None, taken: Collection[Span] = ()) -> Span:
        """The same, and in the rest of the window where the sentence does not have the words."""
        if occurrences(self.document.text, words, self.sentence):
            return self.find(words, field, near=near, taken=taken)
        found = nearest(occurrences(self.document.text, words, self.window.span), near or self.act, taken)
        if found is None:
            raise Unfounded(f"{field} is not in the text")
        return found

    def parties(self, told: Iterable[PartyTold], field: str, taken: list[Span]) -> tuple[PartyMention, ...]:
        """The parties of one side; a place that one party took is left to it where there is another."""
        found = []
        for party in told:
            span = self.find_around(party.text, field, taken=taken)
            taken.append(span)
            found.append(party_named(party, span, self.document.published))
        return tuple(found)

    def goods(self, told: GoodsTold) -> GoodsMention:
        """Goods with their amount, which Tumen's own rules read from the words that the model points at."""
        tree = goods_tree()
        if told.category not in tree.categories:
            raise Unfounded("goods.category is not in the vocabulary")
        if told.unit is not None and told.unit not in tree.units:
            raise Unfounded("goods.unit is not in the vocabulary")
        span = self.find(told.text, "goods")
        if told.amount is None:
            return GoodsMention(told.category, told.text, span)
        unit = told.unit or tree.default_unit(told.category)
        quantity = self._quantity(self.find(told.amount, "goods.amount", near=span), unit)
        return GoodsMention(told.category, told.text, span, quantity)

    def _quantity(self, words: Span, unit: str) -> Quantity | None:
        """The figure that stands in those words; None where the rules read none."""
        start, end = words.start - self.sentence.start, words.end - self.sentence.start
        for amount in amounts.find(self._text()):
            if amount.start < end and start < amount.end:
                return Quantity(amount.low, amount.high, unit, amount.approximate)
        return None

    def when(self, words: str | None) -> When | None:
        """The time that stands in those words, resolved by the rules; open where they resolve none."""
        if words is None:
            return None
        span = self.find_around(words, "when")
        for time in times.find(self._text(), self.document.published):
            if time.start + self.sentence.start < span.end and span.start < time.end + self.sentence.start:
                found = time.interval
                return When(found.earliest, found.latest, found.precision, words, span)
        return When(None, None, "open", words, span)

    def named(self, words: str) -> Place:
        """A place, with what the vocabulary knows of it."""
        span = self.find(words, "where")
        known = places().lookup(words)
        if known is None:
            return Place(words, None, None, None, span)
        return Place(known.name, known.country, known.lat, known.lon, span)

    def cue(self, words: str) -> Cue:
        """A word that changes the certainty."""
        return Cue(words, self.find(words, "certainty_cues"))

    def speaker(self, told: SpeakerTold) -> Speaker:
        """A speaker, nearest to the verb of saying; the verb must stand in the text too."""
        cue = None if told.cue is None else self.find_around(told.cue, "speakers.cue")
        return speaker_named(told, self.find_around(told.text, "speakers", near=cue), self.document.published)

    def _text(self) -> str:
        return self.document.text[self.sentence.start : self.sentence.end]
