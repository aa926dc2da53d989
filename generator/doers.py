"""Which two duties give one act, in one situation, to different people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.duty import Duty
from generator.model.entries import Norm
from generator.model.vocabulary import Act
from generator.opposition import imply
from generator.roles import ROLE
from generator.scope import Region, Space, intersect, subtract
from generator.vicinity import make_vicinity


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two duties that give *act* to different roles wherever *overlap* holds, the later in the files second."""

    earlier: Duty
    later: Duty
    act: str
    overlap: Region


def find_claimants(duties: Iterable[Duty], acts: Mapping[str, Act]) -> Mapping[str, tuple[Duty, ...]]:
    """Return, for each act that one role alone may own, the duties by which somebody does it.

    Whoever does an act does all it implies. Who only assists, or steps in after a breach, is nobody's rival.
    """
    claimants: dict[str, list[Duty]] = {id_: [] for id_, act in acts.items() if act.one_doer}
    for duty in duties:
        if duty.act and duty.region and not (duty.assists or duty.conditional):
            for act in imply(acts, duty.act):
                if act in claimants:
                    claimants[act].append(duty)
    return {act: tuple(found) for act, found in claimants.items()}


def find_rivalries(space: Space, duties: Iterable[Duty], acts: Mapping[str, Act]) -> Iterator[Rivalry]:
    """Yield the pairs of duties that name different roles for one act with one doer in one situation, each pair once.

    Roles that overlap, such as a group and one of it, are not different; neither is a duty that names no role.
    """
    seen: set[frozenset[int]] = set()
    for act, claimants in find_claimants(duties, acts).items():
        group = sorted(claimants, key=lambda duty: duty.where)
        everyone = [space.forget(duty.region, ROLE) for duty in group]
        vicinity = make_vicinity(everyone)
        for number, earlier in enumerate(group):
            for other in vicinity.meeting(everyone[number]):
                later = group[other]
                pair = frozenset((id(earlier), id(later)))
                if other <= number or pair in seen or _give_way(earlier, later):
                    continue
                shared = space.forget(intersect(earlier.region, later.region), ROLE)
                if overlap := subtract(intersect(everyone[number], everyone[other]), shared):
                    seen.add(pair)
                    yield Rivalry(earlier, later, act, overlap)


def _give_way(one: Duty, other: Duty) -> bool:
    """Tell whether one of two norms overrides the other: then its doer is the doer."""
    return _overrides(one, other) or _overrides(other, one)


def _overrides(one: Duty, other: Duty) -> bool:
    return isinstance(one.entry, Norm) and any(override.id == other.entry.id for override in one.entry.overrides)
