from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint

import pytest
from tests.builders import make_claim, make_document
from tests.structure.source import ROOT

from tumen.errors import ReaderError, UnknownReaderError
from tumen.extraction.extractors import registry
from tumen.extraction.extractors.manifest import Manifest, Plugin
from tumen.extraction.pipeline import extract_document


class Made:
    def extract(self, document):
        return [make_claim(document, extractor="made.v1")]


MADE = Plugin(Manifest("made", 1, "Made for a test.", ("en",)), lambda _options: Made())
NOT_ONE = "a string"


@pytest.fixture
def installed(monkeypatch):
    """Have other entry points stand in for those that are installed."""

    def have(*points: tuple[str, str]) -> None:
        found = [EntryPoint(name, value, registry.GROUP) for name, value in points]
        monkeypatch.setattr(registry, "entry_points", lambda **_group: found)

    registry.names.cache_clear()
    registry.plugin.cache_clear()
    yield have
    registry.names.cache_clear()
    registry.plugin.cache_clear()


def test_the_readers_of_the_package_are_found_by_their_entry_points() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    points = declared["project"]["entry-points"][registry.GROUP]
    assert set(points) <= set(registry.names())
    assert next(plugin.manifest.id for plugin in registry.plugins()) == registry.DEFAULT
    assert {plugin.manifest.id for plugin in registry.plugins()} >= set(points)


def test_the_default_is_the_rules_and_needs_no_network() -> None:
    manifest = registry.plugin(registry.DEFAULT).manifest
    assert (manifest.id, manifest.needs_network, manifest.settings) == ("reader.v1", False, ())


@pytest.mark.filterwarnings("default")
def test_the_rules_behind_the_door_read_as_the_rules() -> None:
    document = make_document()
    claims = registry.open_reader(registry.DEFAULT, {}).extract(document)
    assert claims == extract_document(document)
    assert {claim.extractor for claim in claims} == {registry.DEFAULT}


def test_a_reader_of_another_package_is_opened_in_the_same_way(installed) -> None:
    installed(("made.v1", f"{__name__}:MADE"))
    (claim,) = registry.open_reader("made.v1", {}).extract(make_document())
    assert claim.extractor == "made.v1"


def test_an_unknown_name_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UnknownReaderError, match="language-modle") as error:
        registry.plugin("language-modle.v1")
    assert "Did you mean language-model.v1?" in error.value.hint


def test_two_packages_cannot_give_one_name(installed) -> None:
    installed(("made.v1", "one:PLUGIN"), ("made.v1", "other:PLUGIN"))
    with pytest.raises(ReaderError, match=r"one:PLUGIN and other:PLUGIN|other:PLUGIN and one:PLUGIN"):
        registry.plugins()


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("made.v1", "no_such_module_anywhere:PLUGIN", "cannot be loaded"),
        ("made.v1", f"{__name__}:MISSING", "cannot be loaded"),
        ("made.v1", f"{__name__}:NOT_ONE", "gives str"),
        ("made.v2", f"{__name__}:MADE", "gives made.v1"),
    ],
)
def test_a_broken_reader_is_named_with_the_reason(installed, name, value, reason) -> None:
    installed((name, value))
    with pytest.raises(ReaderError, match=reason):
        registry.plugin(name)
