from __future__ import annotations

import os

import pytest

from tumen.errors import EmptyDocumentError, NotFoundError, ReadingError, TooLargeError, WrongTypeError
from tumen.reading.inputs import Input, expand, read_file


def origins(path):
    return [os.path.relpath(found.origin, path) for found in expand(str(path))]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a.txt", "c/z.txt", "c/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert origins(tmp_path) == ["a.txt", "b.txt", "c/y.txt", "c/z.txt"]


def test_hidden_files_and_caches_are_left_out(tmp_path):
    for name in (".hidden", ".git/config", "__pycache__/x.pyc", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert origins(tmp_path) == ["a.txt"]


def test_a_link_back_to_a_folder_above_ends(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert origins(tmp_path) == ["sub/a.txt"]


def test_a_folder_without_files_is_an_error(tmp_path):
    (tmp_path / "sub").mkdir()
    (found,) = expand(str(tmp_path))
    assert isinstance(found, EmptyDocumentError)


def test_addresses_and_standard_input_are_known():
    assert list(expand("https://example.org/a")) == [Input("address", "https://example.org/a")]
    assert list(expand("ftp://example.org/a")) == [Input("address", "ftp://example.org/a")]
    assert list(expand("-")) == [Input("standard input", "standard input")]
    assert list(expand("C:/a.txt")) == [Input("file", "C:/a.txt")]


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(NotFoundError, match="no such file or folder"):
        read_file(str(tmp_path / "none.txt"), 10)
    (tmp_path / "link").symlink_to(tmp_path / "none.txt")
    with pytest.raises(NotFoundError):
        read_file(str(tmp_path / "link"), 10)


def test_a_name_that_no_file_can_have_is_an_error():
    with pytest.raises(ReadingError, match="cannot be opened"):
        read_file("a\x00b", 10)


def test_a_large_file_is_refused_by_its_size_without_reading(tmp_path):
    path = tmp_path / "big.bin"
    with path.open("wb") as stream:
        stream.truncate(50_000_000_000)
    with pytest.raises(TooLargeError, match="50,000,000,000 bytes"):
        read_file(str(path), 20_000_000)


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WrongTypeError, match="pipe"):
        read_file(str(tmp_path / "pipe"), 10)


def test_what_may_not_be_read_is_named(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text("x")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ReadingError, match=r"secret\.txt: permission denied"):
        read_file(str(path), 10)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_one_error_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a").mkdir(mode=0o000)
    (tmp_path / "b.txt").write_text("x")
    first, second = expand(str(tmp_path))
    (tmp_path / "a").chmod(0o700)
    assert "permission denied" in str(first)
    assert second == Input("file", str(tmp_path / "b.txt"))
