"""``reader.v1``: Tumen's own reader, by rules over a dependency parse and the vocabulary. The default."""

from __future__ import annotations

from tumen.extraction.extractors.manifest import Manifest, Options, Plugin
from tumen.extraction.pipeline import extract_document
from tumen.model import Claim, Document

MANIFEST = Manifest(
    name="reader",
    version=1,
    title="Rules over a parse and the vocabulary: repeatable, explains itself, sends nothing anywhere.",
    languages=("en",),
)


class RulesReader:
    """The rules, behind the door that every reader has."""

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document. Raises :class:`tumen.errors.ModelMissingError`."""
        return extract_document(document)


def _open(_options: Options) -> RulesReader:
    return RulesReader()


PLUGIN = Plugin(MANIFEST, _open)
