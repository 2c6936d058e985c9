"""Labelled texts written to a folder, and readers that answer as they are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.evaluation.corpus import load
from scripts.evaluation.labels import GoldClaim, GoldDocument, GoldParty, GoldSentence
from scripts.evaluation.running import Reader

from tumen.contract import claim_id
from tumen.model import Act, Claim, Cue, Document, GoodsMention, PartyMention, Place, Quantity, Span, Speaker, When
from tumen.vocabulary.acts import acts

SHELLS = """% wire 2024-11-20
* {PRK North Korea} sent about 5,000 shells to {RUS Russia} in October 2024, {KOR Seoul} said.
- AID PRK>RUS | sent | g: about 5,000 shells = arms.ammunition.artillery ~5000 rounds | t: in October 2024 = 2024-10\
 | by: KOR said
* {PRK Pyongyang} denied sending shells to {RUS Moscow}.
- !AID PRK>RUS | sending | g: shells = arms.ammunition.artillery | by: PRK denied
* Rain fell on {POL Poland} and {CZE Prague}.
- none
"""


def write_corpus(folder: Path, text: str, part: str = "seen") -> Path:
    (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / part / "sample.gold").write_text(text, encoding="utf-8")
    return folder


def corpus(folder: Path, text: str = SHELLS) -> list[GoldDocument]:
    return load("seen", write_corpus(folder, text))


def answer_of(document: GoldDocument, sentence: GoldSentence, gold: GoldClaim) -> Claim:
    """The claim that a reader without fault gives for a label."""
    entry = acts()[gold.code]
    claim = Claim(
        id="",
        document=document.document.id,
        source_id=document.document.source_id,
        sentence=sentence.span,
        quote=sentence.text,
        act=Act(gold.code, gold.mode, (), entry.quad, entry.score, gold.act_text, gold.act_span),
        actors=_mentions(gold.actors),
        recipients=_mentions(gold.recipients),
        affected=_mentions(gold.affected),
        goods=tuple(
            GoodsMention(
                goods.category,
                goods.text,
                goods.span,
                Quantity(goods.low, goods.high, goods.unit, goods.approximate) if goods.unit else None,
            )
            for goods in gold.goods
        ),
        when=When(gold.when.earliest, gold.when.latest, "month", gold.when.text, gold.when.span) if gold.when else None,
        where=tuple(Place(place.text, place.country, None, None, place.span) for place in gold.where),
        stage=gold.stage,
        polarity=gold.polarity,
        certainty=gold.certainty,
        certainty_cues=tuple(Cue(text, span) for text, span in gold.cues),
        speakers=tuple(
            Speaker(speaker.party.id, speaker.party.kind, speaker.party.text, speaker.party.span, speaker.cue)
            for speaker in gold.speakers
        ),
        basis=gold.basis,
        exchange=gold.exchange,
        confidence=0.85,
    )
    return replace(claim, id=claim_id(claim))


def answers(document: GoldDocument) -> list[Claim]:
    return [answer_of(document, sentence, gold) for sentence in document.sentences for gold in sentence.claims]


def oracle(documents: list[GoldDocument]) -> Reader:
    """A reader that gives every label of these documents and nothing else."""
    known = {document.document.id: document for document in documents}
    sentences = {sentence.text: sentence for document in documents for sentence in document.sentences}

    def extract(document: Document) -> list[Claim]:
        return answers(known[document.id])

    def relate(text: str, source: Span, target: Span) -> Act | None:
        sentence = sentences[text]
        for claim in sentence.claims:
            spans = [party.span for party in claim.actors]
            others = [party.span for party in claim.recipients] or spans
            moved = [
                Span(span.start + sentence.span.start, span.end + sentence.span.start) for span in (source, target)
            ]
            if moved[0] in spans and moved[1] in others:
                entry = acts()[claim.code]
                return Act(claim.code, claim.mode, (), entry.quad, entry.score, claim.act_text, claim.act_span)
        return None

    return Reader(extract, relate)


def silent() -> Reader:
    """A reader that finds nothing."""
    return Reader(lambda _document: [], lambda _text, _source, _target: None)


def _mentions(parties: tuple[GoldParty, ...]) -> tuple[PartyMention, ...]:
    return tuple(PartyMention(party.id, party.kind, party.text, party.span) for party in parties)
