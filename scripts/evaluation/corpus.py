"""The corpus on disk: its parts, compiled, and the hash that the floors are held against."""

from __future__ import annotations

import hashlib
from pathlib import Path

from scripts.evaluation.labels import GoldDocument
from scripts.evaluation.markup import MarkupError, read_file
from scripts.evaluation.names import read_names

PARTS = ("seen", "unseen")
GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"


def load(part: str, folder: Path = GOLD) -> list[GoldDocument]:
    """Every labelled document of a part. Raises :class:`MarkupError` for a fault, or for a text labelled twice."""
    names = read_names()
    found: list[GoldDocument] = []
    first: dict[str, str] = {}
    for path in sorted((folder / part).glob("*.gold")):
        for document in read_file(path, part, names):
            other = first.setdefault(document.document.id, document.id)
            if other != document.id:
                raise MarkupError(f"{path.name}: {document.id} has the same text as {other}: remove one")
            found.append(document)
    return found


def corpus_hash(folder: Path = GOLD) -> str:
    """A SHA-256 over every labelled file's name and bytes: another corpus, another hash."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.gold")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
