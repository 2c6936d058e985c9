"""``tumen doctor``: what is installed, where the ledger is, what is wrong and what to do about it."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import resources
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

import click

from tumen.cli.options import Command, format_option, ledger_option, settings_for
from tumen.cli.output import Column, show
from tumen.errors import LedgerMissingError, ModelMissingError, TumenError
from tumen.extraction.language import model_name
from tumen.ledger.store import open_ledger
from tumen.settings import Settings, ledger_path

State = Literal["ok", "note", "wrong"]

_SMALL_DISK = 500_000_000
"""Bytes of free space below which a ledger may soon not grow."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: how it stands, what was found, and what to do when it is wrong."""

    name: str
    state: State
    found: str
    advice: str = ""


_COLUMNS: tuple[Column[Check], ...] = (
    Column("state", "", lambda check: check.state, whole=True),
    Column("name", "What", lambda check: check.name, whole=True),
    Column("found", "Found", lambda check: check.found),
    Column("advice", "To do", lambda check: check.advice),
)


@click.command(cls=Command, examples=("tumen doctor", "tumen doctor --format json"))
@format_option()
@ledger_option
def doctor(form: str, ledger_url: str | None) -> int:
    """Say what is installed, where the ledger is and how it stands, what is wrong and what to do.

    The exit code is 1 when something that is needed is missing.
    """
    checks = list(_checks(ledger_url))
    show(checks, _COLUMNS, form, as_json=asdict)
    return int(any(check.state == "wrong" for check in checks))


def _checks(ledger_url: str | None) -> Iterator[Check]:
    yield Check("tumen", "ok", f"{version('tumen')}, in {Path(__file__).parents[1]}")
    yield Check("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield _packages()
    yield _model()
    yield _fonts()
    try:
        settings = settings_for(ledger_url)
    except TumenError as error:
        yield Check("settings", "wrong", error.message, "Change or unset the variable.")
        return
    yield _postgres(settings)
    yield _ledger(settings)
    yield from _disk(settings)
    yield Check("chromium", "note", "not needed: only the project's own tests drive it")


def _packages() -> Check:
    names = [line.split(";")[0] for line in requires("tumen") or () if "extra ==" not in line]
    missing = [name for name in map(_package_name, names) if _version(name) is None]
    if missing:
        return Check("packages", "wrong", f"missing: {', '.join(missing)}", "Run scripts/setup.")
    return Check("packages", "ok", f"all {len(names)} that are needed")


def _package_name(requirement: str) -> str:
    for position, character in enumerate(requirement):
        if not (character.isalnum() or character in "-_."):
            return requirement[:position]
    return requirement


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _model() -> Check:
    name = model_name()
    if name is None:
        return Check("language model", "wrong", "no English model", ModelMissingError.default_hint)
    return Check("language model", "ok", f"English: {name} {_version(name) or ''}".rstrip())


def _fonts() -> Check:
    folder = resources.files("tumen") / "reports" / "fonts"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith((".otf", ".ttf", ".ttc")))
    if not names:
        return Check("fonts", "wrong", "the fonts of the reports are missing", "Install Tumen again.")
    return Check("fonts", "ok", ", ".join(names))


def _postgres(settings: Settings) -> Check:
    wanted = settings.ledger_url.startswith("postgres")
    found = _version("psycopg")
    if found:
        return Check("postgresql driver", "ok", f"psycopg {found}")
    if wanted:
        return Check("postgresql driver", "wrong", "not installed", "pip install 'tumen[postgres]'")
    return Check("postgresql driver", "note", "not installed; only a ledger at postgresql://... needs it")


def _ledger(settings: Settings) -> Check:
    try:
        with open_ledger(settings.ledger_url, read_only=True) as ledger:
            where, stats = ledger.url, ledger.stats()
    except LedgerMissingError as error:
        return Check("ledger", "note", error.message, error.hint)
    except TumenError as error:
        return Check("ledger", "wrong", error.message, error.hint)
    held = (
        f"{where}: {stats.documents:,} documents, {stats.claims:,} claims, {stats.dealings:,} dealings, "
        f"{stats.bytes / 1e6:,.1f} MB, revision {stats.revision}"
    )
    if stats.pending:
        return Check("ledger", "note", f"{held}; {stats.pending:,} blocks pending", "The next tumen add finishes them.")
    return Check("ledger", "ok", held)


def _disk(settings: Settings) -> Iterator[Check]:
    path = ledger_path(settings)
    if path is None:
        return
    folder = next((parent for parent in path.absolute().parents if parent.is_dir()), Path("/"))
    free = shutil.disk_usage(folder).free
    if free < _SMALL_DISK:
        yield Check("disk", "wrong", f"{free / 1e6:,.0f} MB free at {folder}", "Make room, or move the ledger.")
    else:
        yield Check("disk", "ok", f"{free / 1e9:,.1f} GB free at {folder}")
