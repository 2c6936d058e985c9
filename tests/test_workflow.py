from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.builders import make_claim

from tumen import workflow
from tumen.errors import EmptyDocumentError, InvariantError, ReadingError
from tumen.ledger.store import Ledger, open_ledger
from tumen.model import Claim, Document, Judgement
from tumen.settings import Settings

NOW = datetime(2024, 7, 2, 12, tzinfo=UTC)
SENTENCE = "North Korea sent {} containers of shells to Russia in June 2024."


@pytest.fixture
def ledger(tmp_path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "ledger.sqlite"), create=True) as held:
        yield held


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    for number in (100, 200, 300):
        (made / f"{number}.txt").write_text(SENTENCE.format(number), encoding="utf-8")
    return made


class Reader:
    """One claim for each document, in place of the language pipeline; it can be made to break off."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.breaks_at: int | None = None

    def __call__(self, document: Document) -> list[Claim]:
        if self.breaks_at == len(self.read):
            raise KeyboardInterrupt
        self.read.append(document.id)
        return [make_claim(document)]


@pytest.fixture
def reader(monkeypatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(workflow, "_claims_of", made)
    return made


def _add(ledger: Ledger, *inputs: object, now: datetime = NOW) -> workflow.AddReport:
    return workflow.add(ledger, [str(given) for given in inputs], Settings(), now=now)


def _content(ledger: Ledger) -> tuple[object, ...]:
    return (list(ledger.all_documents()), list(ledger.all_claims()), list(ledger.all_dealings()))


def test_documents_become_claims_and_dealings(ledger, folder, reader) -> None:
    report = _add(ledger, folder)
    assert (report.added, report.claims, report.unchanged, report.skipped) == (3, 3, 0, [])
    assert len(list(ledger.all_claims())) == 3
    assert ledger.dirty_blocks() == []
    assert list(ledger.all_dealings())


def test_adding_twice_changes_nothing_and_reads_nothing_again(ledger, folder, reader) -> None:
    _add(ledger, folder)
    before, read = _content(ledger), len(reader.read)
    report = _add(ledger, folder, now=NOW + timedelta(days=1))
    assert (report.added, report.unchanged, report.claims) == (0, 3, 0)
    assert _content(ledger) == before
    assert len(reader.read) == read


def test_a_second_place_of_a_text_is_kept(ledger, folder, reader, tmp_path) -> None:
    _add(ledger, folder)
    copy = tmp_path / "copy.txt"
    copy.write_text(SENTENCE.format(100), encoding="utf-8")
    assert _add(ledger, copy).unchanged == 1
    places = {sighting.origin for sighting in ledger.sightings(_document(ledger, 100).id)}
    assert {str(folder / "100.txt"), str(copy)} <= places


@pytest.mark.parametrize("breaks_at", [0, 1, 2])
def test_a_run_that_is_stopped_is_finished_by_the_next(folder, reader, tmp_path, breaks_at) -> None:
    with open_ledger(str(tmp_path / "whole.sqlite"), create=True) as whole:
        _add(whole, folder)
        expected = _content(whole)
    reader.read.clear()
    reader.breaks_at = breaks_at
    with open_ledger(str(tmp_path / "stopped.sqlite"), create=True) as stopped:
        with pytest.raises(KeyboardInterrupt):
            _add(stopped, folder)
        reader.breaks_at = None
        _add(stopped, folder)
        assert _content(stopped) == expected


def test_blocks_left_over_are_worked_out_before_anything_is_read(ledger, folder, reader, tmp_path) -> None:
    reader.breaks_at = 2
    with pytest.raises(KeyboardInterrupt):
        _add(ledger, folder)
    assert ledger.dirty_blocks()
    assert list(ledger.all_dealings()) == []
    assert workflow.refresh(ledger) == 1
    assert list(ledger.all_dealings())


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(ledger, folder, reader) -> None:
    (folder / "200.txt").write_bytes(b"")
    report = _add(ledger, folder)
    assert report.added == 2
    assert [type(error) for error in report.skipped] == [EmptyDocumentError]


def test_a_claim_that_breaks_a_rule_costs_its_document_and_no_other(ledger, folder, reader, monkeypatch) -> None:
    def fails(document: Document) -> list[Claim]:
        if "200" in document.text:
            raise InvariantError("quantity", (3, 1), "low <= high")
        return reader(document)

    monkeypatch.setattr(workflow, "_claims_of", fails)
    report = _add(ledger, folder)
    assert report.added == 2
    assert "low <= high" in report.skipped[0].message
    assert "200.txt" in report.skipped[0].origin


@pytest.fixture
def many(tmp_path):
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"text": SENTENCE.format(number)}) + "\n" for number in range(1000, 1200)), encoding="utf-8"
    )
    return tmp_path / "many.jsonl"


def test_many_documents_are_stored_in_few_transactions(ledger, many, reader, monkeypatch) -> None:
    groups = []
    real = Ledger.add_many

    def noted(self, additions, **named):
        groups.append(len(additions))
        return real(self, additions, **named)

    monkeypatch.setattr(Ledger, "add_many", noted)
    assert _add(ledger, many).added == 200
    assert sum(groups) == 200
    assert max(groups) <= 100
    assert len(groups) < 20
    assert groups[0] == 1


def test_a_document_that_the_ledger_refuses_costs_its_group_nothing(ledger, many, reader, monkeypatch) -> None:
    def strays(document: Document) -> list[Claim]:
        made = reader(document)
        return [replace(claim, document="doc_" + "0" * 20) for claim in made] if "1100" in document.text else made

    monkeypatch.setattr(workflow, "_claims_of", strays)
    report = _add(ledger, many)
    assert (report.added, len(report.skipped)) == (199, 1)
    assert "claim.document" in report.skipped[0].message
    assert ledger.stats().documents == 199
    assert ledger.dirty_blocks() == []


def test_a_text_given_twice_in_a_row_is_read_once_and_seen_twice(ledger, reader, tmp_path) -> None:
    for name in ("one.txt", "two.txt", "three.txt"):
        (tmp_path / name).write_text(SENTENCE.format(7), encoding="utf-8")
    report = _add(ledger, tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "three.txt")
    assert (report.added, report.unchanged, len(reader.read)) == (1, 2, 1)
    assert len(ledger.sightings(reader.read[0])) == 3


def test_a_language_without_a_reader_is_kept_and_not_read(ledger, reader, tmp_path) -> None:
    text = "북한은 지난주에 러시아로 포탄을 실은 컨테이너를 보냈다고 한국 국방부가 밝혔다. 러시아는 이를 부인했다."
    (tmp_path / "korean.txt").write_text(text, encoding="utf-8")
    report = _add(ledger, tmp_path / "korean.txt")
    assert (report.added, report.not_read, report.claims) == (1, 1, 0)
    assert reader.read == []
    assert ledger.search("포탄").total == 1


def test_progress_hears_of_each_input(ledger, folder, reader) -> None:
    heard: list[object] = []
    (folder / "200.txt").write_bytes(b"")
    workflow.add(ledger, [str(folder)], Settings(), now=NOW, progress=heard.append)
    assert [isinstance(item, ReadingError) for item in heard] == [False, True, False]


def test_a_relation_has_its_dealings_with_all_that_stands_behind_them(ledger, folder, reader) -> None:
    _add(ledger, folder)
    view = workflow.relation_view(ledger, "RUS", "PRK")
    assert view.pair == ("RUS", "PRK")
    assert {claim for dealing in view.dealings for claim in dealing.claims} == set(view.claims)
    assert {claim.document for claim in view.claims.values()} == set(view.documents)
    assert len(view.claims) == 3


def test_a_pair_that_nothing_is_known_of_is_an_empty_relation(ledger, folder, reader) -> None:
    _add(ledger, folder)
    assert workflow.relation_view(ledger, "FRA", "PER").dealings == ()


def test_a_relation_as_of_a_day_knows_what_was_learned_by_then(ledger, folder, reader) -> None:
    later = NOW + timedelta(days=10)
    _add(ledger, folder / "100.txt")
    _add(ledger, folder, now=later)
    assert workflow.relation_view(ledger, "PRK", "RUS", NOW - timedelta(seconds=1)).dealings == ()
    then = workflow.relation_view(ledger, "PRK", "RUS", NOW + timedelta(days=1))
    assert len(then.claims) == 1
    assert len(then.documents) == 1
    assert workflow.relation_view(ledger, "PRK", "RUS", later).dealings == (
        workflow.relation_view(ledger, "PRK", "RUS").dealings
    )


def test_a_rejected_claim_counts_from_the_day_of_the_judgement(ledger, folder, reader) -> None:
    _add(ledger, folder / "100.txt")
    claim = next(iter(ledger.all_claims()))
    at = NOW + timedelta(days=5)
    ledger.judge(Judgement("jdg_" + "0" * 20, "reject", claim.id, "tester", at))
    workflow.refresh(ledger)
    assert workflow.relation_view(ledger, "PRK", "RUS").dealings == ()
    assert len(workflow.relation_view(ledger, "PRK", "RUS", at - timedelta(days=1)).dealings) == 1


def test_extract_takes_documents_mappings_and_texts(reader) -> None:
    mapping = {"id": "mine", "title": "Shells", "text": SENTENCE.format(5), "published": "2024-07-01"}
    document = replace(_text_document(), published=date(2024, 7, 1))
    claims = list(workflow.extract([mapping, SENTENCE.format(6), document]))
    assert [claim.quote.count("Shells") for claim in claims] == [1, 0, 0]
    assert claims[0].source_id == "mine"


def test_extract_reads_one_document_at_a_time(reader) -> None:
    claims = workflow.extract(SENTENCE.format(number) for number in range(1000))
    next(claims)
    assert len(reader.read) == 1


def test_extract_says_which_document_is_wrong(reader) -> None:
    with pytest.raises(ReadingError, match="document 2"):
        list(workflow.extract(["North Korea sent shells to Russia.", {"title": "no text"}]))


def _text_document() -> Document:
    return Document(id="doc_" + "a" * 20, text=SENTENCE.format(7))


def _document(ledger: Ledger, number: int) -> Document:
    return next(document for document in ledger.all_documents() if str(number) in document.text)
