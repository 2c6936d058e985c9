"""Limits on what one input may cost: bytes, characters and seconds. No input can stop the rest of a batch."""

from __future__ import annotations

import multiprocessing
import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.pool import ThreadPool
from typing import BinaryIO, TypeVar

from tumen.errors import ReadingError, TooLargeError, TooSlowError

Result = TypeVar("Result")
Error = TypeVar("Error", bound=ReadingError)

PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NameError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What a parsing library lets out on broken input, by its authors' oversight as much as by design. Not errors of the
machine (memory, files), nor a request to stop."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the machine's steady clock after which work on one input ends."""

    moment: float
    seconds: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline this many seconds from now."""
        return cls(time.monotonic() + seconds, seconds)

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.moment - time.monotonic())

    def check(self, origin: str) -> None:
        """Raise :class:`TooSlowError` if the deadline has passed."""
        if self.left <= 0:
            raise TooSlowError(origin, f"took longer than the limit of {self.seconds:g} seconds")


def within(deadline: Deadline, origin: str, work: Callable[[], Result]) -> Result:
    """What ``work()`` gives, or :class:`TooSlowError` at the deadline, for work that cannot check a clock itself.

    The work runs in a thread that is left behind when time is up (Python cannot end one); the batch goes on.
    """
    deadline.check(origin)
    pool = ThreadPool(1)
    try:
        return pool.apply_async(work).get(deadline.left)
    except multiprocessing.TimeoutError:
        raise TooSlowError(origin, f"took longer than the limit of {deadline.seconds:g} seconds") from None
    finally:
        pool.terminate()


def as_value(error: Error) -> Error:
    """The error without the frames it was raised through, which would keep the bytes of its file in memory."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    return error


def read_up_to(stream: BinaryIO, max_bytes: int, origin: str) -> bytes:
    """All bytes of the stream, or :class:`TooLargeError` as soon as there are more than ``max_bytes``."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_many_bytes(origin, None, max_bytes)
    return data


def too_many_bytes(origin: str, size: int | None, max_bytes: int) -> TooLargeError:
    """The error for an input of ``size`` bytes (None where only known to be above the limit)."""
    amount = f"{size:,} bytes" if size is not None else f"more than {max_bytes:,} bytes"
    return TooLargeError(origin, f"{amount}, over the limit of {max_bytes:,} (max_bytes)")


def check_characters(text: str, max_characters: int, origin: str) -> None:
    """Raise :class:`TooLargeError` if the text is longer than ``max_characters``."""
    if len(text) > max_characters:
        raise TooLargeError(
            origin, f"{len(text):,} characters of text, over the limit of {max_characters:,} (max_characters)"
        )
