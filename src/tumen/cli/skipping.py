"""Inputs that could not be read: each named with its reason, and the exit code that says so."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tumen.errors import ReadingError

SOME_SKIPPED = 3


def name_skipped(error: ReadingError) -> None:
    """Say on standard error which input was skipped, why, and what to do about it."""
    hint = f" ({error.hint.rstrip('.')})" if error.hint else ""
    click.echo(f"skipped: {error.message}{hint}", err=True)


def skipped_code(skipped: Sequence[ReadingError], *, done: int) -> int:
    """0 when nothing was skipped; 3 when some were; the errors' own code when nothing at all could be read."""
    if not skipped:
        return 0
    codes = {error.exit_code for error in skipped}
    if done:
        return SOME_SKIPPED
    return codes.pop() if len(codes) == 1 else ReadingError.exit_code
