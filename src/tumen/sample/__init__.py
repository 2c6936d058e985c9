"""The sample corpus: short documents written for the project, to try Tumen on without fetching anything.

They state public facts of 2018-2025 with their true dates under invented publishers' names; the facts and their
sources are listed in the ``README.md`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["sample_path"]


@contextmanager
def sample_path() -> Iterator[Path]:
    """The folder of sample documents on disk, for as long as the context is open.

    The folder holds documents alone, one sub-folder for each format, so that the whole of it can be read as it is.
    The path must not be kept beyond the context: a package that is not laid out as files is unpacked for it.
    """
    with as_file(files(__name__).joinpath("documents")) as folder:
        yield folder
