"""From files to the ledger and back out, through the commands that a user types and the real pipeline."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

import pytest
from pypdf import PdfWriter
from tests.cli.conftest import DENIAL, OIL, SHELLS

import tumen as library
from tumen.contract import claim_from_json, claim_to_json
from tumen.ledger.store import open_ledger

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "tumen"]


def _content(ledger: object) -> tuple[object, ...]:
    with open_ledger(str(ledger), read_only=True) as held:
        assert held.dirty_blocks() == []
        return list(held.all_documents()), list(held.all_claims()), list(held.all_dealings())


def _many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number, text in enumerate(islice(cycle([SHELLS, OIL, DENIAL]), count)):
        (folder / f"{number:03}.txt").write_text(text.format(100 + number), encoding="utf-8")
    return folder


def test_a_folder_becomes_a_ledger_a_timeline_and_a_brief(tumen, reports, tmp_path) -> None:
    added = tumen("add", reports)
    assert (added.code, added.out) == (0, "")
    assert "3 added" in added.err
    rows = json.loads(tumen("ledger", "north korea", "RUS", "--format", "json").out)
    assert {(row["giver"], row["receiver"]) for row in rows} >= {("PRK", "RUS"), ("RUS", "PRK")}
    dealings = [
        json.loads(line) for line in tumen("timeline", "Pyongyang", "Moscow", "--format", "jsonl").out.splitlines()
    ]
    assert any(dealing["denials"] or dealing["polarity"] == "denied" for dealing in dealings)
    brief = tumen("brief", "PRK", "RUS", "--out", tmp_path / "brief.md")
    assert brief.code == 0
    assert "1,500" in (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_adding_twice_changes_nothing(tumen, reports, tmp_path) -> None:
    tumen("add", reports)
    before = _content(tmp_path / "ledger.sqlite")
    again = tumen("add", reports)
    assert (again.code, "0 added" in again.err, "3 already held" in again.err) == (0, True, True)
    assert _content(tmp_path / "ledger.sqlite") == before


@pytest.fixture
def bad_folder(reports) -> Path:
    """Good reports among everything that can be wrong with a file."""
    (reports / "empty.txt").write_bytes(b"")
    with (reports / "binary.dat").open("wb") as large:
        large.write(bytes(range(256)) * 4)
        large.truncate(50_000_000)
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    locked = PdfWriter()
    locked.add_blank_page(100, 100)
    locked.encrypt("a password", algorithm="RC4-128")
    locked.write(reports / "locked.pdf")
    (reports / "no-text.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (reports / "invalid.txt").write_bytes(b"Russia sold oil to North Korea. " + b"\xff\xfe\x00\x80\xc3\x28" * 40)
    (reports / "lines.jsonl").write_text(
        json.dumps({"text": SHELLS.format(77)})
        + "\n"
        + '{"text": "cut off'
        + "\n"
        + json.dumps({"text": OIL.format(88)})
        + "\n"
    )
    return reports


def test_bad_files_are_named_with_their_reasons_and_the_good_ones_are_in(tumen, bad_folder, tmp_path) -> None:
    added = tumen("add", bad_folder)
    assert added.code == 3
    assert "Traceback" not in added.err
    lines = [line for line in added.err.splitlines() if line.startswith("skipped: ")]
    reasons = {
        "empty.txt": ("empty",),
        "binary.dat": ("bytes", "MB"),
        "broken.pdf": ("PDF",),
        "locked.pdf": ("password", "encrypted"),
        "no-text.html": ("text",),
        "invalid.txt": ("text", "encod", "UTF-8", "binary"),
        "lines.jsonl": ("line 2", ":2"),
    }
    for name, words in reasons.items():
        named = [line for line in lines if name in line]
        assert len(named) == 1, f"{name} is named {len(named)} times in {lines}"
        assert any(word in named[0] for word in words), named[0]
    assert len(lines) == len(reasons)
    documents, claims, _ = _content(tmp_path / "ledger.sqlite")
    assert len(documents) == 5
    assert claims


def test_extract_skips_what_is_bad_and_prints_the_rest(tumen, bad_folder) -> None:
    done = tumen("extract", bad_folder)
    assert done.code == 3
    claims = [claim_from_json(json.loads(line)) for line in done.out.splitlines()]
    assert {claim.document for claim in claims} != set()
    assert done.err.count("skipped: ") == 7


def test_nothing_but_bad_files_ends_with_their_own_code(tumen, tmp_path) -> None:
    assert tumen("add", tmp_path / "nowhere").code == 66
    (tmp_path / "empty.txt").write_bytes(b"")
    assert tumen("add", tmp_path / "empty.txt").code == 65


def test_extract_reads_standard_input_and_stores_nothing(tmp_path) -> None:
    environment = dict(os.environ, TUMEN_LEDGER=str(tmp_path / "ledger.sqlite"))
    given = json.dumps({"id": "mine", "text": SHELLS.format(9)}) + "\n"
    done = subprocess.run(
        [*PROGRAM, "extract", "-"], input=given, env=environment, capture_output=True, text=True, check=True
    )
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {claim["source_id"] for claim in claims} == {"mine"}
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_workers_change_neither_order_nor_bytes(tmp_path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    texts = (text.format(number) for number, text in enumerate(islice(cycle([SHELLS, OIL, DENIAL]), 50)))
    corpus.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    outputs = [
        subprocess.run([*PROGRAM, "extract", str(corpus), "--workers", count], capture_output=True, check=True).stdout
        for count in ("1", "3")
    ]
    assert outputs[0].count(b"\n") >= 50
    assert outputs[0] == outputs[1]


def test_a_reader_of_the_pipe_that_goes_away_is_no_traceback(tmp_path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps({"text": SHELLS.format(number)}) + "\n" for number in range(200)))
    running = subprocess.Popen([*PROGRAM, "extract", str(corpus)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()
    assert running.wait() == 1
    assert errors == b""


def test_the_library_and_the_command_find_the_same_claims(tumen, tmp_path) -> None:
    mapping = {"id": "mine", "title": "Shells", "text": SHELLS.format(3), "published": "2024-07-01"}
    (tmp_path / "one.jsonl").write_text(json.dumps(mapping) + "\n")
    printed = [json.loads(line) for line in tumen("extract", tmp_path / "one.jsonl").out.splitlines()]
    assert printed
    assert printed == [json.loads(json.dumps(claim_to_json(claim))) for claim in library.extract([mapping])]


def test_relate_says_which_act_runs_from_one_party_to_another() -> None:
    sentence = "North Korea sent shells to Russia."
    act = library.relate(sentence, (0, 11), (27, 33))
    assert act is not None
    assert act.code == "AID"


def test_killed_twenty_times_at_random_moments_it_ends_in_the_same_ledger(tmp_path) -> None:
    folder = _many(tmp_path / "many", 60)
    broken, unbroken = tmp_path / "broken.sqlite", tmp_path / "unbroken.sqlite"
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing", folder, broken, unbroken, "20", "1"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert len(counts) == 20
    assert len(set(counts)) > 3, f"the kills did not fall into the work: {counts}"
    assert _content(broken) == _content(unbroken)


def test_ctrl_c_ends_with_130_and_leaves_a_sound_ledger(tmp_path) -> None:
    folder, ledger = _many(tmp_path / "many", 200), tmp_path / "ledger.sqlite"
    command = [*PROGRAM, "add", str(folder), "--ledger", str(ledger)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 180
    while _stored(ledger) == 0:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=180)
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert 0 < _stored(ledger) < 200
    subprocess.run(command, check=True, capture_output=True)
    assert len(_content(ledger)[0]) == 200


def _stored(ledger: Path) -> int:
    if not ledger.exists():
        return 0
    try:
        with open_ledger(str(ledger), read_only=True) as held:
            return held.stats().documents
    except library.TumenError:
        return 0
