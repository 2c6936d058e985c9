"""Claims in short, for tests: who did what to whom with what, as one line."""

from __future__ import annotations

from datetime import date

from tumen.contract import document_id
from tumen.extraction import extract_document
from tumen.model import Claim, Document

PUBLISHED = date(2024, 12, 5)


def read(body: str, title: str | None = None, published: date | None = PUBLISHED) -> list[Claim]:
    """The claims of a text published on 5 December 2024."""
    text = f"{title}\n\n{body}" if title else body
    return extract_document(Document(id=document_id(text), text=text, title=title, published=published))


def short(claim: Claim) -> str:
    """``AID PRK>RUS arms.missiles``: code, actors, recipients, goods; parties without an id are ``?``."""
    actors = ",".join(mention.id or "?" for mention in claim.actors)
    recipients = ",".join(mention.id or "?" for mention in claim.recipients)
    goods = ",".join(item.category for item in claim.goods)
    return f"{claim.act.code} {actors}>{recipients} {goods}".strip()


def lines(body: str, title: str | None = None) -> list[str]:
    """The claims of a text, each in short."""
    return [short(claim) for claim in read(body, title)]


def one(body: str, title: str | None = None) -> Claim:
    """The only claim of a text."""
    claims = read(body, title)
    assert len(claims) == 1, [short(claim) for claim in claims]
    return claims[0]
