"""``language-model.v1``: asks a language model, and keeps only what it can find in the text.

Never the default. Nothing is sent before the user has set an address, and then only what the marking of the document
allows (:mod:`sending`). Each answer is kept, and asked for once (:mod:`cache`); a recording stands in for a server.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

from tumen.contract import stable_id
from tumen.errors import SettingsError, UnreadError
from tumen.extraction.extractors.answers import ClaimTold, read_answer
from tumen.extraction.extractors.asking import Ask, AskServer
from tumen.extraction.extractors.cache import Cache
from tumen.extraction.extractors.grounding import ground
from tumen.extraction.extractors.manifest import Manifest, Options, Plugin, Setting
from tumen.extraction.extractors.naming import Unfounded
from tumen.extraction.extractors.question import question
from tumen.extraction.extractors.recorded import read_recording
from tumen.extraction.extractors.sending import UNMARKED, check_may_send, checked_address
from tumen.extraction.extractors.transport import HttpTransport
from tumen.extraction.extractors.windows import Window, windows
from tumen.model import Claim, Document

_log = logging.getLogger("tumen.extraction")

NO_CACHE = "off"
MANIFEST = Manifest(
    name="language-model",
    version=1,
    title="Asks a language model at an OpenAI-compatible address; keeps what stands in the text word for word.",
    languages=("en",),
    needs_network=True,
    settings=(
        Setting("url", "the base address of the server, as http://127.0.0.1:11434/v1; none, and nothing is asked", ""),
        Setting("model", "the name of the model, as the server calls it", ""),
        Setting("key", "the key that the server wants, if any", "", secret=True),
        Setting(
            "send",
            "`unmarked` sends documents without a marking too; `marked` only those whose marking allows it",
            "marked",
            choices=("marked", UNMARKED),
        ),
        Setting("seconds", "the longest time for one answer, in seconds", 120.0, least=1),
        Setting("tokens", "the longest answer, in the model's tokens", 4096, least=64),
        Setting("window", "the most characters read at once", 4000, least=2000),
        Setting("characters", "the longest document read, in characters", 200_000, least=1),
        Setting("cache", f"the folder of answers; `{NO_CACHE}` keeps none; empty is your cache folder", ""),
        Setting("recorded", "a file of recorded answers that stands in for the server; nothing is sent", ""),
    ),
)


@dataclass(frozen=True, slots=True)
class LanguageModelReader:
    """Reads documents window by window.

    ``ask`` answers a question; ``url`` is where it sends it, empty where it sends nothing; ``unmarked`` lets documents
    without a marking be sent; ``window`` and ``characters`` are the limits of the settings.
    """

    ask: Ask
    model: str
    url: str
    cache: Cache
    unmarked: bool
    window: int
    characters: int

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document; what was dropped, and why, is logged.

        Raises :class:`MarkingRefusedError`, :class:`ReaderAnswerError` and :class:`UnreadError` for this document,
        :class:`ReaderUnreachableError` where the server cannot be asked.
        """
        if self.url:
            check_may_send(document, self.url, unmarked=self.unmarked)
        if len(document.text) > self.characters:
            raise UnreadError(
                f"it has {len(document.text):,} characters, more than the {self.characters:,} that are read",
                hint="Raise TUMEN_LANGUAGE_MODEL_CHARACTERS.",
            )
        found: dict[str, Claim] = {}
        dropped: Counter[str] = Counter()
        for window in windows(document.text, self.window):
            for claim in self._claims(document, window, dropped):
                found.setdefault(claim.id, claim)
        if dropped:
            reasons = ", ".join(f"{reason} ({count})" for reason, count in sorted(dropped.items()))
            _log.warning(
                "%s: %d claims of the language model dropped, %d kept: %s",
                document.origin or document.id, dropped.total(), len(found), reasons,
            )  # fmt: skip
        return sorted(found.values(), key=lambda claim: (claim.sentence, claim.act.span))

    def _claims(self, document: Document, window: Window, dropped: Counter[str]) -> list[Claim]:
        told, invalid = self._told(document, window)
        dropped.update(invalid)
        claims: list[Claim] = []
        labels: list[str | None] = []
        for item in told:
            try:
                claims.append(ground(item, document, window, MANIFEST.id))
            except Unfounded as error:
                dropped[str(error)] += 1
            else:
                labels.append(item.exchange)
        legs = Counter(label for label in labels if label is not None)
        return [
            replace(claim, exchange=stable_id("exc", document.id, window.span.start, label))
            if label is not None and legs[label] > 1
            else claim
            for claim, label in zip(claims, labels, strict=True)
        ]

    def _told(self, document: Document, window: Window) -> tuple[tuple[ClaimTold, ...], tuple[str, ...]]:
        text, before = document.text, window.before
        asked = question(
            self.model,
            document,
            text[window.span.start : window.span.end],
            text[before.start : before.end] if before is not None else "",
        )
        kept = self.cache.get(asked)
        words = self.ask(asked) if kept is None else kept
        answer = read_answer(words)
        if kept is None:  # an answer that cannot be read is not kept: the next run asks again
            self.cache.put(asked, words)
        return answer.claims, answer.invalid


def _open(options: Options) -> LanguageModelReader:
    """The reader that the settings describe. Raises :class:`SettingsError` for what is missing."""
    words = {name: value for name, value in options.items() if isinstance(value, str)}
    if not words["url"] and not words["recorded"]:
        raise SettingsError(
            f"{MANIFEST.id} has no address to ask",
            hint="Set TUMEN_LANGUAGE_MODEL_URL, as http://127.0.0.1:11434/v1, and TUMEN_LANGUAGE_MODEL_MODEL.",
        )
    if not words["model"]:
        raise SettingsError(f"{MANIFEST.id} has no model", hint="Set TUMEN_LANGUAGE_MODEL_MODEL to the model's name.")
    url = "" if words["recorded"] else checked_address(words["url"], "TUMEN_LANGUAGE_MODEL_URL")
    return LanguageModelReader(
        ask=_asking(options, words, url),
        model=words["model"],
        url=url,
        cache=_cache(words),
        unmarked=words["send"] == UNMARKED,
        window=int(options["window"]),
        characters=int(options["characters"]),
    )


def _asking(options: Options, words: Mapping[str, str], url: str) -> Ask:
    if words["recorded"]:
        return read_recording(Path(words["recorded"]), "TUMEN_LANGUAGE_MODEL_RECORDED")
    return AskServer(HttpTransport(url, words["key"], float(options["seconds"])), tokens=int(options["tokens"]))


def _cache(words: Mapping[str, str]) -> Cache:
    if words["cache"] == NO_CACHE or words["recorded"]:
        return Cache(None)
    return Cache(Path(words["cache"]) if words["cache"] else user_cache_path("tumen") / MANIFEST.name)


PLUGIN = Plugin(MANIFEST, _open)
