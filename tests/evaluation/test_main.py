from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from scripts.evaluation import main as gate
from scripts.evaluation.corpus import corpus_hash, load
from tests.evaluation.makers import SHELLS, oracle, silent, write_corpus

HIDDEN = "% wire 2024-11-20\n* {GRC Athens} armed {CYP Nicosia}.\n- AID GRC>CYP | armed\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the gate over a small corpus with a reader that is told what to find."""
    write_corpus(tmp_path, SHELLS)
    write_corpus(tmp_path, HIDDEN, "unseen")
    monkeypatch.setattr(gate, "load", lambda part: load(part, tmp_path))
    monkeypatch.setattr(gate, "corpus_hash", lambda: corpus_hash(tmp_path))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "SHARED", tmp_path / "nowhere")
    documents = [document for part in ("seen", "unseen") for document in load(part, tmp_path)]

    def call(*arguments, good=True):
        monkeypatch.setattr(gate, "tumen_reader", lambda: oracle(documents) if good else silent())
        return CliRunner().invoke(gate.main, arguments)

    return call


def test_the_gate_sets_floors_then_passes_then_fails_a_worse_reader(run):
    assert run().exit_code == 1
    assert run("--update-floors").exit_code == 0
    assert run().exit_code == 0
    worse = run(good=False)
    assert worse.exit_code == 1
    assert "FAILED: seen found is 0.000, under its floor of 0.95" in worse.output
    assert run("--update-floors", good=False).exit_code == 1


def test_a_floor_is_lowered_only_with_a_reason(run):
    run("--update-floors")
    assert run("--lower", "found", good=False).exit_code != 0
    assert "nothing to lower" in run("--lower", "found", "--reason", "why").output


def test_errors_of_the_unseen_part_are_shown_only_when_asked_for(run):
    assert "Pyongyang denied" in run("--errors", "found", good=False).output
    assert "Athens" not in run("--errors", "found", good=False).output
    assert "Athens" not in run(good=False).output
    assert "Athens" in run("--part", "unseen", "--errors", "found", good=False).output


def test_json_gives_every_measure_of_a_part(run):
    run("--update-floors")
    data = json.loads(run("--json", "--part", "seen").output)
    assert data["seen"]["found"]["value"] == 1
    assert set(data) == {"seen"}


def test_check_counts_the_corpus_without_a_reader(run):
    assert "seen: 3 sentences in 3 texts" in run("--check").output
