"""Readers that plug in: each declares itself in a manifest, is found by its entry point, and gives claims.

``manifest`` says what a reader declares, ``registry`` finds them. ``rules`` is ``reader.v1``, the default. The others
serve ``language-model.v1``, which asks a language model. Everything here is pure but three edges, each alone in its
module: ``transport`` (the network), ``cache`` and ``recorded`` (files).
"""

from tumen.extraction.extractors.manifest import Manifest, Options, Plugin, Reader, Setting
from tumen.extraction.extractors.registry import DEFAULT, names, open_reader, plugin, plugins

__all__ = [
    "DEFAULT",
    "Manifest",
    "Options",
    "Plugin",
    "Reader",
    "Setting",
    "names",
    "open_reader",
    "plugin",
    "plugins",
]
