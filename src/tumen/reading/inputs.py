"""What an input is: a file, a folder with all in it, an address, or standard input."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tumen.errors import EmptyDocumentError, NotFoundError, ReadingError, WrongTypeError
from tumen.reading.limits import read_up_to, too_many_bytes

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_WALKED = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, and how its errors name it."""

    kind: Literal["file", "address", "standard input"]
    origin: str


def expand(given: str) -> Iterator[Input | ReadingError]:
    """The inputs that one argument names: itself, or every file under a folder in the order of their names.

    Hidden files and ``__pycache__`` are left out; a folder reached twice through links is walked once. What cannot be
    opened comes as an error in its place.
    """
    if given == "-":
        yield Input("standard input", "standard input")
    elif _ADDRESS.match(given):
        yield Input("address", given)
    else:
        yield from _expand_path(given)


def _expand_path(given: str) -> Iterator[Input | ReadingError]:
    try:
        is_folder = Path(given).is_dir()
    except (OSError, ValueError) as error:
        yield _unopened(given, error)
        return
    if not is_folder:
        yield Input("file", given)
        return
    empty = True
    for found in _walk(Path(given), frozenset()):
        empty = False
        yield found
    if empty:
        yield EmptyDocumentError(given, "the folder has no files to read", hint="Hidden files are not read.")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Input | ReadingError]:
    """The files under a folder; ``above`` are the folders on the way here, so that a link to one of them ends."""
    try:
        facts = folder.stat()
        if (facts.st_dev, facts.st_ino) in above:
            return
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield _unopened(str(folder), error)
        return
    for name in names:
        if name.startswith(".") or name in _NOT_WALKED:
            continue
        path = folder / name
        if path.is_dir():
            yield from _walk(path, above | {(facts.st_dev, facts.st_ino)})
        else:
            yield Input("file", str(path))


def read_file(path: str, max_bytes: int) -> bytes:
    """The bytes of a file, never more than ``max_bytes``.

    Raises :class:`NotFoundError`, :class:`TooLargeError` (by its size, unread), :class:`WrongTypeError` for what is no
    regular file, and :class:`ReadingError` where the system forbids it.
    """
    try:
        facts = os.stat(path)  # noqa: PTH116 -- a name with a null byte must fail here, as an error of its own
        if not stat.S_ISREG(facts.st_mode):
            raise WrongTypeError(
                path, "a folder" if stat.S_ISDIR(facts.st_mode) else "a device, pipe or socket, not a file"
            )
        if facts.st_size > max_bytes:
            raise too_many_bytes(path, facts.st_size, max_bytes)
        with Path(path).open("rb") as stream:
            return read_up_to(stream, max_bytes, path)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None


def _unopened(path: str, error: OSError | ValueError) -> ReadingError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFoundError(path, "no such file or folder", hint="Check the name; quote it if it holds spaces.")
    if isinstance(error, PermissionError):
        return ReadingError(path, "permission denied", hint="Give your user the right to read it.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadingError(path, f"cannot be opened ({reason})")
