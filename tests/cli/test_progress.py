from __future__ import annotations

import io

from tumen.cli import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _run(steps: int, *, quiet: bool = False) -> None:
    with progress.progress_bar(["a.txt"] * steps, quiet=quiet) as step:
        for _ in range(steps):
            step()


def _on_a_terminal(monkeypatch, *, patience: float, quiet: bool = False) -> str:
    stream = _Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", stream)
    _run(3, quiet=quiet)
    return stream.getvalue()


def test_nothing_is_shown_where_no_person_looks(capsys, monkeypatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    _run(3)
    assert capsys.readouterr().err == ""


def test_a_long_run_shows_how_far_it_is(monkeypatch) -> None:
    assert "3/3" in _on_a_terminal(monkeypatch, patience=-1.0)


def test_nothing_is_shown_before_two_seconds(monkeypatch) -> None:
    assert _on_a_terminal(monkeypatch, patience=progress.PATIENCE) == ""


def test_nothing_is_shown_when_quiet(monkeypatch) -> None:
    assert _on_a_terminal(monkeypatch, patience=-1.0, quiet=True) == ""


def test_documents_are_counted_in_files_folders_and_lines(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.html").write_text("two")
    (tmp_path / "b" / "d.jsonl").write_text("{}\n{}\n{}\n")
    assert progress.count_documents([str(tmp_path)]) == 5
    assert progress.count_documents([str(tmp_path / "a.txt"), "https://example.org/x"]) == 2
    assert progress.count_documents(["-"]) is None
