"""Options that several commands share, so that they are spelled, explained and parsed in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import click

from tumen.errors import QueryError
from tumen.settings import Settings, read_settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Option = Callable[[_Command], _Command]

TABLE_FORMATS = ("table", "json", "csv", "jsonl")


class Command(click.Command):
    """A command whose help ends with examples: each a line to type, in the ``examples`` of its decorator."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **fields: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*arguments, **fields)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the examples as they are typed."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def ledger_option(command: _Command) -> _Command:
    """``--ledger``: which ledger."""
    return click.option(
        "--ledger",
        "ledger_url",
        metavar="FILE|URL",
        help="The ledger: a file, or postgresql://...  [default: TUMEN_LEDGER, or a file in your data folder]",
    )(command)


def format_option(*choices: str, default: str = "table") -> _Option[Any]:
    """``--format``: how a table is written."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices or TABLE_FORMATS),
        default=default,
        show_default=True,
        help="How it is written.",
    )


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise QueryError(f"{value!r} is not a day", hint="Write it as 2024-06-19.") from None


def as_of_option(command: _Command) -> _Command:
    """``--as-of``: what the ledger knew on an earlier day."""
    return click.option(
        "--as-of", callback=_day, metavar="DATE", help="As known at the end of that day (UTC), as 2024-06-19."
    )(command)


def published_option(command: _Command) -> _Command:
    """``--published``: the day that a text is from."""
    return click.option(
        "--published", callback=_day, metavar="DATE", help="When it was published, as 2024-06-19: for 'last week'."
    )(command)


def quiet_option(command: _Command) -> _Command:
    """``--quiet``: only errors on standard error."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")(command)


def limit_options(command: _Command) -> _Command:
    """``--limit`` and ``--offset``: one page of a long list."""
    command = click.option(
        "--offset", type=click.IntRange(min=0), default=0, show_default=True, help="Leave out the first N."
    )(command)
    return click.option(
        "--limit", type=click.IntRange(min=1, max=10_000), default=100, show_default=True, help="Show at most N."
    )(command)


def end_of(day: date | None) -> datetime | None:
    """The last moment of a day, in UTC: what ``--as-of`` means. None stays None: now."""
    return None if day is None else datetime.combine(day, time.max, UTC)


def settings_for(ledger_url: str | None) -> Settings:
    """The settings of the environment, with ``--ledger`` over them."""
    settings = read_settings()
    return replace(settings, ledger=ledger_url) if ledger_url else settings
