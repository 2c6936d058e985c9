"""Why a text was read as it was: each sentence with its parse, what was found, the frames tried, the claims told.

A document is read as :func:`tumen.extraction.pipeline.read` reads it, step by step, and each step is kept; a test
holds that the claims are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.extraction import pipeline
from tumen.extraction.accounting import Behind, exchange_field, fields_of
from tumen.extraction.claims import EXTRACTOR, Told, claims_of
from tumen.extraction.climbing import climb
from tumen.extraction.continuation import continued
from tumen.extraction.coreference import Memory
from tumen.extraction.explanation import ClaimGiven, Explanation, PartyFound, SentenceExplained
from tumen.extraction.findings import goods_found, parties_found, places_found, times_found, words_of
from tumen.extraction.language import model_name
from tumen.extraction.language import pipeline as language_pipeline
from tumen.extraction.sentence import Sentence
from tumen.extraction.triggers import Telling, decided_by, triggers_of
from tumen.model import Document, Span

_READ = "it names somebody who could act and a word that could name an act"


@dataclass(slots=True)
class _Read:
    """A sentence as it was read, with the claims told of it; a claim may still get its exchange from a later one."""

    explained: SentenceExplained
    tellings: list[Telling]


def explain(document: Document, within: Span | None = None) -> Explanation:
    """How a document was read, sentence by sentence, and the rule behind each field of its claims.

    ``within`` asks for the sentences that touch a span; those before it are read all the same, since pronouns point
    back at them. Raises :class:`tumen.errors.ModelMissingError` where no language model is installed.
    """
    if not document.readable:
        note = f"There is no reader for this language yet: {document.read_state}."
        return Explanation(document.id, document.published, EXTRACTOR, model_name() or "", (), note)
    sentences = tuple(_finished(item) for item in _read(document, within))
    note = "" if sentences else "There is no sentence in it."
    return Explanation(document.id, document.published, EXTRACTOR, model_name() or "", sentences, note)


def _read(document: Document, within: Span | None) -> list[_Read]:
    """The steps of :func:`pipeline.read`, each kept for the sentences that are asked for."""
    cuts = pipeline._cuts(document)  # noqa: SLF001 - the same steps
    parsed = iter(language_pipeline().pipe([cut.doc for cut in cuts if cut.wanted], batch_size=64))
    memory, told, found = Memory(), list[Told](), list[_Read]()
    numbers: dict[str, int] = {}
    for cut in cuts:
        wanted = within is None or (cut.span.start < within.end and within.start < cut.span.end)
        if not cut.wanted:
            memory.note(cut.parties)
            if wanted:
                found.append(_Read(_skipped(cut), []))
            continue
        sentence = pipeline.sentence_of(
            next(parsed), document, cut.span.start, cut.parties, memory, headline=cut.headline
        )
        parties = parties_found(sentence, cut.parties) if wanted else ()
        here = claims_of(document, sentence, told)
        told.extend(here)
        told.extend(more := continued(document, sentence, told))
        if wanted:
            tellings = list(_numbered([*here, *more], numbers))
            found.append(_Read(_explained(cut.span, sentence, parties, tellings), tellings))
        memory.note(sentence.parties, sentence)
    return found


def _numbered(told: list[Told], numbers: dict[str, int]) -> Iterator[Telling]:
    """The claims of a sentence with their numbers; one that was told before is not told again."""
    for item in told:
        if item.claim.id not in numbers:
            numbers[item.claim.id] = len(numbers) + 1
            yield Telling(numbers[item.claim.id], item)


def _skipped(cut: pipeline._Cut) -> SentenceExplained:
    """A sentence that was not parsed, and why."""
    sentence = Sentence(cut.doc, cut.span.start, cut.headline, cut.parties, [], [], [], [])
    reasons = []
    if not any(pipeline._is_trigger(token.lower_) for token in cut.doc):  # noqa: SLF001 - the same rule
        reasons.append("no word in it names an act")
    if not cut.parties:
        reasons.append("it names nobody that a list knows, and nothing in it points back at somebody")
    parties = parties_found(sentence, cut.parties, read=False)
    why = " and ".join(reasons) or "it holds no dealing"
    return SentenceExplained(cut.doc.text, cut.span, cut.headline, parsed=False, why=why, parties=parties)


def _explained(
    span: Span, sentence: Sentence, parties: tuple[PartyFound, ...], tellings: list[Telling]
) -> SentenceExplained:
    return SentenceExplained(
        text=sentence.doc.text,
        span=span,
        headline=sentence.headline,
        parsed=True,
        why=_READ,
        words=words_of(sentence.doc),
        parties=parties,
        goods=goods_found(sentence),
        times=times_found(sentence),
        places=places_found(sentence),
        triggers=triggers_of(sentence, tellings),
        claims=tuple(_claim(sentence, telling) for telling in tellings),
    )


def _claim(sentence: Sentence, telling: Telling) -> ClaimGiven:
    told = telling.told
    view, governing = climb(telling.word(sentence))
    behind = Behind(sentence, told, governing)
    fields = fields_of(behind, decided_by(told, view, governing))
    return ClaimGiven(
        telling.number, told.claim, fields, tuple(dict.fromkeys(reason for reason in told.reasons if reason != "frame"))
    )


def _finished(read: _Read) -> SentenceExplained:
    """The sentence with its claims as they stand at the end of the document: a later leg gives an exchange its id."""
    claims = [
        given
        if given.claim == telling.told.claim
        else replace(
            given,
            claim=telling.told.claim,
            fields=(*given.fields[:-1], *exchange_field(telling.told.claim), given.fields[-1]),
        )
        for given, telling in zip(read.explained.claims, read.tellings, strict=True)
    ]
    return replace(read.explained, claims=tuple(claims))
