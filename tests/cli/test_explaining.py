from __future__ import annotations

import io
import json
import sys

HEDGED = "Seoul said that North Korea may have sent up to 12,000 troops to Russia last month."


def test_explain_shows_each_step_in_words(tumen) -> None:
    done = tumen("explain", HEDGED, "--published", "2024-12-05")
    assert (done.code, done.err) == (0, "")
    for shown in (
        "Parsed: ",
        "1 claim.",
        "└── ",
        "a capital stands for its state",
        "up to 12,000 persons",
        "Nov 2024",
        "frames.toml:",
        "refused",
        "certainty: certain → possible",
        "speakers: the document itself → Seoul (said)",
        "Decided: give aid (AID), done, affirmed",
        "Claim 1",
    ):
        assert shown in done.out


def test_explain_as_json_reads_standard_input(tumen, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HEDGED.encode())))
    done = tumen("explain", "-", "--format", "json")
    (sentence,) = json.loads(done.out)["sentences"]
    assert sentence["text"] == HEDGED
    assert sentence["claims"][0]["claim"]["certainty"] == "possible"


def test_a_sentence_without_a_dealing_says_why(tumen) -> None:
    done = tumen("explain", "The weather was fine.")
    assert done.code == 0
    assert "Not parsed: " in done.out
    assert "it names nobody that a list knows" in done.out


def test_what_could_steer_a_terminal_is_written_out(tumen) -> None:
    done = tumen("explain", "China sold \x1b[31moil to North Korea.")
    assert "\x1b" not in done.out


def test_no_text_and_too_much_text_are_refused(tumen) -> None:
    assert tumen("explain", "  ").err.startswith("error: there is no text to explain")
    long = tumen("explain", "Iran sold oil. " * 2000)
    assert long.code == 64
    assert "at most 20,000" in long.err
    assert tumen("explain", HEDGED, "--published", "yesterday").code == 64
