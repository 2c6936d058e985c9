from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from tumen.errors import LedgerBusyError, LedgerError, LedgerMissingError, LedgerValueError
from tumen.ledger import Ledger, open_ledger
from tumen.ledger.failures import translated

FOREIGN = "SELECT payload FROM claims WHERE secret_column = 'x'"


class DriverError(Exception):
    """What a driver raises: words of its own, and on PostgreSQL a state."""

    def __init__(self, said: str, sqlstate: str | None = None) -> None:
        super().__init__(said)
        self.sqlstate = sqlstate


def _told(error: SQLAlchemyError) -> LedgerError:
    with pytest.raises(LedgerError) as caught, translated("the/ledger"):
        raise error
    assert caught.value.__cause__ is error
    return caught.value


def _driver_error(said: str, sqlstate: str | None = None) -> LedgerError:
    return _told(DBAPIError(FOREIGN, {"x": "secret"}, DriverError(said, sqlstate)))


@pytest.mark.parametrize(
    ("said", "state", "kind", "words"),
    [
        ("database is locked", None, LedgerBusyError, "another process"),
        ("could not obtain lock", "55P03", LedgerBusyError, "another process"),
        ('FATAL:  database "x" does not exist', None, LedgerMissingError, "no database"),
        ("file is not a database", None, LedgerError, "some other file"),
        ("database disk image is malformed", None, LedgerError, "damaged"),
        ("no such table: claims", None, LedgerError, "lacks a table"),
        ('relation "claims" does not exist', "42P01", LedgerError, "lacks a table"),
        ("database or disk is full", None, LedgerError, "full"),
        ("disk I/O error", None, LedgerError, "disk"),
        ("attempt to write a readonly database", None, LedgerError, "cannot be opened or written"),
        ('password authentication failed for user "x"', "28P01", LedgerError, "did not let the user in"),
        ("connection to server failed: Connection refused", None, LedgerError, "does not answer"),
        ("terminating connection", "57P01", LedgerError, "does not answer"),
        ("string or blob too big", None, LedgerValueError, "cannot hold a value"),
        ("UNIQUE constraint failed: claims.id", None, LedgerValueError, "breaks a rule"),
        ("duplicate key value", "23505", LedgerValueError, "breaks a rule"),
        ("near 'SELEC': syntax error", "42601", LedgerError, "could not do what was asked"),
    ],
)
def test_what_a_database_says_is_told_in_our_words(said, state, kind, words) -> None:
    error = _driver_error(said, state)
    assert type(error) is kind
    assert words in error.message
    assert "the/ledger" in error.message
    for foreign in (said, FOREIGN, "SELECT", "secret"):
        assert foreign not in f"{error.message} {error.hint}"


@pytest.mark.parametrize("error", [ArgumentError(FOREIGN), SQLAlchemyError(FOREIGN), PoolTimeoutError(FOREIGN)])
def test_errors_of_the_toolkit_show_nothing_of_themselves(error) -> None:
    assert "SELECT" not in str(_told(error))


def test_a_broken_question_shows_no_sql(ledger: Ledger) -> None:
    with pytest.raises(LedgerError) as caught, ledger.database.read() as connection:
        connection.execute(text("SELECT secret_column FROM no_such_table"))
    assert "lacks a table" in caught.value.message
    assert "secret_column" not in f"{caught.value.message} {caught.value.hint}"


def test_a_ledger_that_lost_a_table_says_so_without_sql(other_url: str) -> None:
    with open_ledger(other_url, create=True) as ledger:
        with sqlite3.connect(other_url) as outside:
            outside.execute("DROP TABLE search_parts")
        with pytest.raises(LedgerError) as caught:
            ledger.search("shells")
    assert "search_parts" not in caught.value.message
