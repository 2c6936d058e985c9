"""What analysts decided: edits, rejections, merges and splits, each until it is undone.

Judgements count in the order they were made. One that was undone counts as if it had never been. One whose claims are
not among those consolidated is passed over: it belongs to another block.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tumen.contract import claim_from_json, claim_to_json
from tumen.errors import ContractError
from tumen.model import Claim, Judgement

CLAIM_PREFIX, DEALING_PREFIX = "clm_", "dlg_"
_FIXED = frozenset({"id", "document", "source_id"})


def stem(identifier: str) -> str:
    """The part of a claim's or dealing's id that the two share."""
    return identifier.removeprefix(CLAIM_PREFIX).removeprefix(DEALING_PREFIX)


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not undone, in the order they were made."""
    return sorted((item for item in judgements if item.deleted_at is None), key=lambda item: (item.created_at, item.id))


def apply_edits(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> list[Claim]:
    """The claims with their edits: each patch replaces whole fields of the claim it targets; the id stays.

    Raises :class:`ContractError`, naming the judgement and the claim, for a patch of an unknown field or of the id or
    document, for a value that breaks the contract, and for an edit of something other than a claim.
    """
    patches: dict[str, list[Judgement]] = {}
    for judgement in active(judgements):
        if judgement.decision == "edit":
            if judgement.target.startswith(DEALING_PREFIX):
                raise ContractError(
                    f"edit {judgement.id} targets {judgement.target}: only a claim can be edited",
                    hint="Edit the dealing's claims one by one; their dealing follows.",
                )
            patches.setdefault(judgement.target, []).append(judgement)
    return [_edited(claim, patches[claim.id]) if claim.id in patches else claim for claim in claims]


def _edited(claim: Claim, edits: Sequence[Judgement]) -> Claim:
    for edit in edits:
        data = claim_to_json(claim)
        wrong = sorted((edit.patch.keys() - data.keys()) | (edit.patch.keys() & _FIXED))
        if wrong:
            raise ContractError(f"edit {edit.id} of {claim.id}: field {wrong[0]} cannot be edited")
        try:
            claim = claim_from_json({**data, **edit.patch})
        except ContractError as error:
            raise ContractError(f"edit {edit.id} of {claim.id}: {error.message}") from None
        except (TypeError, AttributeError):
            raise ContractError(f"edit {edit.id} of {claim.id}: field speakers is not a list of speakers") from None
    return claim


def rejected_claims(judgements: Iterable[Judgement]) -> set[str]:
    """The stems of the claims that were rejected one by one, or listed when their dealing was rejected."""
    rejected: set[str] = set()
    for judgement in active(judgements):
        if judgement.decision == "reject":
            if not judgement.target.startswith(DEALING_PREFIX):
                rejected.add(stem(judgement.target))
            rejected.update(stem(other) for other in judgement.others)
    return rejected


def accepted_by(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """For each accepted claim's or dealing's stem, the analyst who accepted it last."""
    return {stem(item.target): item.user for item in active(judgements) if item.decision == "accept"}


def regrouped(groups: Sequence[frozenset[str]], judgements: Iterable[Judgement]) -> list[frozenset[str]]:
    """Groups of claim ids after merges, splits and rejections of whole dealings, in the order these were made.

    A merge joins all groups that hold the target or one of the others. A split takes the others out of the target's
    group, into a group of their own; without others it takes the target itself out. A rejected dealing without listed
    claims takes its whole group with it.
    """
    standing = active(judgements)
    if not standing:
        return list(groups)
    current = {number: set(group) for number, group in enumerate(groups)}
    home = {stem(member): number for number, group in current.items() for member in group}
    fresh = len(current)
    for judgement in standing:
        targets = [stem(judgement.target)]
        others = [stem(other) for other in judgement.others]
        if judgement.decision == "merge":
            _merge(current, home, [*targets, *others])
        elif judgement.decision == "split" and _split(current, home, targets[0], others or targets, fresh):
            fresh += 1
        elif judgement.decision == "reject" and judgement.target.startswith(DEALING_PREFIX) and not others:
            _drop(current, home, targets[0])
    return [frozenset(group) for group in current.values() if group]


def _merge(current: dict[int, set[str]], home: dict[str, int], stems: Sequence[str]) -> None:
    numbers = sorted({home[name] for name in stems if name in home})
    for number in numbers[1:]:
        for member in current[number]:
            home[stem(member)] = numbers[0]
        current[numbers[0]] |= current.pop(number)


def _split(current: dict[int, set[str]], home: dict[str, int], target: str, others: Sequence[str], fresh: int) -> bool:
    if target not in home:
        return False
    group = current[home[target]]
    leaving = {member for member in group if stem(member) in others}
    if not leaving or leaving == group:
        return False
    group -= leaving
    current[fresh] = leaving
    home.update({stem(member): fresh for member in leaving})
    return True


def _drop(current: dict[int, set[str]], home: dict[str, int], target: str) -> None:
    if target in home:
        for member in current.pop(home[target]):
            del home[stem(member)]
