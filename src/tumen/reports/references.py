"""The numbered references of a brief: one number for one sentence of one document, in order of first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tumen.model import Claim, Document, Span
from tumen.reports.characters import one_line, web_address
from tumen.reports.structure import Reference

#: The most sentences cited behind one statement; the count of all claims is said beside it.
MOST_CITED = 4


class Register:
    """Gives numbers while a brief is built. A claim or document that the view does not hold gets none."""

    def __init__(self, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> None:
        self._claims = claims
        self._documents = documents
        self._numbers: dict[tuple[str, Span], int] = {}
        self._cited: dict[tuple[str, Span], list[str]] = {}

    def known(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids that can be cited: both claim and document are in the view."""
        found = (self._claims.get(claim_id) for claim_id in claim_ids)
        return tuple(claim for claim in found if claim is not None and claim.document in self._documents)

    def cite(self, claims: Iterable[Claim], *, most: int = MOST_CITED) -> tuple[int, ...]:
        """The numbers of the sentences behind these claims, rising; at most ``most``, other documents first."""
        ordered = self._by_document(claims)[:most]
        return tuple(sorted({self._number(claim) for claim in ordered}))

    def references(self) -> tuple[Reference, ...]:
        """Every reference given so far, by number."""
        return tuple(self._reference(key, number) for key, number in self._numbers.items())

    def _by_document(self, claims: Iterable[Claim]) -> list[Claim]:
        """One claim of each document, most reliable and earliest published first; then the second of each."""
        sentences = {(claim.document, claim.sentence): claim for claim in claims}
        rounds: dict[str, int] = {}
        keyed: list[tuple[int, str, str, str, Claim]] = []
        for claim in sorted(sentences.values(), key=lambda claim: (claim.document, claim.sentence, claim.id)):
            document = self._documents[claim.document]
            rounds[claim.document] = rounds.get(claim.document, -1) + 1
            published = document.published.isoformat() if document.published else "9999"
            keyed.append((rounds[claim.document], document.reliability, published, claim.id, claim))
        return [entry[-1] for entry in sorted(keyed, key=lambda entry: entry[:-1])]

    def _number(self, claim: Claim) -> int:
        key = (claim.document, claim.sentence)
        self._cited.setdefault(key, [])
        if claim.id not in self._cited[key]:
            self._cited[key].append(claim.id)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _reference(self, key: tuple[str, Span], number: int) -> Reference:
        document = self._documents[key[0]]
        claims = tuple(self._cited[key])
        return Reference(
            number=number,
            document=document.id,
            claims=claims,
            title=one_line(document.title or "") or "Untitled document",
            publisher=one_line(document.publisher or "") or "publisher not known",
            published=document.published,
            url=web_address(document.url),
            quote=one_line(self._claims[claims[0]].quote),
        )
