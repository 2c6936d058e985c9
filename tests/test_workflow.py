from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.builders import make_claim
from tests.ledger.conftest import postgres_schemas

from tumen import workflow
from tumen.consolidation import block_of, consolidate
from tumen.errors import EmptyDocumentError, InvariantError, ReadingError
from tumen.ledger.store import Ledger, open_ledger
from tumen.model import Claim, Dealing, Document, Judgement
from tumen.settings import Settings

NOW = datetime(2024, 7, 2, 12, tzinfo=UTC)
SENTENCE = "North Korea sent {} containers of shells to Russia in June 2024."


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def ledger(request, tmp_path) -> Iterator[Ledger]:
    urls = iter([str(tmp_path / "ledger.sqlite")]) if request.param == "sqlite" else postgres_schemas()
    for url in urls:
        with open_ledger(url, create=True) as held:
            yield held


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "reports"
    made.mkdir()
    for number in (100, 200, 300):
        (made / f"{number}.txt").write_text(SENTENCE.format(number), encoding="utf-8")
    return made


class Reader:
    """A claim of each act for each document, in place of the language pipeline; it can be made to break off."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.breaks_at: int | None = None
        self.acts: tuple[str, ...] = ("AID",)

    def __call__(self, document: Document) -> list[Claim]:
        if self.breaks_at == len(self.read):
            raise KeyboardInterrupt
        self.read.append(document.id)
        first = make_claim(document)
        return [make_claim(document, act=replace(first.act, code=code)) for code in self.acts]


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
    (claim,) = ledger.all_claims()
    at = NOW + timedelta(days=5)
    ledger.judge(Judgement("jdg_" + "0" * 20, "reject", claim.id, "tester", at))
    workflow.refresh(ledger)
    assert workflow.relation_view(ledger, "PRK", "RUS").dealings == ()
    assert len(workflow.relation_view(ledger, "PRK", "RUS", at - timedelta(days=1)).dealings) == 1


def _as_worked_out(ledger: Ledger, at: datetime) -> list[Dealing]:
    """The dealings of the pair at a time, all made anew from what was known then."""
    keys = {block_of(claim) for claim in ledger.claims(pair=("PRK", "RUS"), as_of=at)}
    blocks = {block.key: block for block in (ledger.block(key, at) for key in keys)}
    made = [consolidate(item.claims, sources=item.sources, judgements=item.judgements) for item in blocks.values()]
    return sorted((dealing for dealings in made for dealing in dealings), key=lambda dealing: dealing.id)


def test_as_of_every_day_dealings_are_those_worked_out_anew(ledger, folder, reader, tmp_path) -> None:
    reader.acts = ("AID", "REJECT")
    days = [NOW + timedelta(days=number) for number in range(8)]
    _add(ledger, folder / "100.txt", now=days[0])
    _add(ledger, folder / "200.txt", now=days[1])
    (tmp_path / "reprint.txt").write_text(SENTENCE.format(100) * 3 + " More.", encoding="utf-8")
    _add(ledger, tmp_path / "reprint.txt", now=days[2])
    claims = sorted(ledger.claims(pair=("PRK", "RUS")), key=lambda claim: (claim.act.code, claim.id))
    ledger.judge(Judgement("jdg_1" * 4, "reject", claims[0].id, "tester", days[3]))
    ledger.judge(Judgement("jdg_2" * 4, "merge", claims[1].id, "tester", days[4], (claims[-1].id,)))
    ledger.undo("jdg_1" * 4, days[5])
    ledger.withdraw(claims[1].id, days[6])
    workflow.refresh(ledger)
    for day in days:
        for at in (day - timedelta(hours=1), day + timedelta(hours=1)):
            found = sorted(workflow.dealings_between(ledger, "PRK", "RUS", at), key=lambda dealing: dealing.id)
            assert found == _as_worked_out(ledger, at)
    now = sorted(workflow.dealings_between(ledger, "PRK", "RUS"), key=lambda dealing: dealing.id)
    assert now == _as_worked_out(ledger, days[7])
    assert ledger.past(("PRK", "RUS"), days[7]).changed == ()
    assert ledger.past(("PRK", "RUS"), days[0]).changed != ()


def test_a_block_that_did_not_change_is_not_worked_out_anew(ledger, folder, reader, monkeypatch) -> None:
    _add(ledger, folder / "100.txt")
    reader.acts = ("REJECT",)
    _add(ledger, folder / "200.txt", now=NOW + timedelta(days=2))
    past = ledger.past(("PRK", "RUS"), NOW + timedelta(days=1))
    assert ([dealing.act for dealing in past.dealings], past.changed) == (["AID"], ())
    reader.acts = ("AID",)
    _add(ledger, folder / "300.txt", now=NOW + timedelta(days=4))
    past = ledger.past(("PRK", "RUS"), NOW + timedelta(days=3))
    assert ([dealing.act for dealing in past.dealings], past.changed) == (["REJECT"], ("PRK|RUS#AID",))


def test_a_merge_joins_dealings_of_different_acts_and_undoing_it_restores_them(ledger, folder, reader) -> None:
    reader.acts = ("AID", "AGREE")
    _add(ledger, folder / "100.txt")
    before = list(ledger.all_dealings())
    agree, aid = sorted(before, key=lambda dealing: dealing.act)
    assert (aid.act, agree.act) == ("AID", "AGREE")
    ledger.judge(Judgement("jdg_1" * 4, "merge", agree.id, "tester", NOW + timedelta(days=1), (aid.id,)))
    assert len(ledger.dirty_blocks()) == 2
    workflow.refresh(ledger)
    assert ledger.dirty_blocks() == []
    (merged,) = ledger.all_dealings()
    assert set(merged.claims) == {*aid.claims, *agree.claims}
    assert {ledger.dealing(dealing.id).id for dealing in (aid, agree)} == {merged.id}
    assert workflow.relation_view(ledger, "PRK", "RUS").dealings == (merged,)
    assert len(workflow.relation_view(ledger, "PRK", "RUS", NOW + timedelta(hours=1)).dealings) == 2
    _add(ledger, folder / "200.txt", now=NOW + timedelta(days=2))
    assert any(set(merged.claims) < set(dealing.claims) for dealing in list(ledger.all_dealings()))
    ledger.withdraw(_document(ledger, 200).id, NOW + timedelta(days=3))
    ledger.undo("jdg_1" * 4, NOW + timedelta(days=3))
    workflow.refresh(ledger)
    assert list(ledger.all_dealings()) == before
    assert ledger.dirty_blocks() == []


def test_merges_across_several_acts_come_apart_link_by_link(ledger, folder, reader) -> None:
    reader.acts = ("AID", "AGREE", "CONSULT", "SUPPORT")
    _add(ledger, folder / "100.txt")
    single = list(ledger.all_dealings())
    by_act = {dealing.act: dealing.id for dealing in single}
    links = [("AID", "SUPPORT"), ("CONSULT", "SUPPORT"), ("AGREE", "AID")]
    for number, (one, other) in enumerate(links):
        at = NOW + timedelta(days=number)
        ledger.judge(Judgement(f"jdg_{number}" * 4, "merge", by_act[one], "tester", at, (by_act[other],)))
        workflow.refresh(ledger)
    assert len(list(ledger.all_dealings())) == 1
    for number, count in ((0, 2), (2, 3), (1, 4)):
        ledger.undo(f"jdg_{number}" * 4, NOW + timedelta(days=9))
        workflow.refresh(ledger)
        assert len(list(ledger.all_dealings())) == count
        assert ledger.dirty_blocks() == []
    assert list(ledger.all_dealings()) == single


def test_reading_again_puts_the_new_reading_in_place(ledger, folder, reader) -> None:
    _add(ledger, folder)
    before = _content(ledger)
    later = NOW + timedelta(days=1)
    same = workflow.add(ledger, [str(folder)], Settings(), now=later, again=True)
    assert (same.changed, same.unchanged, same.claims, same.withdrawn) == (0, 3, 0, 0)
    assert _content(ledger) == before
    reader.acts = ("AGREE",)
    report = workflow.add(ledger, [str(folder)], Settings(), now=later, again=True)
    assert (report.added, report.changed, report.claims, report.withdrawn) == (0, 3, 3, 3)
    assert {dealing.act for dealing in ledger.all_dealings()} == {"AGREE"}
    assert {dealing.act for dealing in workflow.relation_view(ledger, "PRK", "RUS", NOW).dealings} == {"AID"}
    after = _content(ledger)
    assert workflow.add(ledger, [str(folder)], Settings(), now=later, again=True).unchanged == 3
    assert _content(ledger) == after


def test_reading_again_without_inputs_takes_every_document_held(ledger, folder, reader) -> None:
    _add(ledger, folder)
    for path in folder.iterdir():
        path.unlink()
    reader.read.clear()
    report = workflow.add(ledger, [], Settings(), now=NOW + timedelta(days=1), again=True)
    assert (report.unchanged, report.skipped, len(reader.read)) == (3, [], 3)


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
    return next(document for document in list(ledger.all_documents()) if str(number) in document.text)
