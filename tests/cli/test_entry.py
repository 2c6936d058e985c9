from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from tumen.cli import entry
from tumen.errors import LedgerMissingError, QueryError, TumenError

MISSING = "nowhere.sqlite"


def _raising(error: BaseException) -> click.Command:
    @click.command()
    def fail() -> None:
        raise error

    return fail


def _every_error(kind: type[TumenError] = TumenError) -> list[type[TumenError]]:
    return [kind, *(inner for child in kind.__subclasses__() for inner in _every_error(child))]


@pytest.mark.parametrize("kind", _every_error(), ids=lambda kind: kind.__name__)
def test_each_error_ends_with_its_exit_code_and_a_sentence(kind, monkeypatch, capsys) -> None:
    needed = {"InvariantError": 3}.get(kind.__name__, 2 if kind.__init__.__code__.co_argcount > 2 else 1)
    monkeypatch.setattr(entry, "tumen", _raising(kind(*["what was at fault"] * needed)))
    assert entry.run([]) == kind.exit_code
    shown = capsys.readouterr().err
    assert shown.startswith("error: what was at fault")
    assert "Traceback" not in shown


def test_a_hint_says_what_to_do(monkeypatch, capsys) -> None:
    monkeypatch.setattr(entry, "tumen", _raising(LedgerMissingError("no ledger at x")))
    entry.run([])
    assert capsys.readouterr().err == "error: no ledger at x\nhint: Make one with: tumen add PATH.\n"


def test_ctrl_c_ends_with_130(monkeypatch, capsys) -> None:
    monkeypatch.setattr(entry, "tumen", _raising(KeyboardInterrupt()))
    assert entry.run([]) == 130
    assert "goes on from there" in capsys.readouterr().err


def test_a_full_disk_is_a_sentence(monkeypatch, capsys) -> None:
    monkeypatch.setattr(entry, "tumen", _raising(OSError(28, "No space left on device", "out.csv")))
    assert entry.run([]) == 74
    assert capsys.readouterr().err == "error: out.csv: No space left on device\n"


def test_a_wrong_option_is_exit_code_2_and_points_at_help(capsys) -> None:
    assert entry.run(["completion", "--colour"]) == 2
    assert "hint: tumen completion --help" in capsys.readouterr().err


def test_an_unknown_command_is_named(capsys) -> None:
    assert entry.run(["frobnicate"]) == 2
    assert "frobnicate" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["ledger", "PRK", "RUS", "--ledger", MISSING],
        ["timeline", "PRK", "RUS", "--ledger", MISSING],
        ["show", "clm_00000000", "--ledger", MISSING],
        ["search", "word", "--ledger", MISSING],
        ["backup", "x.backup", "--ledger", MISSING],
        ["judge", "list", "--ledger", MISSING],
        ["brief", "PRK", "RUS", "--out", "x.md", "--ledger", MISSING],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_missing_ledger_is_said_and_not_made(arguments, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert entry.run(arguments) == LedgerMissingError.exit_code
    assert "tumen add" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_names_the_variable(monkeypatch, capsys) -> None:
    monkeypatch.setenv("TUMEN_MAX_PAGES", "many")
    assert entry.run(["search", "word"]) == 78
    assert "TUMEN_MAX_PAGES is 'many'" in capsys.readouterr().err


def test_a_wrong_day_is_a_question_that_cannot_be_answered(capsys) -> None:
    assert entry.run(["timeline", "PRK", "RUS", "--as-of", "June"]) == QueryError.exit_code
    assert "'June' is not a day" in capsys.readouterr().err


def test_help_answers_at_once() -> None:
    """The best of three, so that a busy machine does not fail it."""
    best = 9.0
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tumen", "--help"], check=True, capture_output=True)
        best = min(best, time.perf_counter() - started)
    assert best < 0.4


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from tumen.cli.entry import run; run(['--help']);"
        "print([name for name in ('spacy', 'sqlalchemy', 'pyarrow', 'fastapi', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("module", ["looking", "showing", "searching"])
def test_looking_loads_neither_the_web_nor_what_reads_and_writes_documents(module) -> None:
    code = (
        f"import sys; import tumen.cli.{module};"
        "heavy = ('spacy', 'fastapi', 'trafilatura', 'feedparser', 'pypdf', 'docx', 'pyarrow', 'vl_convert');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_lists_every_command_by_what_it_is_for(capsys) -> None:
    assert entry.run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [section for section in ("Read:", "Look:", "Hand on:", "Judge:", "Keep:") if section not in shown] == []
    assert "tumen ledger PRK RUS" in shown


def test_the_program_is_there_as_a_module(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tumen", "--version"], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout.startswith("tumen ")


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "tumen", "--help"], stdout=write_end, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write_end)
    assert done.returncode == 1
    assert done.stderr == ""


def test_korean_is_written_whatever_the_locale(tmp_path) -> None:
    environment = dict(os.environ, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
    done = subprocess.run(
        [sys.executable, "-m", "tumen", "ledger", "북한군", "RUS"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 64
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_program(shell, capsys) -> None:
    assert entry.run(["completion", shell]) == 0
    assert "_TUMEN_COMPLETE" in capsys.readouterr().out


def test_completion_names_commands() -> None:
    environment = dict(os.environ, _TUMEN_COMPLETE="bash_complete", COMP_WORDS="tumen t", COMP_CWORD="1")
    program = Path(sys.executable).with_name("tumen")
    done = subprocess.run([program], env=environment, capture_output=True, text=True, check=False)
    assert "timeline" in done.stdout
