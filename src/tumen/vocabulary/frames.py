"""Words that name acts (frames), the roles around them (schemes), and words that govern a clause (governors)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tumen.vocabulary.acts import acts
from tumen.vocabulary.loading import Entry, check_unique, read_entries

_SLOTS = frozenset({"subj", "obj", "iobj", "origin"})
_STAGES = frozenset(
    {"proposed", "requested", "recommended", "pledged", "agreed", "under_way", "done", "ended", "refused", "expected"}
)
_CERTAINTIES = ("certain", "likely", "possible", "unclear")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word says was done, and where to look for who and what. ``line`` is where it is written."""

    act: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    goods: tuple[str, ...]
    mutual: bool
    scheme: str
    objects: frozenset[str]
    actors: frozenset[str]
    kinds: frozenset[str]
    needs: str
    context: tuple[str, ...]
    basis: str
    ties: bool
    weak: bool
    static: bool
    stage: str | None
    role: bool
    gives: str | None
    line: int

    @property
    def rank(self) -> int:
        """How particular the frame is: a more particular one is tried first."""
        return 3 * bool(self.objects) + 2 * bool(self.actors) + 4 * bool(self.kinds) - 6 * self.weak


@dataclass(frozen=True, slots=True)
class Governor:
    """What a governing word does to what it governs. See the head of governors.toml for each field."""

    speaker: bool
    stage: str | None
    certainty: str | None
    denied: bool
    promise: bool
    act: str | None
    passes: bool
    passive: bool
    pos: str
    control: str
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """Frames by the lemma of their first word, each with the words that must follow it, longest first."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    governors: Mapping[str, tuple[tuple[tuple[str, ...], Governor], ...]]
    triggers: frozenset[str]


@dataclass(frozen=True, slots=True)
class CertaintyCues:
    """Cue phrases (as word tuples) and modal verbs with the certainty and stage that each gives."""

    cues: Mapping[tuple[str, ...], str]
    modals: Mapping[str, tuple[str, str | None]]


@cache
def frame_lexicon() -> FrameLexicon:
    """Every frame and governor, checked. Raises :class:`tumen.errors.VocabularyError` naming the line at fault."""
    verbs: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for entry, frame in _frames():
        for phrase in entry.texts("verbs"):
            head, *rest = phrase.lower().split()
            verbs.setdefault(head, []).append((tuple(rest), frame))
        for phrase in entry.texts("nouns"):
            *before, head = phrase.lower().split()
            nouns.setdefault(head, []).append((tuple(before), frame))
    governors = _governors()
    return FrameLexicon(
        verbs=_ordered(verbs),
        nouns=_ordered(nouns),
        governors=governors,
        triggers=frozenset([*verbs, *nouns]),
    )


@cache
def certainty_cues() -> CertaintyCues:
    """The cues and modals of certainty.toml, checked."""
    cues = read_entries("certainty.toml", "cue", required=("certainty", "words"), allowed=(), other_tables=("modal",))
    modals = read_entries(
        "certainty.toml", "modal", required=("certainty", "words"), allowed=("stage",), other_tables=("cue",)
    )
    check_unique(((word, entry) for entry in [*cues, *modals] for word in entry.texts("words")), "cue")
    for entry in [*cues, *modals]:
        _one_of(entry, "certainty", _CERTAINTIES)
    return CertaintyCues(
        cues=MappingProxyType(
            {tuple(word.split()): entry.text("certainty") for entry in cues for word in entry.texts("words")}
        ),
        modals=MappingProxyType(
            {
                word: (entry.text("certainty"), entry.data.get("stage"))
                for entry in modals
                for word in entry.texts("words")
            }
        ),
    )


def _frames() -> list[tuple[Entry, Frame]]:
    schemes = {
        entry.text("name"): entry
        for entry in read_entries(
            "frames.toml",
            "scheme",
            required=("name", "actor", "recipient", "goods"),
            allowed=("mutual",),
            other_tables=("frame",),
        )
    }
    entries = read_entries(
        "frames.toml",
        "frame",
        required=("act", "scheme"),
        allowed=(
            "mode",
            "verbs",
            "nouns",
            "objects",
            "actors",
            "kinds",
            "needs",
            "context",
            "basis",
            "recipient",
            "actor",
            "mutual",
            "ties",
            "weak",
            "static",
            "stage",
            "role",
            "goods",
        ),
        other_tables=("scheme",),
    )
    return [(entry, _frame(entry, schemes)) for entry in entries]


def _frame(entry: Entry, schemes: Mapping[str, Entry]) -> Frame:
    _one_of(entry, "act", acts())
    _one_of(entry, "scheme", schemes)
    scheme = schemes[entry.text("scheme")]
    if entry.data.get("mode") is not None:
        _one_of(entry, "mode", acts()[entry.text("act")].modes)
    if "stage" in entry.data:
        _one_of(entry, "stage", _STAGES)
    needs = entry.text("needs", "-")
    if needs not in {"-", "goods", "recipient", "other", "person"}:
        raise entry.error(f"needs is {needs!r}: write goods, recipient, other or person", "needs")
    return Frame(
        act=entry.text("act"),
        mode=entry.data.get("mode"),
        actor=entry.texts("actor") or scheme.texts("actor"),
        recipient=entry.texts("recipient") or scheme.texts("recipient"),
        goods=scheme.texts("goods"),
        mutual=entry.flag("mutual") or scheme.flag("mutual"),
        scheme=scheme.text("name"),
        objects=frozenset(entry.texts("objects")),
        actors=frozenset(entry.texts("actors")),
        kinds=frozenset(entry.texts("kinds")),
        needs=needs,
        context=entry.texts("context"),
        basis=entry.text("basis", "stated"),
        ties=entry.flag("ties"),
        weak=entry.flag("weak"),
        static=entry.flag("static"),
        stage=entry.data.get("stage"),
        role=entry.flag("role"),
        gives=entry.data.get("goods"),
        line=entry.line,
    )


def _governors() -> Mapping[str, tuple[tuple[tuple[str, ...], Governor], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Governor]]] = {}
    for entry in read_entries(
        "governors.toml",
        "governor",
        required=("words",),
        allowed=(
            "speaker",
            "stage",
            "certainty",
            "polarity",
            "promise",
            "act",
            "passes",
            "passive",
            "pos",
            "control",
            "objects",
        ),
    ):
        for field, known in (
            ("stage", _STAGES),
            ("certainty", _CERTAINTIES),
            ("polarity", {"denied"}),
            ("act", acts()),
        ):
            if field in entry.data:
                _one_of(entry, field, known)
        governor = Governor(
            speaker=entry.flag("speaker"),
            stage=entry.data.get("stage"),
            certainty=entry.data.get("certainty"),
            denied="polarity" in entry.data,
            promise=entry.flag("promise"),
            act=entry.data.get("act"),
            passes=entry.flag("passes"),
            passive=entry.flag("passive"),
            pos=entry.text("pos", "verb"),
            control=entry.text("control", "subject"),
            objects=frozenset(entry.texts("objects")),
        )
        for phrase in entry.texts("words"):
            head, *rest = phrase.lower().split()
            found.setdefault(head, []).append((tuple(rest), governor))
    return MappingProxyType(
        {
            word: tuple(sorted(values, key=lambda item: (-len(item[0]), -len(item[1].objects))))
            for word, values in found.items()
        }
    )


def _ordered(
    found: Mapping[str, list[tuple[tuple[str, ...], Frame]]],
) -> Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    return MappingProxyType(
        {
            word: tuple(sorted(values, key=lambda item: (-len(item[0]), -item[1].rank, item[1].line)))
            for word, values in found.items()
        }
    )


def _one_of(entry: Entry, field: str, known: object) -> None:
    value = entry.text(field)
    if value not in known:  # type: ignore[operator]
        raise entry.error(f"{field} is {value!r}: it is not one of {', '.join(sorted(known))}", value)  # type: ignore[call-overload]
