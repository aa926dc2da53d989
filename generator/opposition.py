"""Duties that cannot be kept together because of what they say of an act."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.cadence import name_cadence
from generator.duty import Duty
from generator.limits import DEMANDS, FORBIDS
from generator.model.vocabulary import Act
from generator.roles import name_any_alike
from generator.scope import Region, Space, intersect
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


def find_encounters(space: Space, duties: Iterable[Duty], known: Mapping[str, Act]) -> Iterator[Encounter]:
    """Yield the pairs of duties that share an act, or exclude each other's, in a common situation; each pair once.

    Who only assists does not do the act: assistants meet assistants and doers meet doers.
    """
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
            if len(pair) == 2 and pair not in seen and one.duty.assists == other.duty.assists:
                seen.add(pair)
                earlier, later = sorted((one, other), key=lambda claim: claim.duty.where)
                overlap = intersect(earlier.duty.region, later.duty.region)
                yield Encounter(earlier.duty, later.duty, act, overlap, _oppose(space, earlier, later))


def _meet(claims: Sequence[_Claim], others: Sequence[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    vicinity = make_vicinity(claim.duty.region for claim in others)
    for one in claims:
        for number in vicinity.meeting(one.duty.region):
            yield one, others[number]


def _acts_of(duty: Duty, known: Mapping[str, Act]) -> Iterator[str]:
    """Yield the acts a duty bears on: to demand or permit an act is to do so for what it implies; to forbid is not."""
    if duty.level in (*DEMANDS, PERMISSION):
        yield from imply(known, duty.act)
    else:
        yield duty.act


def imply(known: Mapping[str, Act], act: str) -> Iterator[str]:
    """Yield *act* and all that doing it is to do."""
    waiting, seen = [act], {act}
    while waiting:
        act = waiting.pop()
        yield act
        fresh = [other for other in (known[act].implies if act in known else ()) if other not in seen]
        seen.update(fresh)
        waiting += fresh


def _excluded_by(act: str, known: Mapping[str, Act]) -> tuple[str, ...]:
    return known[act].excludes if act in known else ()


def _oppose(space: Space, one: _Claim, other: _Claim) -> str:
    levels = {one.duty.level, other.duty.level}
    if one.act != other.act:
        return "excluded" if levels <= set(DEMANDS) else ""
    if one.duty.to and other.duty.to and not name_any_alike(space, one.duty.to, other.duty.to):
        return ""
    if levels & set(DEMANDS) and _forbids(one, other):
        return "forbidden"
    if PERMISSION in levels and (_forbids(one, other) or _forbids_just_that(one.duty, other.duty)):
        return "permitted"
    if RELEASE in levels and "must" in levels and not (one.is_derived or other.is_derived):
        return "released"
    return ""


def _forbids_just_that(one: Duty, other: Duty) -> bool:
    """Tell whether one of two duties forbids just as long, as often, or in such an order as the other permits.

    To forbid more than an amount is no such thing: that is what to permit up to it means.
    """
    forbidden = any(duty.level in FORBIDS for duty in (one, other))
    return forbidden and not (one.authority or other.authority) and _qualify(one) == _qualify(other)


def _qualify(duty: Duty) -> Hashable:
    limit = duty.limit and (duty.limit.metric, duty.limit.statistic, duty.limit.interval, duty.limit.unit)
    return (limit, duty.cadence and name_cadence(duty.cadence), duty.before, duty.after)


def _forbids(*claims: _Claim) -> bool:
    """Tell whether one of the duties forbids the act as such, not only too early, too long, too often or too much."""
    return any(claim.duty.level in FORBIDS and not claim.duty.is_qualified for claim in claims)
