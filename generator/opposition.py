"""Duties that cannot be kept together because of what they say of an act."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.duty import Duty
from generator.limits import DEMANDS, FORBIDS
from generator.model.vocabulary import Act
from generator.scope import Region, intersect

PERMISSION, RELEASE = "may", "need-not"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two duties that bear on one act in a common situation, the later in the files second; *act* is what they share.

    *opposed* says how they clash: `forbidden` (demanded and forbidden), `permitted` (permitted and forbidden),
    `released` (demanded and not needed), `excluded` (two demanded acts of which one excludes the other), or nothing.
    """

    earlier: Duty
    later: Duty
    act: str
    overlap: Region
    opposed: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a duty says of one act: by itself, or through what its own act implies."""

    duty: Duty
    act: str
    derived: bool


def find_encounters(duties: Iterable[Duty], acts: Iterable[Act]) -> Iterator[Encounter]:
    """Yield the pairs of duties that share an act, or exclude each other's, in a common situation; each pair once."""
    known = {act.id: act for act in acts}
    by_act: dict[str, list[_Claim]] = {}
    for duty in duties:
        if duty.act and duty.region and not duty.conditional:
            for act, derived in _claims_of(duty, known):
                by_act.setdefault(act, []).append(_Claim(duty, act, derived))
    seen: set[tuple[int, int]] = set()
    for act, claims in by_act.items():
        rivals = [claim for other in _excluded_by(act, known) for claim in by_act.get(other, ())]
        for index, one in enumerate(claims):
            for other in (*claims[index + 1 :], *rivals):
                pair = (id(one.duty), id(other.duty))
                if one.duty is other.duty or pair in seen or pair[::-1] in seen:
                    continue
                if overlap := intersect(one.duty.region, other.duty.region):
                    seen.add(pair)
                    earlier, later = sorted((one, other), key=lambda claim: claim.duty.where)
                    yield Encounter(earlier.duty, later.duty, act, overlap, _oppose(earlier, later))


def _claims_of(duty: Duty, known: Mapping[str, Act]) -> Iterator[tuple[str, bool]]:
    """Yield the acts a duty bears on: to demand or permit an act is to do so for what it implies; to forbid is not."""
    waiting, seen = [duty.act], {duty.act}
    while waiting:
        act = waiting.pop()
        yield act, act != duty.act
        implied = known[act].implies if act in known and duty.level in (*DEMANDS, PERMISSION) else ()
        fresh = [other for other in implied if other not in seen]
        seen.update(fresh)
        waiting += fresh


def _excluded_by(act: str, known: Mapping[str, Act]) -> tuple[str, ...]:
    return known[act].excludes if act in known else ()


def _oppose(one: _Claim, other: _Claim) -> str:
    levels = {one.duty.level, other.duty.level}
    if one.act != other.act:
        return "excluded" if levels <= set(DEMANDS) else ""
    if not _have_common_recipient(one.duty, other.duty):
        return ""
    if levels & set(DEMANDS) and _forbids(one, other):
        return "forbidden"
    if PERMISSION in levels and _forbids(one, other):
        return "permitted"
    if RELEASE in levels and "must" in levels and not (one.derived or other.derived):
        return "released"
    return ""


def _have_common_recipient(one: Duty, other: Duty) -> bool:
    return not (one.to and other.to) or one.to == other.to


def _forbids(*claims: _Claim) -> bool:
    """Tell whether one of the duties forbids the act as such, not only too early, too long, too often or too much."""
    return any(
        claim.duty.level in FORBIDS and not (claim.duty.limit or claim.duty.cadence or claim.duty.authority)
        for claim in claims
    )
