"""To whom scripts pass matters up, and the circles in which that goes on for ever."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.entries import Escalation, Script
from generator.roles import ROLE, roles_of
from generator.scope import Region, Space, intersect, subtract
from generator.situation import locate

ACROSS = ("stage", ROLE)  # a matter is passed on from one colleague and stage to the next


@dataclass(frozen=True, slots=True)
class Rung:
    """One step up: those in *doers* pass a matter on to those in *to*, sets of roles, where the script holds."""

    script: Script
    escalation: Escalation
    doers: int
    to: int
    region: Region


@dataclass(frozen=True, slots=True)
class Roundabout:
    """Rungs each of which goes on where the one before ends, the last leading back, and the situations of them all."""

    rungs: tuple[Rung, ...]
    region: Region


def list_rungs(space: Space, scripts: Iterable[Script]) -> Iterator[Rung]:
    """Yield the escalations of scripts that say whose they are; nobody passes to himself where others may do either."""
    for script in scripts:
        region = locate(space, script, script.scope)
        named = frozenset(id_ for box in script.scope for id_ in box.get(ROLE, ()) if isinstance(id_, str))
        everybody = not script.scope or any(ROLE not in box for box in script.scope)
        doers = 0 if everybody else roles_of(space, named)
        for facet in ACROSS:
            region = space.forget(region, facet)
        for escalation in script.escalate:
            to = roles_of(space, (escalation.to,))
            own = doers & ~to or doers
            if own and to and region:
                yield Rung(script, escalation, own, to & ~own or to, region)


def find_roundabouts(rungs: Iterable[Rung]) -> Iterator[Roundabout]:
    """Yield each circle of rungs none of which says how often it may be taken, once."""
    endless = [rung for rung in rungs if rung.escalation.at_most is None]
    seen: set[frozenset[int]] = set()
    for rung in endless:
        for path, region in _lead_back(endless, rung):
            members = frozenset(id(each) for each in path)
            if members not in seen:
                seen.add(members)
                yield Roundabout(path, region)


def _lead_back(rungs: Iterable[Rung], start: Rung) -> Iterator[tuple[tuple[Rung, ...], Region]]:
    """Yield the shortest circle through a rung in a common situation of all its rungs."""
    rungs = tuple(rungs)
    passed: dict[int, Region] = {}
    waiting: deque[tuple[tuple[Rung, ...], Region]] = deque([((start,), start.region)])
    while waiting:
        path, region = waiting.popleft()
        if path[-1].to & start.doers:
            yield path, region
            return
        for number, rung in enumerate(rungs):
            common = intersect(region, rung.region) if path[-1].to & rung.doers else ()
            if fresh := subtract(common, passed.get(number, ())):
                passed[number] = (*passed.get(number, ()), *fresh)
                waiting.append(((*path, rung), fresh))
