from __future__ import annotations

import io
import time

import pytest

from tumen.errors import TooLargeError, TooSlowError
from tumen.reading.limits import Deadline, check_characters, read_up_to, too_many_bytes, within


def test_work_that_ends_in_time_gives_its_result():
    assert within(Deadline.after(5), "a", lambda: 7) == 7


def test_work_that_does_not_end_is_left_behind():
    begun = time.monotonic()
    with pytest.raises(TooSlowError, match=r"a\.pdf: took longer than the limit of 0\.1 seconds"):
        within(Deadline.after(0.1), "a.pdf", lambda: time.sleep(1))
    assert time.monotonic() - begun < 0.9


def test_an_error_of_the_work_comes_through():
    with pytest.raises(ZeroDivisionError):
        within(Deadline.after(5), "a", lambda: 1 / 0)


def test_a_passed_deadline_is_told_before_work_begins():
    with pytest.raises(TooSlowError):
        within(Deadline.after(0), "a", lambda: 7)


def test_a_stream_is_read_only_up_to_the_limit():
    stream = io.BytesIO(b"x" * 100)
    assert read_up_to(io.BytesIO(b"x" * 10), 10, "a") == b"x" * 10
    with pytest.raises(TooLargeError, match="over the limit of 10"):
        read_up_to(stream, 10, "a")
    assert stream.tell() == 11


def test_sizes_are_named_with_the_setting():
    assert "50,000,000 bytes, over the limit of 20,000,000 (max_bytes)" in str(
        too_many_bytes("a", 50_000_000, 20_000_000)
    )


def test_text_over_the_limit_is_refused():
    check_characters("x" * 10, 10, "a")
    with pytest.raises(TooLargeError, match="11 characters"):
        check_characters("x" * 11, 10, "a")
