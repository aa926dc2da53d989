"""Duties that cannot be kept together because of what they say of an act."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.duty import Duty
from generator.limits import DEMANDS, FORBIDS
from generator.model.vocabulary import Act
from generator.scope import Region, intersect
from generator.vicinity import make_vicinity

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
    """What a duty says of one act: its own, or one that its own implies."""

    duty: Duty
    act: str

    @property
    def is_derived(self) -> bool:
        """Tell whether the act is not the duty's own."""
        return self.act != self.duty.act


def find_encounters(duties: Iterable[Duty], acts: Iterable[Act]) -> Iterator[Encounter]:
    """Yield the pairs of duties that share an act, or exclude each other's, in a common situation; each pair once."""
    known = {act.id: act for act in acts}
    by_act: dict[str, list[_Claim]] = {}
    for duty in duties:
        if duty.act and duty.region and not duty.conditional:
            for act in _acts_of(duty, known):
                by_act.setdefault(act, []).append(_Claim(duty, act))
    seen: set[frozenset[int]] = set()
    for act, claims in by_act.items():
        rivals = [claim for other in _excluded_by(act, known) for claim in by_act.get(other, ())]
        for one, other in _meet(claims, [*claims, *rivals]):
            pair = frozenset((id(one.duty), id(other.duty)))
            if len(pair) == 2 and pair not in seen:
                seen.add(pair)
                earlier, later = sorted((one, other), key=lambda claim: claim.duty.where)
                overlap = intersect(earlier.duty.region, later.duty.region)
                yield Encounter(earlier.duty, later.duty, act, overlap, _oppose(earlier, later))


def _meet(claims: Sequence[_Claim], others: Sequence[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    vicinity = make_vicinity(claim.duty.region for claim in others)
    for one in claims:
        for number in vicinity.meeting(one.duty.region):
            yield one, others[number]


def _acts_of(duty: Duty, known: Mapping[str, Act]) -> Iterator[str]:
    """Yield the acts a duty bears on: to demand or permit an act is to do so for what it implies; to forbid is not."""
    waiting, seen = [duty.act], {duty.act}
    while waiting:
        act = waiting.pop()
        yield act
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
    if RELEASE in levels and "must" in levels and not (one.is_derived or other.is_derived):
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
