"""Backups: one zip file with a table's rows as JSON lines and a manifest, the same for every database.

The manifest says the revision and, of each table, how many rows and the SHA-256 of its lines; so a damaged or
incomplete file is refused before anything is kept. The search index is not in it: it is made again from the texts.
The same ledger gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Date, Table, delete, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from tumen.errors import BackupError
from tumen.ledger import schema, search
from tumen.ledger.columns import UtcTime
from tumen.ledger.identifiers import in_groups
from tumen.ledger.opening import Database
from tumen.ledger.values import BackupSummary

FORMAT = "tumen-ledger-backup"
VERSION = 1
_MANIFEST = "manifest.json"
_SINCE = {"claim_versions": "0002"}
"""The revision at which a table came in, where it was not the first."""
_TOGETHER = 500  # rows written at once
_TABLES = tuple(table for table in schema.metadata.sorted_tables if table is not schema.search_parts)


def backup(connection: Connection, path: Path, *, replace: bool) -> BackupSummary:
    """Write a backup. See :meth:`tumen.ledger.store.Ledger.backup`."""
    if path.exists() and not replace:
        raise BackupError(f"There is a file at {path} already.", hint="Name another file, or say to replace it.")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            tables = _write(connection, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise BackupError(f"The backup {path} cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return BackupSummary(path, {name: table["rows"] for name, table in tables.items()})


def restore(database: Database, path: Path, *, replace: bool) -> BackupSummary:
    """Restore a backup. See :func:`tumen.ledger.store.restore`."""
    try:
        with zipfile.ZipFile(path) as archive, database.write() as connection:
            manifest = _manifest(archive, path)
            _make_room(connection, database.shown, replace=replace)
            held = [table for table in _TABLES if table.name in manifest]
            for table in held:
                _restore_table(connection, archive, table, manifest[table.name], path)
            _index(connection)
            return BackupSummary(path, {table.name: manifest[table.name]["rows"] for table in held})
    except FileNotFoundError:
        raise BackupError(f"There is no file {path}.") from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupError(f"{path} is not a backup, or is damaged.") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror or error}.") from error


def _write(connection: Connection, file: IO[bytes]) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in _TABLES:
            rows, digest = 0, hashlib.sha256()
            with archive.open(_entry(_file_of(table)), "w", force_zip64=True) as lines:
                for line in _lines(connection, table):
                    lines.write(line)
                    digest.update(line)
                    rows += 1
            tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
        manifest = {"format": FORMAT, "version": VERSION, "revision": schema.REVISION, "tables": tables}
        archive.writestr(_entry(_MANIFEST), json.dumps(manifest, indent=1))
    return tables


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # dated 1980: the same ledger gives the same bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _file_of(table: Table) -> str:
    return f"{table.name}.jsonl"


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    statement = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=_TOGETHER).execute(statement):
        data = {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - public, despite its name
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield line.encode("utf-8", "surrogatepass") + b"\n"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """What the backup says of each table, once it is sure that this version can restore it."""
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        known = manifest["format"] == FORMAT
        version, revision, tables = manifest["version"], manifest["revision"], manifest["tables"]
        rows = {name: int(table["rows"]) for name, table in tables.items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        known = False
    if not known:
        raise BackupError(f"{path} is not a backup of a ledger.", hint="Make one with: tumen backup FILE.")
    if version != VERSION or revision not in schema.REVISIONS:
        raise BackupError(
            f"{path} is a backup of version {version}, revision {revision}; this Tumen reads version {VERSION} with "
            f"revisions up to {schema.REVISION}.",
            hint="Use the newer version of Tumen that wrote it.",
        )
    names = {table.name for table in _TABLES if _SINCE.get(table.name, "") <= revision}
    if rows.keys() != names:
        raise BackupError(f"{path} holds other tables than a ledger: {sorted(rows.keys() ^ names)}.")
    return dict(tables)


def _make_room(connection: Connection, shown: str, *, replace: bool) -> None:
    held = connection.execute(select(schema.documents.c.id).limit(1)).first()
    if held and not replace:
        raise BackupError(
            f"The ledger at {shown} holds documents.", hint="Restore into a new ledger, or say to replace this one."
        )
    for table in reversed(schema.metadata.sorted_tables):
        connection.execute(delete(table))
    search.clear(connection)


def _restore_table(
    connection: Connection, archive: zipfile.ZipFile, table: Table, said: dict[str, Any], path: Path
) -> None:
    digest, rows = hashlib.sha256(), 0
    try:
        with archive.open(_file_of(table)) as lines:
            while group := list(islice(lines, _TOGETHER)):
                for line in group:
                    digest.update(line)
                rows += len(group)
                connection.execute(insert(table), [_row(table, line) for line in group])
    except KeyError:
        raise BackupError(f"{path} is damaged: the table {table.name} is missing.") from None
    except (ValueError, TypeError, AttributeError, IntegrityError, DataError) as error:
        raise BackupError(f"{path} is damaged: table {table.name}, a row near {rows} cannot be kept.") from error
    if rows != said["rows"] or digest.hexdigest() != said["sha256"]:
        raise BackupError(f"{path} is damaged: the table {table.name} is not what the manifest says.")


def _row(table: Table, line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    if row.keys() != set(table.c.keys()):
        raise ValueError(f"the columns are {sorted(row)}")
    for column in table.c:
        value = row[column.name]
        if value is not None and isinstance(column.type, UtcTime):
            row[column.name] = datetime.fromisoformat(value)
        elif value is not None and isinstance(column.type, Date):
            row[column.name] = date.fromisoformat(value)
    return row


def _index(connection: Connection) -> None:
    ids = connection.scalars(select(schema.documents.c.id).order_by(schema.documents.c.id)).all()
    for group in in_groups(ids):
        table = schema.documents
        for row in connection.execute(
            select(table.c.id, table.c.text).where(table.c.id.in_(group)).order_by(table.c.id)
        ):
            search.index(connection, row.id, row.text)
