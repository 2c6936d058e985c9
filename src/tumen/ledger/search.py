"""Full-text search: FTS5 on SQLite, a tsvector on PostgreSQL, both over the words of :mod:`tumen.ledger.words`.

A long document is indexed in several parts (:data:`LARGEST_PART`), for PostgreSQL keeps positions up to 16,383 and
a megabyte a row; all the terms of a question must then stand in one part. Both databases use the same parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, text

from tumen.ledger import schema
from tumen.ledger.columns import ExactText
from tumen.ledger.paging import check_page
from tumen.ledger.values import Hit, Page, SnippetPart
from tumen.ledger.words import Term, Word, matches, terms_of, words_of

LARGEST_PART = 12_000
"""Words in one part of a document."""

_LARGEST_BYTES = 400_000  # of words in one part
_WINDOW = 260  # characters of a snippet
_BEFORE = 60  # of them before the first hit
_MOST_HITS = 500  # looked at to choose the window

_MATCH = {
    "sqlite": "SELECT p.document, s.rank AS rank FROM search_index AS s JOIN search_parts AS p ON p.number = s.rowid "
    "WHERE search_index MATCH :question",
    "postgresql": "SELECT p.document, -ts_rank(s.words, q.question) AS rank FROM "
    "(SELECT CAST(:question AS tsquery) AS question) AS q JOIN search_index AS s ON s.words @@ q.question "
    "JOIN search_parts AS p ON p.number = s.number WHERE true",
}
_STANDING = "AND p.document NOT IN (SELECT id FROM documents WHERE withdrawn_at IS NOT NULL)"
_BEST = {
    name: f"WITH found AS MATERIALIZED ({match} {_STANDING}) "  # noqa: S608 - constants of this module
    "SELECT document, min(rank) AS rank FROM found GROUP BY document ORDER BY rank, document "
    "LIMIT :limit OFFSET :offset"
    for name, match in _MATCH.items()
}
_TOTAL = {
    name: f"SELECT count(DISTINCT document) FROM ({match} {_STANDING}) AS found"  # noqa: S608 - the same
    for name, match in _MATCH.items()
}


def index(connection: Connection, document: str, whole: str) -> None:
    """Put the words of a document's text into the index."""
    last = connection.execute(select(func.max(schema.search_parts.c.number))).scalar() or 0
    for number, part in enumerate(_parts(whole), start=last + 1):
        row = {"number": number, "document": document, "start": part[0].start, "stop": part[-1].end}
        connection.execute(insert(schema.search_parts), row)
        if connection.dialect.name == "postgresql":
            statement = "INSERT INTO search_index (number, words) VALUES (:number, CAST(:words AS tsvector))"
            words = _tsvector(part)
        else:
            statement = "INSERT INTO search_index (rowid, words) VALUES (:number, :words)"
            words = " ".join(word.text for word in part)
        connection.execute(text(statement), {"number": number, "words": words})


def clear(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search_index"))
    else:
        connection.execute(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))


def search(connection: Connection, question: str, *, offset: int, limit: int) -> Page[Hit]:
    """The documents that a question finds. See :meth:`tumen.ledger.store.Ledger.search`."""
    check_page(offset, limit)
    terms = terms_of(question)
    if not terms:
        return Page((), 0, offset, limit)
    name = connection.dialect.name
    values = {"question": _tsquery(terms) if name == "postgresql" else _fts5(terms)}
    total = connection.execute(text(_TOTAL[name]), values).scalar_one()
    best = text(_BEST[name]).bindparams(bindparam("question")).columns(document=ExactText)
    ids = [row.document for row in connection.execute(best, values | {"limit": limit, "offset": offset})]
    return Page(tuple(_hits(connection, ids, terms)), total, offset, limit)


