"""Which act, if any, runs from one marked party to another in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from tumen.contract import document_id
from tumen.errors import QueryError
from tumen.extraction.claims import Told, claims_of
from tumen.extraction.coreference import Memory
from tumen.extraction.guessing import guess
from tumen.extraction.language import pipeline
from tumen.extraction.mentions import find_contextual, find_parties
from tumen.extraction.pipeline import sentence_of
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.model import Act, Document, PartyMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def relate(sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Act | None:
    """The act that runs from the party at ``source`` to the party at ``target``; None where none does.

    Both are ``(start, end)`` in characters of ``sentence``. An act without a direction (a meeting, an agreement) runs
    both ways. Raises :class:`QueryError` for a span that lies outside the sentence or is empty.
    """
    for name, (start, end) in (("source", source), ("target", target)):
        if not 0 <= start < end <= len(sentence):
            raise QueryError(f"{name} is {(start, end)}: it must lie inside the sentence of {len(sentence)} characters")
    parsed, told = _read(sentence, (source, target))
    found = _between(told, source, target)
    if found is not None or _denied(told, source, target):
        return found
    first, second = _party_at(parsed, source), _party_at(parsed, target)
    return guess(parsed, first, second) if first is not None and second is not None else None


@lru_cache(maxsize=64)
def _read(text: str, marked: tuple[tuple[int, int], ...]) -> tuple[Sentence, tuple[Told, ...]]:
    document = Document(id=document_id(text), text=text)
    nlp = pipeline()
    doc = nlp.make_doc(text)
    parties = find_parties(doc, None)
    ids = {party.id for party in parties}
    parties += find_contextual(doc, parties, ids)
    parsed = nlp(doc)
    everyone = _with_marked(parsed, parties, marked)
    headline = not text.rstrip().endswith((".", "!", "?", "”", '"'))
    sentence = sentence_of(parsed, document, 0, everyone, Memory(), headline=headline)
    return sentence, tuple(claims_of(document, sentence, []))


def _with_marked(doc: Doc, parties: list[PartyAt], marked: Iterable[tuple[int, int]]) -> list[PartyAt]:
    """The parties found, with those marked that no list knows: they are parties because the caller says so."""
    everyone = list(parties)
    for start, end in marked:
        words = [token.i for token in doc if token.idx < end and token.idx + len(token) > start]
        if not words or any(set(words) & set(range(party.start, party.end)) for party in parties):
            continue
        everyone.append(PartyAt(words[0], words[-1] + 1, f"@{start}", "body", "body"))
    return sorted(everyone, key=lambda party: party.start)


def _between(told: Iterable[Told], source: tuple[int, int], target: tuple[int, int]) -> Act | None:
    best: tuple[float, Act] | None = None
    for item in told:
        claim = item.claim
        if claim.polarity == "denied":
            continue
        mutual = item.filled.frame.mutual or not claim.recipients
        forward = _any_at(claim.actors, source) and _any_at(claim.recipients, target)
        together = mutual and _any_at(claim.actors, source) and _any_at(claim.actors, target)
        if (forward or together) and (best is None or claim.confidence > best[0]):
            best = (claim.confidence, claim.act)
    return best[1] if best else None


def _denied(told: Iterable[Told], source: tuple[int, int], target: tuple[int, int]) -> bool:
    """Whether the sentence says that the one did not do it to the other."""
    return any(
        item.claim.polarity == "denied"
        and _any_at(item.claim.actors, source)
        and _any_at((*item.claim.recipients, *item.claim.actors), target)
        for item in told
    )


def _party_at(sentence: Sentence, at: tuple[int, int]) -> PartyAt | None:
    for party in sentence.parties:
        if _overlap(sentence.span(party.start, party.end), at):
            return party
    return None


def _any_at(mentions: Iterable[PartyMention], at: tuple[int, int]) -> bool:
    return any(_overlap(mention.span, at) for mention in mentions)


def _overlap(span: Span, at: tuple[int, int]) -> bool:
    return span.start < at[1] and at[0] < span.end
