"""Opening a ledger: addresses, connections, transactions, migrations.

A write takes the ledger's one write lock when it begins (BEGIN IMMEDIATE on SQLite, an advisory lock on PostgreSQL),
so what it reads cannot change before it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tumen.errors import LedgerError, LedgerMissingError, LedgerVersionError
from tumen.ledger.failures import translated
from tumen.ledger.schema import REVISION, REVISIONS

_WRITE_LOCK = 7_426_351_830_001  # names the write lock among PostgreSQL's advisory locks


_STAMPS = {
    # The version of the file as this connection sees it: raised by what other connections write.
    "sqlite": "PRAGMA data_version",
    # Which transactions have ended: it changes with every writing one of the server.
    "postgresql": "SELECT CAST(pg_current_snapshot() AS text)",
}


class _Watching:
    """A connection kept for nothing but the stamp, because SQLite tells changes as one connection sees them."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._connection: Connection | None = None

    def stamp(self) -> str:
        with self._lock:
            if self._connection is None or self._connection.invalidated:
                self._connection = self._engine.connect()
            with self._connection.begin():
                return str(self._connection.exec_driver_sql(_STAMPS[self._engine.dialect.name]).scalar_one())

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


@dataclass(frozen=True, slots=True)
class Database:
    """A ledger's connections, for reading and for writing. ``shown`` is its address without the password."""

    engine: Engine
    writer: Engine
    shown: str
    read_only: bool
    _watching: _Watching

    def stamp(self) -> str:
        """A value that is another one after anything was written, here or by another process."""
        with translated(self.shown):
            return self._watching.stamp()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection on which all reads see one state of the ledger."""
        with translated(self.shown), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that holds the write lock. All is kept at the end, or nothing when an error is raised."""
        if self.read_only:
            raise LedgerError(f"The ledger at {self.shown} was opened for reading only.", hint="Open it for writing.")
        with translated(self.shown), self.writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITE_LOCK})
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._watching.close()
        self.engine.dispose()


def open_database(url: str, *, create: bool, read_only: bool, busy_seconds: float) -> Database:
    """The database at an address, at this version's revision. See :func:`tumen.ledger.store.open_ledger`."""
    address = _address(url)
    shown = _shown(address)
    if address.get_backend_name() == "sqlite":
        _check_file(Path(address.database or ""), shown, create=create and not read_only)
    engine = _engine(address, busy_seconds, read_only=read_only)
    database = Database(
        engine, engine.execution_options(**_writing_options(engine)), shown, read_only, _Watching(engine)
    )
    try:
        _bring_to_revision(database, create=create and not read_only)
    except BaseException:
        database.close()
        raise
    return database


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables, None where there are none."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _address(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=str(Path(url).expanduser()))
    try:
        address = make_url(url)
    except ArgumentError:
        raise LedgerError(f"{url.split('://', 1)[0]}://... is not an address.", hint=_ADDRESS_HINT) from None
    backend = address.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and address.database:
        return address.set(drivername="sqlite")
    raise LedgerError(f"A ledger cannot be kept at {_shown(address)}.", hint=_ADDRESS_HINT)


_ADDRESS_HINT = "Give a file path, sqlite:///path/to/file or postgresql://user@host/database."


def _shown(address: URL) -> str:
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return address.set(drivername="postgresql").render_as_string(hide_password=True)


def _check_file(path: Path, shown: str, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{shown} is a folder, not a ledger.", hint="Name a file in it.")
    if path.is_file():
        return
    if not create:
        raise LedgerMissingError(f"There is no ledger at {shown}.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"The folder of {shown} cannot be made: {error.strerror}.") from error


def _engine(address: URL, busy_seconds: float, *, read_only: bool) -> Engine:
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address, busy_seconds, read_only=read_only)
    milliseconds = int(busy_seconds * 1000)
    given = address.query.get("options", "")
    options = f"{given if isinstance(given, str) else ' '.join(given)} -c lock_timeout={milliseconds} -c timezone=UTC"
    if read_only:
        options += " -c default_transaction_read_only=on"
    try:
        return create_engine(
            address.difference_update_query(["options"]),
            connect_args={"options": options.strip(), "connect_timeout": max(2, int(busy_seconds))},
            isolation_level="REPEATABLE READ",
            pool_pre_ping=True,
        )
    except ModuleNotFoundError:
        raise LedgerError(
            "A ledger on PostgreSQL needs the package psycopg, which is not installed.",
            hint="Install it with: pip install 'tumen[postgres]'.",
        ) from None


def _sqlite_engine(address: URL, busy_seconds: float, *, read_only: bool) -> Engine:
    engine = create_engine(address, connect_args={"timeout": busy_seconds, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection, _record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        connection.isolation_level = None  # transactions begin below and not where the driver guesses
        cursor = connection.cursor()
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA cache_size = -32000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("tumen_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _writing_options(engine: Engine) -> dict[str, object]:
    """PostgreSQL takes its picture of the tables before the lock is held, unless each statement takes its own."""
    if engine.dialect.name == "postgresql":
        return {"isolation_level": "READ COMMITTED"}
    return {"tumen_write": True}


def _bring_to_revision(database: Database, *, create: bool) -> None:
    with database.read() as connection:
        found = revision_of(connection)
    if found == REVISION:
        return
    if found is None and not create:
        raise LedgerMissingError(f"There is no ledger at {database.shown}.")
    if found is not None and found not in REVISIONS:
        raise LedgerVersionError(
            f"The ledger at {database.shown} has revision {found}; this Tumen knows revisions up to {REVISION}."
        )
    if database.read_only:
        raise LedgerVersionError(
            f"The ledger at {database.shown} has revision {found}, older than {REVISION}, and was opened for reading.",
            hint="Open it once for writing, which brings it up to date.",
        )
    with database.write() as connection:
        if revision_of(connection) != REVISION:  # another process may have been first
            _migrate(connection)


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, and rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