def _parts(whole: str) -> Iterator[list[Word]]:
    part: list[Word] = []
    size = 0
    for word in words_of(whole):
        size += 1 + len(word.text.encode("utf-8", "replace"))
        part.append(word)
        if len(part) >= LARGEST_PART or size >= _LARGEST_BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _tsvector(part: Sequence[Word]) -> str:
    positions: defaultdict[str, list[str]] = defaultdict(list)
    for position, word in enumerate(part, start=1):
        positions[word.text].append(str(position))
    return " ".join(f"'{word}':{','.join(where[:255])}" for word, where in positions.items())


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.prefix else "") + ")" for term in terms
    )


def _fts5(terms: Sequence[Term]) -> str:
    return " AND ".join('"' + " ".join(term.words) + '"' + (" *" if term.prefix else "") for term in terms)


def _hits(connection: Connection, ids: Sequence[str], terms: Sequence[Term]) -> Iterator[Hit]:
    documents, parts, claims = schema.documents, schema.search_parts, schema.claims
    columns = (documents.c.id, documents.c.title, documents.c.publisher, documents.c.published, documents.c.text)
    rows = connection.execute(select(*columns).where(documents.c.id.in_(ids))).mappings()
    found = {row["id"]: row for row in rows}
    stretches: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    statement = select(parts).where(parts.c.document.in_(ids)).order_by(parts.c.number)
    for part in connection.execute(statement):
        stretches[part.document].append((part.start, part.stop))
    sentences: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    standing = claims.c.document.in_(ids), claims.c.withdrawn_at.is_(None)
    spans = select(claims.c.document, claims.c.id, claims.c.start, claims.c.stop).where(*standing)
    for claim in connection.execute(spans.order_by(claims.c.start, claims.c.id)):
        sentences[claim.document].append((claim.id, claim.start, claim.stop))
    for document in ids:
        yield _hit(found[document], stretches[document], sentences[document], terms)


def _hit(
    row: RowMapping,
    stretches: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[str, int, int]],
    terms: Sequence[Term],
) -> Hit:
    spans: list[tuple[int, int, int]] = []
    for start, stop in stretches:
        spans = _spans(row["text"], start, stop, terms)
        if len({term for _, _, term in spans}) == len(terms):
            break
    inside = tuple(
        claim for claim, start, stop in sentences if any(begin < stop and start < end for begin, end, _ in spans)
    )
    return Hit(
        document=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        parts=_snippet(row["text"], spans),
        claims=inside,
    )


def _spans(whole: str, start: int, stop: int, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where the terms stand in a stretch of a text, each span with the number of its term."""
    words = list(words_of(whole, start, stop))
    return sorted((*span, number) for number, term in enumerate(terms) for span in matches(words, term))


def _snippet(whole: str, spans: Sequence[tuple[int, int, int]]) -> tuple[SnippetPart, ...]:
    """The stretch of text around the hits that holds the most of the terms, cut where hits begin and end."""
    first = _densest(spans)
    start = max(0, first - _BEFORE)
    if start:
        blanks = [at for at in (whole.find(" ", start, first), whole.find("\n", start, first)) if at >= 0]
        start = min(blanks) + 1 if blanks else start
    stop = min(len(whole), start + _WINDOW)
    parts: list[SnippetPart] = []
    at = start
    for begin, end, _ in spans:
        begin, end = max(begin, at), min(end, stop)  # noqa: PLW2901 - cut to what is left of the window
        if begin >= end:
            continue
        if begin > at:
            parts.append(SnippetPart(whole[at:begin], at, begin, hit=False))
        parts.append(SnippetPart(whole[begin:end], begin, end, hit=True))
        at = end
    if at < stop:
        parts.append(SnippetPart(whole[at:stop], at, stop, hit=False))
    return tuple(parts)


def _densest(spans: Sequence[tuple[int, int, int]]) -> int:
    """Where the stretch begins that holds the most different terms; the first of several."""
    best, most = 0, 0
    looked_at = spans[:_MOST_HITS]
    for number, (begin, _, _) in enumerate(looked_at):
        near = {term for start, _, term in looked_at[number : number + 50] if start < begin + _WINDOW - _BEFORE}
        if len(near) > most:
            best, most = begin, len(near)
    return best
