"""Settings: read once from the environment, then passed by value. Each is documented in docs/settings.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_data_path

from tumen.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set. The environment variable of a field is ``TUMEN_`` and its name in capitals."""

    ledger: str = ""
    """Where the ledger is: a file path or ``postgresql://...``. Empty: the user's data folder."""
    max_bytes: int = 20_000_000
    """The largest file read, in bytes."""
    max_pages: int = 500
    """The most pages read of one PDF."""
    max_characters: int = 2_000_000
    """The longest text kept of one document, in characters."""
    max_seconds: float = 60.0
    """The longest time spent on reading one file, in seconds."""
    fetch_seconds: float = 20.0
    """The longest time spent on fetching one address, in seconds."""
    fetch_redirects: int = 3
    """The most redirects followed."""
    fetch_private: bool = False
    """Whether private, loopback and link-local addresses may be fetched."""
    user: str = "analyst"
    """The name that judgements are kept under."""

    def __post_init__(self) -> None:
        for name in ("max_bytes", "max_pages", "max_characters", "max_seconds", "fetch_seconds"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"TUMEN_{name.upper()} is {getattr(self, name)}: it must be above 0")
        if self.fetch_redirects < 0:
            raise SettingsError(f"TUMEN_FETCH_REDIRECTS is {self.fetch_redirects}: it must be 0 or more")

    @property
    def ledger_url(self) -> str:
        """The ledger's address, with the default filled in."""
        return self.ledger or str(user_data_path("tumen") / "ledger.sqlite")


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives. Raises :class:`SettingsError` naming the variable at fault."""
    values = os.environ if environment is None else environment
    given: dict[str, object] = {}
    for item in fields(Settings):
        variable = f"TUMEN_{item.name.upper()}"
        if variable in values:
            given[item.name] = parse_value(variable, values[variable], type(item.default))
    return Settings(**given)  # type: ignore[arg-type]


def parse_value(variable: str, value: str, kind: type) -> str | int | float | bool:
    """The ``bool``, ``int``, ``float`` or ``str`` that a text means. Raises :class:`SettingsError`."""
    if kind is bool:
        if value.lower() in {"1", "true", "yes", "on"}:
            return True
        if value.lower() in {"0", "false", "no", "off", ""}:
            return False
        raise SettingsError(f"{variable} is {value!r}: say 1 or 0")
    try:
        return str(value) if kind is str else int(value) if kind is int else float(value)
    except ValueError:
        raise SettingsError(f"{variable} is {value!r}: a {kind.__name__} is wanted") from None


def ledger_path(settings: Settings) -> Path | None:
    """The ledger's file, or None when it is a server."""
    url = settings.ledger_url
    return None if "://" in url and not url.startswith("sqlite") else Path(url.removeprefix("sqlite:///"))
