"""What a reader declares of itself: the command line, the settings and the documentation are made from it.

Invariants, each checked when a value is made: a name is lower-case words joined by ``-``; a version is 1 or more; at
least one language; the settings have names of their own, a default of their own type, and a default among the choices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from tumen.errors import InvariantError, SettingsError
from tumen.model import Claim, Document
from tumen.settings import parse_value

Value = str | int | float | bool
Options = Mapping[str, Value]
"""The value of every setting of a manifest, by the setting's name."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SETTING = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a user can set for a reader. Its type is that of its default.

    ``least`` is the smallest number allowed, ``choices`` the words allowed (empty: any). A ``secret`` is never shown.
    """

    name: str
    help: str
    default: Value
    least: float | None = None
    choices: tuple[str, ...] = ()
    secret: bool = False

    def __post_init__(self) -> None:
        _require(bool(_SETTING.fullmatch(self.name)), "setting.name", self.name, "lower-case words joined by _")
        _require(bool(self.help), f"setting {self.name}.help", self.help, "a sentence")
        allowed = not self.choices or self.default in self.choices
        _require(allowed, f"setting {self.name}.default", self.default, f"one of {', '.join(self.choices)}")

    def read(self, variable: str, text: str) -> Value:
        """The value that a text means. Raises :class:`SettingsError` naming the variable it stands in."""
        value = parse_value(variable, text.strip(), type(self.default))
        if self.choices and value not in self.choices:
            raise SettingsError(f"{variable} is {text!r}: say {' or '.join(self.choices)}")
        if self.least is not None and isinstance(value, int | float) and not value >= self.least:
            raise SettingsError(f"{variable} is {text!r}: it must be {self.least:g} or more")
        return value


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a reader is: its name and version, the languages it reads (ISO 639), whether it needs the network.

    A reader that would give other claims for the same text is a new version, beside the old.
    """

    name: str
    version: int
    title: str
    languages: tuple[str, ...]
    needs_network: bool = False
    settings: tuple[Setting, ...] = ()

    def __post_init__(self) -> None:
        _require(bool(_NAME.fullmatch(self.name)), "manifest.name", self.name, "lower-case words joined by -")
        _require(self.version >= 1, f"manifest {self.name}.version", self.version, "1 or more")
        _require(bool(self.title), f"manifest {self.name}.title", self.title, "a sentence")
        good = bool(self.languages) and all(_LANGUAGE.fullmatch(language) for language in self.languages)
        _require(good, f"manifest {self.name}.languages", self.languages, "at least one code of ISO 639")
        names = [setting.name for setting in self.settings]
        _require(len(set(names)) == len(names), f"manifest {self.name}.settings", names, "each name once")

    @property
    def id(self) -> str:
        """What a claim says it was read by, and ``--reader`` takes: ``language-model.v1``."""
        return f"{self.name}.v{self.version}"

    def variable(self, setting: Setting) -> str:
        """The environment variable of a setting: ``TUMEN_LANGUAGE_MODEL_URL``."""
        return f"TUMEN_{self.name.replace('-', '_')}_{setting.name}".upper()

    def options(self, environment: Mapping[str, str]) -> Options:
        """The value of each setting: from the environment, else its default. Raises :class:`SettingsError`."""
        given: dict[str, Value] = {}
        for setting in self.settings:
            text = environment.get(self.variable(setting))
            given[setting.name] = setting.default if text is None else setting.read(self.variable(setting), text)
        return MappingProxyType(given)


class Reader(Protocol):
    """A reader that is ready to read."""

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document, in the order of its text, each id once.

        Raises :class:`tumen.errors.UnreadError` for a document that it cannot read, after which it can read others,
        and another :class:`tumen.errors.ReaderError` when it can read none.
        """


@dataclass(frozen=True, slots=True)
class Plugin:
    """A manifest, and how its reader is made from the value of each setting.

    ``open`` does nothing but check: it raises :class:`SettingsError` for what is missing, and asks nobody anything.
    """

    manifest: Manifest
    open: Callable[[Options], Reader]


def _require(holds: bool, field: str, value: object, rule: str) -> None:
    if not holds:
        raise InvariantError(field, value, rule)
