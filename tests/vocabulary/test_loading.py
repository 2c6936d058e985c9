from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import VocabularyError
from tumen.vocabulary.loading import Entry, check_unique, read_entries

GOOD = """\
meta.source = "a book"

# a comment
word = [
  {code = "one", words = ["a", "b"]},
  # {code = "no entry"},
  {code = "two", words = [], source = "another book"},
]

[[other]]
code = "three"
since = 2024-06-19
"""


def read(folder: Path, text: str, **options: object) -> list[Entry]:
    (folder / "words.toml").write_text(text, encoding="utf-8")
    return read_entries("words.toml", "word", folder=folder, other_tables=("other",), **options)


def test_entries_know_their_line_and_source(tmp_path: Path) -> None:
    entries = read(tmp_path, GOOD)
    assert [(entry.where, entry.source) for entry in entries] == [
        ("words.toml:5", "a book"),
        ("words.toml:7", "another book"),
    ]
    blocks = read_entries("words.toml", "other", folder=tmp_path, other_tables=("word",))
    assert blocks[0].line == 10
    assert blocks[0].day("since") == date(2024, 6, 19)
    assert blocks[0].at("since") == "words.toml:12"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word = [\n  {code = 'a'},\n]\n", "words.toml:2: no source"),
        ('meta.source = "s"\nword = [\n  {code = "a", colour = "red"},\n]\n', "words.toml:3: unknown key 'colour'"),
        ('meta.source = "s"\n\n[[word]]\nwords = ["a"]\n', "words.toml:3: the entry has no 'code'"),
        ('meta.source = "s"\n[[wrod]]\ncode = "a"\n', "words.toml:2: unknown table 'wrod'"),
        ('[meta]\nsource = "s"\nauthor = "me"\n', "words.toml:1: unknown key 'author' in [meta]"),
        ('meta.source = "s"\nword = [\n{code = \n]\n', "words.toml:3: not TOML"),
        ('meta.source = "s"\nword = [{code = "a"}]\n', "1 entries of 'word' on 0 lines"),
        ('meta.source = "s"\nword = "a"\n', "is not a list of entries"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_the_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(VocabularyError) as error:
        read(tmp_path, text, required=("code",), allowed=("words",))
    assert said in str(error.value)


def test_a_missing_file_and_one_that_is_not_utf8_are_errors(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="no such vocabulary file"):
        read_entries("none.toml", "word", folder=tmp_path)
    (tmp_path / "words.toml").write_bytes(b'meta.source = "\xff"')
    with pytest.raises(VocabularyError, match="not UTF-8"):
        read_entries("words.toml", "word", folder=tmp_path)


@pytest.mark.parametrize(
    ("call", "value", "said"),
    [
        ("text", 3, "write a text"),
        ("text", "  ", "not empty"),
        ("texts", "a", "write a list of texts"),
        ("texts", ["a", ""], "none empty"),
        ("texts", ["a", "a"], "holds 'a' twice"),
        ("number", "3", "write a number"),
        ("number", True, "write a number"),
        ("flag", 1, "true or false"),
        ("day", "2024-06-19", "without quotes"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error(call: str, value: object, said: str) -> None:
    entry = Entry({"key": value}, "words.toml", 4, "s", ('key = "a"',))
    with pytest.raises(VocabularyError, match=said) as error:
        getattr(entry, call)("key")
    assert str(error.value).startswith("words.toml:4: ")


def test_two_entries_with_one_value_are_an_error_that_names_both_lines() -> None:
    first = Entry({}, "words.toml", 2, "s", ('{code = "a"},',))
    second = Entry({}, "words.toml", 5, "s", ('{code = "b",', '"a"},'))
    with pytest.raises(VocabularyError) as error:
        check_unique([("a", first), ("a", second)], "code")
    assert str(error.value) == "words.toml:6: the code 'a' is already taken at words.toml:2: remove one"


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(0, 3))
def test_every_entry_is_found_on_the_line_it_is_written(blanks: list[bool], comments: int) -> None:
    lines = ['meta.source = "s"', *["# word"] * comments, "word = ["]
    written: list[int] = []
    for index, blank in enumerate(blanks):
        if blank:
            lines.append("")
        lines.append(f'  {{code = "c{index}"}},')
        written.append(len(lines))

    class Folder:
        def __truediv__(self, name: str) -> "Folder":
            return self

        def read_text(self, encoding: str) -> str:  # noqa: ARG002 - as a Traversable has it
            return "\n".join([*lines, "]"])

    assert [entry.line for entry in read_entries("words.toml", "word", folder=Folder())] == written
