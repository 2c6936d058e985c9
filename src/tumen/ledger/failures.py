"""What databases say went wrong, in our words. Their own text, which may hold SQL, is for the log and never a message.

The original error stays the cause (``__cause__``) of ours, where a developer finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from tumen.errors import LedgerBusyError, LedgerError, LedgerMissingError, LedgerValueError


@contextmanager
def translated(shown: str) -> Iterator[None]:
    """Raise the database's errors as errors of the ledger at ``shown``, an address without a password."""
    try:
        yield
    except PoolTimeoutError as error:
        raise LedgerBusyError(f"The ledger at {shown} has no connection free.") from error
    except SQLAlchemyError as error:
        raise _ledger_error(error, shown) from error


class _Failure(NamedTuple):
    """One way to fail: how the databases say it, and how we do. A state of two letters stands for its whole class."""

    kind: type[LedgerError]
    states: tuple[str, ...]
    words: tuple[str, ...]
    message: str
    hint: str | None = None


_DAMAGED = "Restore a backup with: tumen restore."
_FAILURES = (
    _Failure(
        LedgerBusyError,
        ("55P03", "40001", "40P01"),
        ("is locked",),
        "The ledger at {shown} is being written by another process.",
    ),
    _Failure(
        LedgerMissingError,
        ("3D000",),
        ("fatal:  database",),
        "There is no database at {shown}.",
        "Make it on the server with: createdb NAME.",
    ),
    _Failure(LedgerError, (), ("not a database",), "{shown} is some other file, not a ledger.", "Name another file."),
    _Failure(LedgerError, ("XX001", "XX002"), ("malformed",), "The ledger at {shown} is damaged.", _DAMAGED),
    _Failure(
        LedgerError,
        ("42P01", "42703", "3F000"),
        ("no such table", "no such column"),
        "The ledger at {shown} lacks a table or column that this Tumen needs.",
        f"Something else changed it. {_DAMAGED}",
    ),
    _Failure(
        LedgerError,
        ("53100",),
        ("disk is full",),
        "The disk of the ledger at {shown} is full.",
        "Make room and try again.",
    ),
    _Failure(
        LedgerError,
        ("58030",),
        ("disk i/o error",),
        "The disk of the ledger at {shown} cannot be read or written.",
        "Check the disk, then try again.",
    ),
    _Failure(
        LedgerError,
        ("25006", "42501"),
        ("readonly", "read-only", "unable to open"),
        "The ledger at {shown} cannot be opened or written.",
        "Check who may read and write the file and its folder, or the rights of the database user.",
    ),
    _Failure(
        LedgerError,
        ("28",),
        ("authentication", "no password supplied", "pg_hba"),
        "The server of the ledger at {shown} did not let the user in.",
        "Check the user and the password in the address.",
    ),
    _Failure(
        LedgerError,
        ("08", "57P"),
        ("connection", "timeout expired", "could not translate host", "name or service"),
        "The server of the ledger at {shown} does not answer, or broke off.",
        "Check that it runs and that the address is right.",
    ),
    _Failure(
        LedgerError,
        ("53200", "53300"),
        ("out of memory",),
        "The database of the ledger at {shown} has no memory or no connection left.",
        "Try again when less is running.",
    ),
    _Failure(
        LedgerValueError,
        ("22", "54"),
        ("too big", "too large", "out of range"),
        "The ledger at {shown} cannot hold a value of that size or kind; nothing of it was kept.",
    ),
    _Failure(
        LedgerValueError,
        ("23",),
        ("constraint",),
        "What was to be written breaks a rule of the ledger at {shown}; nothing of it was kept.",
        "This is an error in Tumen: report it.",
    ),
)
_OTHER = "The ledger at {shown} could not do what was asked."
_OTHER_HINT = "Look at it with: tumen doctor."


def _ledger_error(error: SQLAlchemyError, shown: str) -> LedgerError:
    origin = error.orig if isinstance(error, DBAPIError) else None
    said, state = str(origin or "").lower(), getattr(origin, "sqlstate", None) or ""
    for failure in _FAILURES:
        if (state and state.startswith(failure.states)) or any(word in said for word in failure.words):
            return failure.kind(failure.message.format(shown=shown), hint=failure.hint)
    return LedgerError(_OTHER.format(shown=shown), hint=_OTHER_HINT)
