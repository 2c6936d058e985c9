"""What kind of thing some bytes are: by the bytes first, then by what a server says, then by the name."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Literal

from tumen.errors import WrongTypeError

Kind = Literal["text", "markdown", "html", "pdf", "feed", "jsonl"]

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "feed": "application/rss+xml",
    "jsonl": "application/jsonl",
}

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\x00\x00\x01\x00", "an image (icon)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (doc, xls or ppt)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program (ELF)"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "sound or video (Ogg)"),
    (b"ID3", "sound (MP3)"),
    (b"fLaC", "sound (FLAC)"),
    (b"\x1aE\xdf\xa3", "video (Matroska)"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"%!PS", "a PostScript file"),
)
_OFFICE = (
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
    (b"application/epub+zip", "an e-book (EPUB)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
# What may stand before the first element. Atomic groups, so that no markup makes the match take longer than its length.
_BEFORE = r"(?>(?>\s+|<\?[^>]*>|<!--.*?-->|<!doctype\s+(?!html)[^>]*>)*)"
_FEED = re.compile(rf"{_BEFORE}<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL | re.IGNORECASE)
_HTML = re.compile(
    rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|article|main|title|meta)[\s>]", re.DOTALL | re.IGNORECASE
)
_OTHER_XML = re.compile(r"\s*<\?xml[\s>]|\s*<svg[\s>]", re.IGNORECASE)
_BY_NAME: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_BY_MEDIA_TYPE: dict[str, Kind] = {
    "text/markdown": "markdown", "text/html": "html", "application/xhtml+xml": "html", "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl", "application/x-jsonlines": "jsonl",
}  # fmt: skip
_TABLES = {".csv": "a table (CSV)", ".tsv": "a table (TSV)"}
_HEAD = 4096


def binary_kind(data: bytes) -> str | None:
    """What a file of no readable kind is, in words: "an image (PNG)"; None where its bytes may be read."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _OFFICE if mark in data[:200_000]), "a zip archive")
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return {b"WEBP": "an image (WebP)", b"WAVE": "sound (WAV)"}.get(data[8:12], "video (AVI)")
    if data[4:8] == b"ftyp":
        return "an image (HEIF)" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "video (MP4)"
    if data.startswith((b"MZ", b"BM")) and b"\x00" in data[:64]:
        return "a program (Windows)" if data.startswith(b"MZ") else "an image (BMP)"
    return None


def is_pdf(data: bytes) -> bool:
    """Whether the bytes start a PDF: its mark within the first kilobyte, as readers of PDF allow."""
    return b"%PDF-" in data[:1024]


def looks_binary(data: bytes) -> bool:
    """Whether bytes that are not marked UTF-16 or UTF-32 hold what no text holds: zeros or many control characters."""
    head = data[:_HEAD]
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b")  # noqa: PLR2004 -- ASCII space
    return b"\x00" in data or controls > len(head) / 20


def wrong_type(origin: str, name: str) -> WrongTypeError:
    """The error for a file of a kind, named in words, that Tumen does not read."""
    return WrongTypeError(origin, f"this is {name}, which Tumen does not read")


def text_kind(text: str, origin: str, name: str, media_type: str | None = None) -> Kind:
    """The kind of a decoded text: by how it begins, then by ``media_type``, then by the suffix of ``name``.

    Raises :class:`WrongTypeError` for tables, JSON not written one object a line, XML that is neither page nor feed.
    """
    head = text[:_HEAD].lstrip("\ufeff")
    suffix = PurePosixPath(name.split("?", 1)[0].split("#", 1)[0]).suffix.lower()
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    if _OTHER_XML.match(head) and suffix not in {".html", ".htm", ".xhtml"}:
        raise wrong_type(origin, "XML that is neither a page nor a feed")
    if suffix in _TABLES:
        raise wrong_type(origin, _TABLES[suffix])
    by_type = _BY_MEDIA_TYPE.get((media_type or "").split(";", 1)[0].strip().lower())
    kind: Kind | None = by_type or _BY_NAME.get(suffix)
    if kind is not None:
        return kind
    return _json_kind(text, origin, suffix)


def _json_kind(text: str, origin: str, suffix: str) -> Kind:
    first = text.lstrip().split("\n", 1)[0].strip()
    if first.startswith("{") and _is_object(first):
        return "jsonl"
    if suffix == ".json" or (first[:1] in {"{", "["} and len(first) > 1 and _is_json(text)):
        raise WrongTypeError(
            origin,
            "this is JSON, but not one object a line",
            hint='Write one line each: {"text": "...", "title": "..."}',
        )
    return "text"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
