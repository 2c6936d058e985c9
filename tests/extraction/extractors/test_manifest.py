from __future__ import annotations

import pytest

from tumen.errors import InvariantError, SettingsError
from tumen.extraction.extractors.manifest import Manifest, Setting

GOOD = Manifest(
    "other-reader",
    2,
    "Another reader.",
    ("en", "ko"),
    settings=(
        Setting("speed", "how fast", 1.5, least=1),
        Setting("mode", "which way", "a", choices=("a", "b")),
        Setting("loud", "whether it is heard", default=False),
        Setting("count", "how many", 3),
    ),
)


def test_the_name_with_the_version_is_the_id() -> None:
    assert GOOD.id == "other-reader.v2"


def test_settings_have_their_defaults_and_take_the_environments_values() -> None:
    assert dict(GOOD.options({})) == {"speed": 1.5, "mode": "a", "loud": False, "count": 3}
    given = {"TUMEN_OTHER_READER_SPEED": "2", "TUMEN_OTHER_READER_LOUD": "yes", "TUMEN_OTHER_READER_MODE": "b"}
    assert dict(GOOD.options(given)) == {"speed": 2.0, "mode": "b", "loud": True, "count": 3}


@pytest.mark.parametrize(
    ("name", "value"),
    [("SPEED", "fast"), ("SPEED", "0.5"), ("SPEED", "nan"), ("MODE", "c"), ("LOUD", "perhaps"), ("COUNT", "1.5")],
)
def test_a_value_that_cannot_be_used_is_named_with_its_variable(name, value) -> None:
    variable = f"TUMEN_OTHER_READER_{name}"
    with pytest.raises(SettingsError, match=variable):
        GOOD.options({variable: value})


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Other Reader"},
        {"name": ""},
        {"version": 0},
        {"title": ""},
        {"languages": ()},
        {"languages": ("english",)},
        {"settings": (Setting("a", "one", 1), Setting("a", "two", 2))},
    ],
)
def test_a_manifest_that_breaks_a_rule_is_refused(fields) -> None:
    with pytest.raises(InvariantError):
        Manifest(**({"name": "good", "version": 1, "title": "Good.", "languages": ("en",)} | fields))


@pytest.mark.parametrize(
    ("name", "words", "default", "choices"),
    [("Bad Name", "help", 1, ()), ("good", "", 1, ()), ("good", "help", "c", ("a", "b"))],
)
def test_a_setting_that_breaks_a_rule_is_refused(name, words, default, choices) -> None:
    with pytest.raises(InvariantError):
        Setting(name, words, default, choices=choices)
