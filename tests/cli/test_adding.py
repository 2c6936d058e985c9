from __future__ import annotations

from dataclasses import replace

from tests.builders import make_claim

from tumen import workflow


def test_adding_again_says_what_a_new_reading_changed(filled, reports, monkeypatch) -> None:
    assert "3 already held, 0 skipped" in filled("add", reports, "--again").err
    monkeypatch.setattr(
        workflow, "_claims_of", lambda item: [make_claim(item, act=replace(make_claim(item).act, code="REJECT"))]
    )
    done = filled("add", reports, "--again")
    assert (done.code, done.out) == (0, "")
    assert "0 added with 3 claims, 0 already held, 3 read anew with 3 claims withdrawn, 0 skipped" in done.err
    assert "3 already held" in filled("add", "--again").err


def test_adding_again_without_inputs_needs_no_file(filled, reports) -> None:
    for path in reports.iterdir():
        path.unlink()
    done = filled("add", "--again")
    assert (done.code, "3 already held" in done.err) == (0, True)


def test_adding_nothing_is_an_error_and_makes_no_ledger(tumen, tmp_path) -> None:
    assert tumen("add").code == 2
    assert tumen("add", "--again").code == 66
    assert list(tmp_path.iterdir()) == []
