from __future__ import annotations

import json
from importlib.metadata import EntryPoint

import pytest
from tests.extraction.extractors.telling import TEXT, answer, completion, serving, told
from tests.extraction.extractors.test_transport import closed_port
from tests.structure.source import ROOT

from tumen.cli.readers import _written
from tumen.extraction.extractors import plugins, registry

READER = "language-model.v1"
GOOD = (200, completion(answer(told())))


@pytest.fixture
def corpus(tmp_path):
    file = tmp_path / "corpus.jsonl"
    markings = ["TLP:CLEAR", None, "TLP:GREEN"]
    file.write_text(
        "".join(
            json.dumps({"id": str(number), "text": TEXT + "\n\n" * bool(number) + "More." * number, "marking": marking})
            + "\n"
            for number, marking in enumerate(markings)
        ),
        encoding="utf-8",
    )
    return file


@pytest.fixture
def configure(monkeypatch, tmp_path):
    def to(url: str) -> None:
        monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_URL", url)
        monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_MODEL", "small")
        monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_CACHE", str(tmp_path / "cache"))

    return to


def test_extract_asks_the_server_and_goes_on_past_what_the_marking_refuses(tumen, corpus, configure) -> None:
    with serving(GOOD) as server:
        configure(server.url)
        done = tumen("extract", corpus, "--reader", READER)
    claims = [json.loads(line) for line in done.out.splitlines()]
    assert [claim["source_id"] for claim in claims] == ["0", "2"]
    assert {claim["extractor"] for claim in claims} == {READER}
    assert all(claim["quote"] == TEXT for claim in claims)
    assert done.code == 3
    assert done.err.count("skipped:") == 1
    assert "no marking" in done.err
    assert "TUMEN_LANGUAGE_MODEL_SEND" in done.err
    assert len(server.asked) == 2


def test_two_workers_print_the_same_bytes(tumen, corpus, configure, monkeypatch) -> None:
    monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_SEND", "unmarked")
    with serving(GOOD) as server:
        configure(server.url)
        one = tumen("extract", corpus, "--reader", READER)
        two = tumen("extract", corpus, "--reader", READER, "--workers", "2")
        assert one.code == two.code == 0
        assert one.out == two.out != ""
        assert len(server.asked) == 3


def test_a_server_that_is_not_there_ends_the_run(tumen, corpus, configure) -> None:
    configure(f"http://127.0.0.1:{closed_port()}/v1")
    for workers in ("1", "2"):
        done = tumen("extract", corpus, "--reader", READER, "--workers", workers)
        assert (done.code, done.out) == (69, "")
        assert "error: no connection to the language model" in done.err
        assert "hint: Start the server" in done.err


def test_a_reader_that_is_not_configured_says_how(tumen, corpus, monkeypatch) -> None:
    monkeypatch.delenv("TUMEN_LANGUAGE_MODEL_URL", raising=False)
    done = tumen("extract", corpus, "--reader", READER)
    assert (done.code, done.out) == (78, "")
    assert "TUMEN_LANGUAGE_MODEL_URL" in done.err


def test_an_unknown_reader_is_an_error(tumen, corpus) -> None:
    done = tumen("extract", corpus, "--reader", "reader.v9")
    assert done.code == 64
    assert "Did you mean reader.v1?" in done.err


def test_claims_of_the_reader_go_into_the_ledger(tumen, corpus, configure) -> None:
    with serving(GOOD) as server:
        configure(server.url)
        done = tumen("add", corpus, "--reader", READER)
        assert done.code == 3
        assert "2 added with 2 claims" in done.err
        assert "no marking" in done.err
    assert "North Korea" in tumen("ledger", "PRK", "RUS").out


def test_readers_are_listed_from_their_manifests(tumen) -> None:
    listed = json.loads(tumen("readers", "--format", "json").out)
    assert [(item["name"], item["default"], item["needs_network"]) for item in listed][:2] == [
        ("reader.v1", True, False),
        (READER, False, True),
    ]
    shown = tumen("readers").out
    assert all(plugin.manifest.id in shown and plugin.manifest.title in shown for plugin in plugins())
    assert "no settings" in tumen("readers", "reader.v1").out


def test_the_settings_of_a_reader_are_shown_and_its_key_is_not(tumen, monkeypatch) -> None:
    monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_KEY", "hush")
    monkeypatch.setenv("TUMEN_LANGUAGE_MODEL_WINDOW", "3000")
    for form in ("table", "json", "csv"):
        shown = tumen("readers", READER, "--format", form).out
        assert "hush" not in shown
        assert "3000" in shown
        assert "TUMEN_LANGUAGE_MODEL_SEND" in shown


def test_the_help_of_reader_lists_those_installed(tumen) -> None:
    for command in ("extract", "add"):
        shown = tumen(command, "--help").out
        assert all(plugin.manifest.id in shown for plugin in plugins())


def test_the_documentation_has_every_reader_and_setting_as_the_manifest_says() -> None:
    text = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    for manifest in (plugin.manifest for plugin in plugins()):
        assert f"`{manifest.id}`" in text
        assert manifest.title in text
        for setting in manifest.settings:
            default = f"`{_written(setting.default)}`" if _written(setting.default) else ""
            assert f"| `{manifest.variable(setting)}` | {setting.help} | {default} |" in text


@pytest.fixture
def broken(monkeypatch):
    """A reader of another package that cannot be loaded."""
    found = [*registry.names().values(), EntryPoint("bad.v1", "no_such_module_anywhere:PLUGIN", registry.GROUP)]
    monkeypatch.setattr(registry, "entry_points", lambda **_group: found)
    registry.names.cache_clear()
    yield
    registry.names.cache_clear()


def test_a_broken_reader_of_another_package_hides_no_other(tumen, broken, corpus) -> None:
    done = tumen("readers")
    assert done.code == 0
    assert "reader.v1" in done.out
    assert "left out: the reader bad.v1 cannot be loaded" in done.err
    assert "reader.v1: " in tumen("extract", "--help").out
    assert tumen("extract", corpus, "--reader", "bad.v1").code == 69
