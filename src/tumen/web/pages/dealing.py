"""``/dealing/ID``: what several claims say happened once. The claims side by side, and what speaks for and against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.consolidation.independence import source_of
from tumen.model import Claim, Dealing, Document, Figure, PartyMention, Source
from tumen.reports.sentences import dealing_sentence
from tumen.web import labels
from tumen.web.asking import whole_asked
from tumen.web.filters import dealing_words
from tumen.web.pair import pair_state
from tumen.web.site import AtSite, Site

SIDE_BY_SIDE = 12
"""The most claims that stand beside each other; more go on further pages."""
_LARGEST_OFFSET = 10_000_000

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Compared:
    """One field over the claims of a dealing: each claim's value in words, and whether they differ."""

    title: str
    field: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that carry one source's text: they count once, and with each of these voices at most once."""

    documents: tuple[Document, ...]
    voices: tuple[str, ...]


@router.get("/dealing/{identifier}")
def dealing_page(request: Request, site: AtSite, identifier: str) -> HTMLResponse:
    """The page of one dealing. A member claim's stem finds the dealing it is in now."""
    dealing = site.ledger.dealing(identifier)
    ids = (*dealing.claims, *dealing.denials)
    by_id = {claim.id: claim for claim in site.ledger.claims(ids=ids)}
    claims = [by_id[claim] for claim in ids if claim in by_id]
    wanted = {claim.document for claim in claims}
    documents = {item.id: item for item in site.ledger.documents(ids=wanted, limit=None)}
    sources = site.ledger.sources(wanted)
    named = [by_id[claim] for claim in dealing.claims or dealing.denials if claim in by_id]
    known = [claim for claim in named if claim.document in documents]
    offset = whole_asked(request.query_params, "offset", 0, _LARGEST_OFFSET)
    shown = claims[offset : offset + SIDE_BY_SIDE]
    return site.page(
        request,
        "dealing.html",
        dealing=dealing,
        sentence=dealing_sentence(dealing, known, documents) if known else dealing_words(dealing),
        claims=shown,
        all_claims=len(claims),
        offset=offset,
        step=SIDE_BY_SIDE,
        documents=documents,
        compared=compared(shown),
        figures=_figures(dealing, by_id),
        families=_families([by_id[item] for item in dealing.claims if item in by_id], documents, sources),
        against=_families([by_id[item] for item in dealing.denials if item in by_id], documents, sources),
        legs=_legs(site, dealing),
        pair=_pair(dealing),
        judgements=site.ledger.judgements(dealing.id),
    )


def _pair(dealing: Dealing) -> tuple[str, str] | None:
    """The relation that the dealing belongs to, first party first; None where fewer than two are known."""
    parties = dict.fromkeys(party for party in (*dealing.actors, *dealing.recipients) if party not in {"", "?"})
    known = list(parties)
    first_recipient = next((party for party in dealing.recipients if party in parties), None)
    if len(known) < 2:  # noqa: PLR2004
        return None
    return known[0], first_recipient if first_recipient and first_recipient != known[0] else known[1]


def compared(claims: Sequence[Claim]) -> list[Compared]:
    """The fields of claims beside each other, in words; a field that no claim fills is left out."""
    rows: Iterable[tuple[str, str, Callable[[Claim], str]]] = (
        ("Act", "act", lambda claim: labels.act(claim.act.code, claim.act.mode)),
        ("Actor", "actor", lambda claim: _named(claim.actors)),
        ("Recipient", "recipient", lambda claim: _named(claim.recipients)),
        ("Affected", "affected", lambda claim: _named(claim.affected)),
        ("Goods", "goods", _goods),
        ("When", "when", lambda claim: labels.when_text(claim.when) if claim.when else ""),
        ("Where", "where", lambda claim: ", ".join(place.name for place in claim.where)),
        ("Stage", "", lambda claim: claim.stage.replace("_", " ")),
        ("Polarity", "", lambda claim: claim.polarity),
        ("Certainty", "certainty", lambda claim: claim.certainty),
        ("Basis", "", lambda claim: claim.basis),
        ("Says", "speaker", lambda claim: " › ".join(speaker.text for speaker in claim.speakers)),
    )
    made = []
    for title, field, words in rows:
        values = tuple(words(claim) for claim in claims)
        if any(values):
            made.append(Compared(title, field, values, title != "Says" and len(set(values) - {""}) > 1))
    return made


def _named(mentions: Sequence[PartyMention]) -> str:
    """The parties in alphabetical order, so that only who they are makes a difference."""
    return labels.parties(sorted({item.id or item.text for item in mentions}))


def _goods(claim: Claim) -> str:
    return "; ".join(
        labels.goods(item.category) + (f", {labels.quantity(item.quantity)}" if item.quantity else "")
        for item in claim.goods
    )


def _figures(dealing: Dealing, claims: Mapping[str, Claim]) -> list[tuple[Figure, Claim]]:
    """Each source's own figure, by category, then from the lowest up."""
    known = [(figure, claims[figure.claim]) for figure in dealing.figures if figure.claim in claims]
    return sorted(known, key=lambda item: (item[0].category, item[0].quantity.unit, _size(item[0]), item[0].claim))


def _size(figure: Figure) -> float:
    low, high = figure.quantity.low, figure.quantity.high
    return low if low is not None else high or 0.0


def _families(
    claims: Iterable[Claim], documents: Mapping[str, Document], sources: Mapping[str, Source]
) -> list[Family]:
    """The documents behind the claims, near copies of one text together, in order of publication."""
    members: dict[str, dict[str, None]] = {}
    voices: dict[str, dict[str, None]] = {}
    for claim in claims:
        if claim.document in documents:
            source = source_of(claim, sources)
            members.setdefault(source.family, {})[claim.document] = None
            voices.setdefault(source.family, {})[_voice(claim, documents[claim.document])] = None
    made = [Family(tuple(documents[item] for item in ids), tuple(voices[family])) for family, ids in members.items()]
    return sorted(made, key=lambda family: (str(family.documents[0].published or ""), family.documents[0].id))


def _voice(claim: Claim, document: Document) -> str:
    """Who vouches for a claim, in words: its outermost speaker, else the publisher."""
    if claim.speakers:
        speaker = claim.speakers[0]
        return labels.party(speaker.id) if speaker.id else speaker.text
    return document.publisher or "an unnamed publisher"


def _legs(site: Site, dealing: Dealing) -> list[Dealing]:
    """The other legs of the exchanges that this dealing is a leg of."""
    pair = _pair(dealing)
    if not dealing.exchange or pair is None:
        return []
    tied = set(dealing.exchange)
    return [
        other for other in pair_state(site, *pair).dealings if other.id != dealing.id and tied & set(other.exchange)
    ]
