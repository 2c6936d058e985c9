"""English clauses from parts: subject, verb, stage, certainty, denial. Grammar only; no knowledge of any act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tumen.model import Certainty, Stage
from tumen.reports.phrases import Verb

Tense = Literal["past", "since"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause is about: the words and whether they take a plural verb."""

    text: str
    plural: bool

    @property
    def have(self) -> str:
        """``have`` or ``has``."""
        return "have" if self.plural else "has"

    @property
    def were(self) -> str:
        """``were`` or ``was``."""
        return "were" if self.plural else "was"

    @property
    def are(self) -> str:
        """``are`` or ``is``."""
        return "are" if self.plural else "is"


def listed(names: Sequence[str]) -> str:
    """The names as English lists them: ``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def capitalised(sentence: str) -> str:
    """The sentence with its first letter a capital, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def in_stage(subject: Subject, verb: Verb, stage: Stage, tense: Tense) -> Verb:
    """The verb phrase of a stage, where ``past`` and ``participle`` already agree with the subject.

    A stage that is not a deed never yields the plain past of the verb. ``since`` asks for "has done", as English
    does when a time has no end.
    """
    base = verb.base
    wrapped = {
        "under_way": Verb(f"be {verb.gerund}", f"{subject.were} {verb.gerund}", f"been {verb.gerund}", verb.gerund),
        "ended": Verb(*(f"{form} {verb.gerund}" for form in ("stop", "stopped", "stopped", "stopping"))),
        "pledged": Verb(*(f"{form} to {base}" for form in ("pledge", "pledged", "pledged", "pledging"))),
        "agreed": Verb(*(f"{form} to {base}" for form in ("agree", "agreed", "agreed", "agreeing"))),
        "refused": Verb(*(f"{form} to {base}" for form in ("refuse", "refused", "refused", "refusing"))),
        "requested": Verb(
            f"be asked to {base}", f"{subject.were} asked to {base}", f"been asked to {base}", f"being asked to {base}"
        ),
        "expected": Verb(
            f"be expected to {base}",
            f"{subject.were} expected to {base}",
            f"been expected to {base}",
            f"being expected to {base}",
        ),
    }.get(stage, verb)
    if tense == "since" and stage in {"done", "under_way"}:
        return Verb(wrapped.base, f"{subject.have} {wrapped.participle}", wrapped.participle, wrapped.gerund)
    return wrapped


def affirmed(subject: Subject, verb: Verb, stage: Stage, certainty: Certainty, *, hearsay: bool, tense: Tense) -> str:
    """The clause that says it, hedged as the text hedges, without capital or full stop.

    "may have" for possible, "it is unclear whether" for unclear, "likely" for likely, "reportedly" where the
    likelihood is hearsay. A recommendation or proposal is said as one.
    """
    if stage in {"recommended", "proposed"}:
        hedge = {"likely": "likely ", "possible": "possibly ", "unclear": "possibly "}.get(certainty, "")
        return f"it was {hedge}{stage} that {subject.text} {verb.base}"
    told = in_stage(subject, verb, stage, tense)
    if certainty == "possible":
        return f"{subject.text} may have {told.participle}"
    if certainty == "unclear":
        return f"it is unclear whether {subject.text} {told.past}"
    adverb = "" if certainty == "certain" else "reportedly " if hearsay else "likely "
    return f"{subject.text} {adverb}{told.past}"


def denied(denier: str | None, subject: Subject, verb: Verb, stage: Stage, tense: Tense) -> str:
    """The clause that says who denied it. Without a known denier: "it was denied that ..."."""
    if stage in {"recommended", "proposed"}:
        clause = f"it was {stage} that {subject.text} {verb.base}"
    else:
        clause = f"{subject.text} {in_stage(subject, verb, stage, tense).past}"
    return f"{denier} denied that {clause}" if denier else f"it was denied that {clause}"
