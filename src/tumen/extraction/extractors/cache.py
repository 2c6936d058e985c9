"""The file edge where a language model's answers are kept, so that the same question is asked once.

An answer is one line of JSON in a file named by the question's key, readable by its owner alone; any number of such
lines are a file of recorded exchanges. A file is written whole or not at all, so several processes may share a folder.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tumen.extraction.extractors.question import Question


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers; None keeps nothing."""

    folder: Path | None

    def get(self, asked: Question) -> str | None:
        """The answer that is kept for a question; None where there is none, or its file is damaged."""
        if self.folder is None:
            return None
        try:
            kept = json.loads(self._path(asked).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) and kept.get("key") == asked.key else None
        return answer if isinstance(answer, str) else None

    def put(self, asked: Question, answer: str) -> None:
        """Keep the answer to a question. An :class:`OSError` names the file."""
        if self.folder is None:
            return
        path = self._path(asked)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        line = json.dumps({"key": asked.key, "model": asked.model, "answer": answer}) + "\n"
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(line)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise

    def _path(self, asked: Question) -> Path:
        assert self.folder is not None  # noqa: S101 - both callers have asked
        return self.folder / asked.key[:2] / f"{asked.key}.json"
