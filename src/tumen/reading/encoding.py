"""Bytes to characters: a byte order mark first, then UTF-8, then what the file declares, then what its letters show.

A text is refused, with the place of the first byte at fault, rather than read with letters that are not its own.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from tumen.errors import BrokenFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16_ZERO_SHARE = 0.3
_LEGACY = [
    "cp1251", "koi8_r", "iso8859_5", "cp866", "cp949", "euc_kr", "shift_jis", "cp932", "euc_jp", "iso2022_jp",
    "gb18030", "big5", "cp1253", "cp1255", "cp1256", "cp1250", "cp1254", "cp1252",
]  # fmt: skip
_MOST_CHAOS = 0.2
_SAMPLE = 200_000
_WESTERN_SIGNS = "‘’“”‚„–—…•\xa0«»£§°®©™"
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœšžÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÜŒŠŽ"
_WESTERN_LETTER = re.compile(rf"(?<=[A-Za-z])[{_WESTERN_LETTERS}]|[{_WESTERN_LETTERS}](?=[a-z])")
_OTHER_ALPHABETS = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
_LEAST_SHARE_OF_ALPHABET = 0.6


def decode(data: bytes, origin: str, declared: str | None = None) -> str:
    """The text of these bytes. ``declared`` is the character set that the file or server names, if any.

    Raises :class:`BrokenFileError` naming the byte (from 0) where no reading is sure.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, origin, len(mark))
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _strictly(data, unmarked, origin, 0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    for reading in (_as_declared(data, declared), _as_western(data), _as_legacy(data)):
        if reading is not None:
            return reading
    raise BrokenFileError(
        origin,
        f"not valid UTF-8 (byte 0x{data[at]:02x} at offset {at:,}), and no other character set fits",
        hint="Save it as UTF-8 and add it again.",
    )


def has_mark(data: bytes) -> bool:
    """Whether the bytes say by a byte order mark, or by the pattern of UTF-16, that zeros among them are letters."""
    return any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data) is not None


def _strictly(data: bytes, name: str, origin: str, skipped: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise BrokenFileError(
            origin,
            f"says it is {name.upper()} but is not at offset {error.start + skipped:,}",
            hint="Save it as UTF-8 and add it again.",
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly ASCII text without a mark: every other byte is zero, and the ones between never are."""
    head = data[:4000]
    if len(head) < 2 or len(data) % 2:  # noqa: PLR2004 -- one UTF-16 unit
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > _UTF16_ZERO_SHARE and even == 0:
        return "utf-16-le"
    if even > _UTF16_ZERO_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with faults: no fewer long letters right than bytes wrong."""
    text = data[:_SAMPLE].decode("utf-8", "surrogateescape")
    wrong = sum(1 for letter in text if "\udc80" <= letter <= "\udcff")
    right = sum(1 for letter in text if letter > "\x7f") - wrong
    return right >= wrong


def _as_declared(data: bytes, declared: str | None) -> str | None:
    if declared is None or _is_damaged_utf8(data):
        return None
    try:
        if codecs.lookup(declared).name in {"utf-8", "utf-16", "utf-32", "utf-7"}:
            return None
        text = data.decode(declared)
    except (LookupError, ValueError):
        return None
    return None if re.search("[\x00-\x08\x80-\x9f]", text) else text


def _as_western(data: bytes) -> str | None:
    """Windows-1252, where every byte above ASCII is a typographer's sign or a letter inside a Western word."""
    if _is_damaged_utf8(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    above = sum(1 for letter in text if letter > "\x7f")
    fitting = sum(text.count(sign) for sign in _WESTERN_SIGNS) + len(_WESTERN_LETTER.findall(text))
    dense = above > len(text) / 4
    return text if above == fitting and not dense else None


def _as_legacy(data: bytes) -> str | None:
    """A character set of another alphabet, where charset-normalizer finds one and the letters are of that alphabet."""
    if _is_damaged_utf8(data):
        return None
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, threshold=_MOST_CHAOS).best()
    if best is None or best.encoding == "cp1252":
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    above = sum(1 for letter in text if letter > "\x7f" and letter.isalpha())
    of_alphabet = len(_OTHER_ALPHABETS.findall(text))
    sure = above > 1 and of_alphabet >= _LEAST_SHARE_OF_ALPHABET * above
    return text if sure and not re.search("[\x00-\x08\x80-\x9f\ufffd]", text) else None
