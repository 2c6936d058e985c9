"""Documents to claims: cut, find names, parse what may hold a dealing, read each sentence with what came before.

A sentence without a word that names an act, or without anybody who could do it, is never parsed. Reading is the same
on one core or many: each document is read alone, in the order of its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.extraction import amounts, sentences, times
from tumen.extraction.claims import Told, claims_of
from tumen.extraction.continuation import INCLUDING, continued
from tumen.extraction.coreference import WORKS, Memory
from tumen.extraction.denials import denied_again
from tumen.extraction.gazetteer import singular
from tumen.extraction.goods import find_money
from tumen.extraction.language import pipeline
from tumen.extraction.mentions import find_contextual, find_goods, find_parties
from tumen.extraction.places import find_places
from tumen.extraction.quotations import quotations, sayings, with_speakers
from tumen.extraction.screening import confirmed
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.model import Claim, Document, Span, Speaker
from tumen.vocabulary.agents import agents
from tumen.vocabulary.frames import frame_lexicon
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ANAPHORS = word_set("pipeline.anaphors")
DENYING = word_set("pipeline.denying")
SAYING = frozenset({"said", "says", "told", "added", "wrote", "tells", "adds"})
_SUFFIXES = (
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("d", ""),
    ("ied", "y"),
    ("ies", "y"),
)
_IRREGULAR = word_set("pipeline.irregular")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence before it is parsed."""

    span: Span
    doc: Doc
    parties: list[PartyAt]
    headline: bool
    wanted: bool


def extract(documents: Iterable[Document]) -> Iterator[Claim]:
    """The claims of documents, in the order of the documents and of their sentences.

    A document in a language without a reader gives none. Raises :class:`tumen.errors.ModelMissingError`.
    """
    for document in documents:
        yield from extract_document(document)


def extract_document(document: Document) -> list[Claim]:
    """The claims of one document, in the order of its text, each id once."""
    found: dict[str, Claim] = {}
    for told in read(document):
        found.setdefault(told.claim.id, told.claim)
    return list(found.values())


def read(document: Document) -> list[Told]:
    """The claims of one document with the frames and reasons behind them."""
    if not document.readable:
        return []
    cuts = _cuts(document)
    nlp = pipeline()
    parsed = iter(nlp.pipe([cut.doc for cut in cuts if cut.wanted], batch_size=64))
    memory = Memory()
    told: list[Told] = []
    quoted = quotations(document.text)
    said: list[tuple[Span, int, Speaker]] = []
    for cut in cuts:
        if not cut.wanted:
            memory.note(cut.parties)
            continue
        sentence = sentence_of(next(parsed), document, cut.span.start, cut.parties, memory, headline=cut.headline)
        told.extend(claims_of(document, sentence, told))
        told.extend(continued(document, sentence, told))
        told.extend(denied_again(sentence, told))
        if quoted:
            said.extend((cut.span, at, speaker) for at, speaker in sayings(sentence, quoted))
        memory.note(sentence.parties, sentence)
    return with_speakers(document.text, told, said)


def sentence_of(
    doc: Doc, document: Document, start: int, parties: list[PartyAt], memory: Memory, *, headline: bool
) -> Sentence:
    """A parsed sentence with what it names, ready to be read."""
    parties = confirmed(doc, parties)
    parties = sorted([*parties, *memory.called(doc, parties)], key=lambda party: party.start)
    figures = amounts.find(doc.text)
    goods = find_goods(doc, parties)
    return Sentence(
        doc=doc,
        start=start,
        headline=headline,
        parties=parties,
        goods=sorted([*goods, *find_money(doc, figures, goods)], key=lambda item: item.start),
        places=find_places(doc, parties),
        amounts=figures,
        times=times.find(doc.text, document.published),
        point_back=memory.point_back,
    )


def _cuts(document: Document) -> list[_Cut]:
    """The sentences of a document with the parties each names, and whether it may hold a dealing."""
    nlp = pipeline()
    cuts: list[tuple[Span, Doc, list[PartyAt]]] = []
    for span in sentences.split(document.text):
        doc = nlp.make_doc(document.text[span.start : span.end])
        cuts.append((span, doc, find_parties(doc, document.published)))
    ids = {party.id for _, _, parties in cuts for party in parties}
    found = []
    named = False
    for span, doc, parties in cuts:
        everyone = sorted([*parties, *find_contextual(doc, parties, ids)], key=lambda party: party.start)
        named = named or bool(everyone)
        headline = _is_headline(document, span, doc)
        found.append(_Cut(span, doc, everyone, headline, _may_hold_dealing(doc, everyone, named=named)))
    return found


def _is_headline(document: Document, span: Span, doc: Doc) -> bool:
    """The title, or a whole text that is one line without a full stop."""
    if document.title is not None and span.end <= len(document.title):
        return True
    return document.text.strip() == doc.text and not doc.text.endswith((".", "!", "?", "”", '"'))


def _may_hold_dealing(doc: Doc, parties: list[PartyAt], *, named: bool) -> bool:
    words = [token.lower_ for token in doc]
    if WORKS & set(words) and "by" in words:
        return True
    if not named:
        return False
    if SAYING & set(words) and {'"', "”", "“"} & set(words):
        return True
    if not parties and not (_ANAPHORS & set(words)) and not any(singular(word) in agents().one for word in words):
        return False
    if INCLUDING & set(words) or DENYING & set(words):
        return True
    return any(_is_trigger(word) for word in words)


def _is_trigger(word: str) -> bool:
    triggers = frame_lexicon().triggers
    if word in triggers or word in _IRREGULAR:
        return True
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix):
            stem = word[: -len(suffix)] + instead
            if stem in triggers or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in triggers):  # noqa: PLR2004
                return True
    return False
