"""Small values for tests: a document and a claim with everything filled in, each part open to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tumen.contract import claim_id, document_id
from tumen.model import (
    Act,
    Claim,
    Document,
    GoodsMention,
    PartyMention,
    Quantity,
    Span,
    When,
)


def make_document(
    text: str = "North Korea sent 100 containers of shells to Russia in June 2024.", **fields: object
) -> Document:
    """A readable English document with this text."""
    document = Document(id=document_id(text), text=text, title=None, publisher="Test Wire", published=date(2024, 7, 1))
    return replace(document, **fields)


def make_claim(document: Document | None = None, **fields: object) -> Claim:
    """A claim over the whole text of a document: PRK gave RUS 100 containers of shells in June 2024."""
    document = document or make_document()
    sentence = Span(0, len(document.text))
    word = Span(0, min(1, len(document.text)))
    claim = Claim(
        id="",
        document=document.id,
        source_id=document.source_id,
        sentence=sentence,
        quote=document.text,
        act=Act("AID", None, ("military",), 2, 10.0, "sent", word),
        actors=(PartyMention("PRK", "state", "North Korea", word),),
        recipients=(PartyMention("RUS", "state", "Russia", word),),
        goods=(
            GoodsMention(
                "arms.ammunition.artillery", "100 containers of shells", word, Quantity(100, 100, "containers")
            ),
        ),
        when=When(date(2024, 6, 1), date(2024, 6, 30), "month", "in June 2024", word),
    )
    claim = replace(claim, **fields)
    return replace(claim, id=claim_id(claim))
