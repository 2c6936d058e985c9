from __future__ import annotations

from dataclasses import replace

from tests.consolidation.makers import claim, sources_of, speaker

from tumen.consolidation.independence import independent_sources
from tumen.model import Claim, Source


def count(*claims: Claim, sources: dict[str, Source] | None = None) -> int:
    return independent_sources(claims, sources or {})


def test_documents_of_their_own_count_each() -> None:
    assert count() == 0
    assert count(claim("a"), claim("b"), claim("c")) == 3


def test_two_documents_of_one_family_count_once() -> None:
    a, b = claim("a"), claim("b")
    sources = {key: replace(source, family="wire") for key, source in sources_of(a, b).items()}
    assert count(a, b, sources=sources) == 1


def test_two_documents_of_one_publisher_count_once() -> None:
    a, b = claim("a"), claim("b")
    sources = {key: replace(source, publisher="The Herald") for key, source in sources_of(a, b).items()}
    assert count(a, b, sources=sources) == 1


def test_two_documents_that_rest_on_one_speaker_count_once() -> None:
    by_id = [claim("a", speakers=(speaker("KOR", "Seoul"),)), claim("b", speakers=(speaker("KOR", "the spy agency"),))]
    assert count(*by_id) == 1
    by_name = [
        claim("a", speakers=(speaker(None, "the Institute for War Studies"),)),
        claim("b", speakers=(speaker(None, "Institute for War Studies"),)),
    ]
    assert count(*by_name) == 1


def test_only_the_outermost_speaker_counts() -> None:
    inner = speaker("USA", "Washington")
    a = claim("a", speakers=(speaker("KOR", "Seoul"), inner))
    b = claim("b", speakers=(speaker("JPN", "Tokyo"), inner))
    assert count(a, b) == 2


def test_unnamed_officials_are_not_one_voice() -> None:
    assert (
        count(claim("a", speakers=(speaker(None, "officials"),)), claim("b", speakers=(speaker(None, "officials"),)))
        == 2
    )


def test_one_document_that_cites_two_speakers_does_not_make_them_one() -> None:
    seoul, kyiv = (speaker("KOR", "Seoul"),), (speaker("UKR", "Kyiv"),)
    first = claim("first", speakers=seoul)
    same_document = replace(first, id="clm_other", speakers=kyiv)
    assert count(first, same_document) == 1
    assert count(first, same_document, claim("b", speakers=seoul), claim("c", speakers=kyiv)) == 2
    assert count(first, same_document, claim("b", speakers=seoul), claim("c")) == 3
