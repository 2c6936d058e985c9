from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.builders import make_document
from tests.ledger import synthetic
from tests.ledger.stories import claim_of, put

from tumen.contract import claim_id
from tumen.errors import QueryError
from tumen.ledger import Hit, Ledger, search
from tumen.ledger.words import terms_of, words_of
from tumen.model import Span

SYNTAX = st.text(st.sampled_from("\"'*()&|!:<>-+^~{}[]\\/%_?,;.@#$ abOR북한\x00\ud800\n"), max_size=40)


def titles(ledger: Ledger, question: str) -> set[str | None]:
    return {hit.title for hit in ledger.search(question)}


def test_words_are_found_whatever_their_script(ledger: Ledger) -> None:
    put(ledger, "North Korea sent shells to Russia.", title="english")
    put(ledger, "북한군이 러시아에 파병되었다.", title="korean", read_state="not read (ko)")
    put(ledger, "朝鲜向俄罗斯派遣军队。", title="chinese")
    put(ledger, "北朝鮮がロシアに兵士を派遣した。", title="japanese")
    put(ledger, "Россия получила снаряды.", title="russian")
    for question, found in {
        "korea": {"english"},
        "SHELLS russia": {"english"},
        "shells japan": set(),
        '"korea sent"': {"english"},
        '"sent korea"': set(),
        "북한": {"korean"},
        "파병": {"korean"},
        "俄罗斯": {"chinese"},
        "派遣": {"chinese", "japanese"},
        "ロシア": {"japanese"},
        "派": {"chinese", "japanese"},
        "СНАРЯДЫ": {"russian"},
        "rus*": {"english"},
        "": set(),
    }.items():
        assert titles(ledger, question) == found, question


def test_snippets_are_the_text_with_the_hits_marked(ledger: Ledger) -> None:
    before, after = "Nothing of interest here. " * 20, " And so it goes on." * 40
    text = f"{before}Then <b>North</b> Korea sent shells.{after}"
    put(ledger, text)
    (hit,) = ledger.search("shells korea")
    assert [part.text for part in hit.parts if part.hit] == ["Korea", "shells"]
    assert all(text[part.start : part.end] == part.text for part in hit.parts)
    assert all(one.end == other.start for one, other in zip(hit.parts, hit.parts[1:], strict=False))
    assert sum(len(part.text) for part in hit.parts) <= 260
    assert "<b>North</b>" in "".join(part.text for part in hit.parts)


def test_a_hit_names_the_claims_whose_sentence_holds_it(ledger: Ledger) -> None:
    document = make_document("One shell fell. Two ships sailed.")
    base = claim_of(document)
    made = []
    for span in (Span(0, 15), Span(16, 33)):
        word = Span(span.start, span.start + 1)
        claim = replace(base, sentence=span, act=replace(base.act, span=word), goods=())
        made.append(replace(claim, id=claim_id(claim)))
    put(ledger, document.text, *made)
    assert [hit.claims for hit in ledger.search("ships")] == [(made[1].id,)]
    assert [hit.claims for hit in ledger.search("two shell")] == [(made[0].id, made[1].id)]


def test_the_better_match_comes_first(ledger: Ledger) -> None:
    put(ledger, "Shells, shells and shells.", title="much")
    put(ledger, "Shells are named once in this longer text about ships and other things at sea.", title="little")
    assert [hit.title for hit in ledger.search("shells")] == ["much", "little"]


def test_pages_of_hits(ledger: Ledger) -> None:
    synthetic.fill(ledger, 60)
    pages = [ledger.search("report", offset=offset, limit=8) for offset in (0, 8, 16, 24)]
    assert [len(page) for page in pages] == [8, 8, 4, 0]
    assert {page.total for page in pages} == {20}
    assert len({hit.document for page in pages for hit in page}) == 20
    with pytest.raises(QueryError):
        ledger.search("report", offset=-1)


def test_a_very_long_document_is_found_by_its_last_words(ledger: Ledger) -> None:
    filler = " ".join(f"word{number}" for number in range(search.LARGEST_PART * 2))
    put(ledger, f"{filler} 북한군 shells at the end")
    assert ledger.search("shells end").total == 1
    (hit,) = ledger.search('"the end" 한군')
    assert [part.text for part in hit.parts if part.hit] == ["한군", "the end"]
    assert ledger.search("word1 word2").total == 1


@given(question=SYNTAX | st.text(st.characters(exclude_categories=()), max_size=30))
@example('"')
@example("' OR 1=1 --")
@example("a NEAR( b")
@example("col:a")
@example("a:*b")
@example("x" * 5000)
@example("a " * 5000)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_is_answered_and_rightly(ledger: Ledger, question: str) -> None:
    text = "a b ab OR 북한 이 있다, A.B"
    put(ledger, text)
    page = ledger.search(question)
    words = {word.text for word in words_of(text)}
    asked = {word for term in terms_of(question) if not term.prefix for word in term.words}
    assert page.total == len(page) <= 1
    if page.total:
        assert asked <= words
        assert any(part.hit for part in page.items[0].parts)
    assert all(isinstance(hit, Hit) for hit in page)
