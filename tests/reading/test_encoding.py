from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import BrokenFileError
from tumen.reading.encoding import decode

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
RUSSIAN = "Северная сторона направила партнёру эшелон с зерном, сообщили в министерстве транспорта."
KOREAN = "북측이 철도로 석탄을 보냈다고 통일부가 밝혔다. 상대국은 이를 부인했다."
CHINESE = "该国通过铁路向邻国运送了大米，外交部发言人周三表示。"
JAPANESE = "隣国へ鉄道で石炭を送ったと外務省が発表した。"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_byte_order_mark_decides_and_is_not_text(mark):
    name = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    assert decode(mark + KOREAN.encode(name.get(mark, "utf-32-le")), "a.txt") == KOREAN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (KOREAN, "euc-kr"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        ("The minister’s aides – all three – said “no” in a café.", "windows-1252"),
        ("Plain words, little-endian, without a mark.", "utf-16-le"),
    ],
)
def test_older_character_sets_are_recognised(text, name):
    assert decode(text.encode(name), "a.txt") == text


def test_a_declared_character_set_is_used_where_it_fits():
    assert decode("Львів".encode("koi8-u"), "a.html", "koi8-u") == "Львів"


def test_an_unknown_declared_character_set_is_passed_over():
    assert decode(RUSSIAN.encode("windows-1251"), "a.html", "no-such-set") == RUSSIAN


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"Oil went north \xff\xfe by rail.", "offset 15"),
        ("“Oil” went ".encode() + b"\x93north", "offset 15"),
        (b"\xc3\x28", "offset 0"),
    ],
)
def test_damaged_utf8_is_refused_naming_the_byte(data, offset):
    with pytest.raises(BrokenFileError, match=offset) as caught:
        decode(data, "bad.txt")
    assert str(caught.value).startswith("bad.txt: ")
    assert caught.value.hint


def test_broken_utf16_is_refused_naming_the_byte():
    with pytest.raises(BrokenFileError, match="UTF-16-LE but is not at offset 4"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", "bad.txt")


@given(st.text(min_size=1))
def test_valid_utf8_is_always_read_as_it_is(text):
    data = text.encode("utf-8")
    if not data.startswith((codecs.BOM_UTF8,)) and "\x00" not in text:
        assert decode(data, "a") == text


@given(st.binary())
def test_any_bytes_are_text_or_a_broken_file(data):
    try:
        text = decode(data, "a")
    except BrokenFileError as error:
        text = str(error)
    assert isinstance(text, str)
    assert text or data in {b"", *(mark for mark in MARKS)}
