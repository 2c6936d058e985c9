from __future__ import annotations

from tumen.cli.skipping import name_skipped, skipped_code
from tumen.errors import EncryptedError, NotFoundError, UnreachableError


def test_some_skipped_is_3_and_none_is_0() -> None:
    missing = NotFoundError("a.txt", "no such file")
    assert skipped_code([], done=0) == 0
    assert skipped_code([missing], done=1) == 3


def test_when_nothing_could_be_read_the_errors_say_why() -> None:
    missing, silent = NotFoundError("a.txt", "no such file"), UnreachableError("http://x", "no answer")
    assert skipped_code([missing, missing], done=0) == 66
    assert skipped_code([missing, silent], done=0) == 65


def test_each_is_named_with_its_reason_and_what_to_do(capsys) -> None:
    name_skipped(EncryptedError("a.pdf", "needs a password"))
    assert capsys.readouterr().err == (
        "skipped: a.pdf: needs a password (Save a copy without a password and add that)\n"
    )
