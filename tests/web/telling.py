"""Documents for the tests of pages, told in a small notation that gives the text and its claims at once.

A sentence with a claim is written with its fields in brackets, ``[field value|words of the text]``::

    [actor PRK|North Korea] [act AID|sent] [goods personnel.troops 10000 12000 persons|up to 12,000 troops]
    to [recipient RUS|Russia] [when 2024-10-01 2024-10-31 month|in October]

A sentence without brackets is text and no claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tumen.contract import claim_id, document_id
from tumen.model import Act, Claim, Cue, Document, GoodsMention, PartyMention, Place, Quantity, Span, Speaker, Via, When
from tumen.vocabulary.acts import acts

_FIELD = re.compile(r"\[(\w+)((?: [^|\]]+)?)\|([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in the notation, and the fields of its claim that have no place in the text."""

    text: str
    fields: dict[str, object]


def said(text: str, **fields: object) -> Said:
    return Said(text, fields)


def told(title: str, *paragraphs: list[Said | str] | Said | str, **about: object) -> tuple[Document, list[Claim]]:
    """A document with this title, and its claims."""
    text = f"{title}\n\n"
    found: list[tuple[Span, list[tuple[str, list[str], Span]], dict[str, object]]] = []
    for paragraph in paragraphs:
        for sentence in paragraph if isinstance(paragraph, list) else [paragraph]:
            part = sentence if isinstance(sentence, Said) else Said(sentence, {})
            start = len(text)
            plain, marks = _read(part.text, start)
            text += plain + " "
            if any(field == "act" for field, _value, _span in marks):
                found.append((Span(start, start + len(plain)), marks, part.fields))
        text = text.rstrip() + "\n\n"
    text = text.rstrip()
    document = Document(
        id=document_id(text), text=text, title=title, publisher="Test Wire", published=date(2024, 11, 20)
    )
    document = replace(document, **{"reliability": "B", "origin": f"told/{title[:20]}.txt", **about})
    return document, [_claim(document, span, marks, fields) for span, marks, fields in found]


def _read(text: str, start: int) -> tuple[str, list[tuple[str, list[str], Span]]]:
    plain, marks, last = "", [], 0
    for match in _FIELD.finditer(text):
        plain += text[last : match.start()]
        at = start + len(plain)
        plain += match[3]
        marks.append((match[1], match[2].split(), Span(at, start + len(plain))))
        last = match.end()
    return plain + text[last:], marks


def _claim(
    document: Document, sentence: Span, marks: list[tuple[str, list[str], Span]], fields: dict[str, object]
) -> Claim:
    def words(span: Span) -> str:
        return document.text[span.start : span.end]

    def those(name: str) -> list[tuple[list[str], Span]]:
        return [(value, span) for field, value, span in marks if field == name]

    (act, act_span), *_ = those("act")
    code, _, mode = act[0].partition("/")
    entry = acts()[code]
    when = next((_when(value, span, words(span)) for value, span in those("when")), None)
    claim = Claim(
        id="",
        document=document.id,
        source_id=None,
        sentence=sentence,
        quote=words(sentence),
        act=Act(code, mode or None, (), entry.quad, entry.score, words(act_span), act_span),
        actors=tuple(_party(value, span, words(span)) for value, span in those("actor")),
        recipients=tuple(_party(value, span, words(span)) for value, span in those("recipient")),
        affected=tuple(_party(value, span, words(span)) for value, span in those("affected")),
        goods=tuple(_goods(value, span, words(span)) for value, span in those("goods")),
        when=when,
        where=tuple(
            Place(words(span), value[0] if value else None, None, None, span) for value, span in those("where")
        ),
        certainty_cues=tuple(Cue(words(span), span) for _value, span in those("cue")),
        speakers=tuple(
            Speaker(value[0] if value else None, "state" if value else "person", words(span), span, "said")
            for value, span in those("speaker")
        ),
        confidence=0.86,
    )
    claim = replace(claim, **fields)
    return replace(claim, id=claim_id(claim))


def _party(value: list[str], span: Span, words: str) -> PartyMention:
    via = Via(words, "person", value[1]) if len(value) > 1 else None
    return PartyMention(value[0] if value and value[0] != "?" else None, "state", words, span, via)


def _goods(value: list[str], span: Span, words: str) -> GoodsMention:
    if len(value) == 1:
        return GoodsMention(value[0], words, span)
    category, low, high, unit = value
    amounts = [None if number == "-" else float(number) for number in (low, high)]
    return GoodsMention(category, words, span, Quantity(amounts[0], amounts[1], unit))


def _when(value: list[str], span: Span, words: str) -> When:
    earliest, latest = (None if day == "-" else date.fromisoformat(day) for day in value[:2])
    return When(earliest, latest, value[2], words, span)
