"""The file edge that replays recorded answers: nothing is asked, nothing is sent.

A recording is a text file of JSON lines ``{"key": ..., "answer": ...}``; ``key`` is that of the question
(:attr:`Question.key`). The files of the cache are such lines.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tumen.errors import ReaderAnswerError, SettingsError
from tumen.extraction.extractors.question import Question


class Recorded:
    """Answers questions from a recording."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers

    def __call__(self, asked: Question) -> str:
        """The recorded answer. Raises :class:`ReaderAnswerError` for a question that was not recorded."""
        if asked.key not in self._answers:
            raise ReaderAnswerError(
                f"the recording has no answer to the question {asked.key[:12]}",
                hint="It was made with another prompt, schema, model, window or text: record it again.",
            )
        return self._answers[asked.key]


def read_recording(path: Path, variable: str) -> Recorded:
    """The recording in a file. Raises :class:`SettingsError` naming the variable, the file and the line at fault."""
    answers: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    key, answer = _exchange(line, f"{variable} is {path}, and its line {number}")
                    answers[key] = answer
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingsError(f"{variable} is {path}, which cannot be read: {reason}") from None
    return Recorded(MappingProxyType(answers))


def _exchange(line: str, where: str) -> tuple[str, str]:
    try:
        data = json.loads(line)
    except ValueError:
        data = None
    key, answer = (data.get("key"), data.get("answer")) if isinstance(data, dict) else (None, None)
    if not isinstance(key, str) or not isinstance(answer, str):
        raise SettingsError(f'{where} is not {{"key": ..., "answer": ...}}')
    return key, answer
