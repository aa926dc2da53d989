"""Where procedures do not get on: steps nobody comes to or gets away from, and ways that lead back for ever."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.finding import Location
from generator.model.procedures import Next, Procedure, Step
from generator.route import lead_on, place_procedure, place_steps, spread
from generator.scope import Region, Space, intersect, subtract

Cause = Literal["unreached", "excluded", "skipped", "shadowed", "stuck"]


@dataclass(frozen=True, slots=True)
class Impasse:
    """A step nobody comes to or gets away from, where that is told best, and the ways or steps that it is because of.

    *unreached*: no way leads to it; *excluded*: none can be taken; *skipped*: its condition never holds there;
    *shadowed*: a row of its ways stands below one that is always taken; *stuck*: there is no way on in *region*.
    """

    step: Step
    cause: Cause
    where: Location
    because: tuple[Location, ...] = ()
    region: Region = ()


def find_impasses(space: Space, procedure: Procedure) -> Iterator[Impasse]:
    """Yield the steps of a procedure that nobody comes to or gets away from."""
    whole = place_procedure(space, procedure)
    if not whole:
        return
    arrived = spread(space, procedure, [(procedure.steps[0].id, whole)])
    yield from _find_unreached(procedure, arrived)
    for top in procedure.steps:
        if arrived[top.id]:
            yield from _find_skipped(space, top, arrived[top.id])
            yield from _find_shadowed(top, arrived)
            if rest := subtract(arrived[top.id], _cover(space, top)):
                yield Impasse(top, "stuck", top.where, tuple(way.where for way in top.next), rest)


def _find_unreached(procedure: Procedure, arrived: Mapping[str, Region]) -> Iterator[Impasse]:
    """Yield the steps nobody comes to; those that only follow on others of the kind are passed over."""
    dead = {step.id: step for step in procedure.steps if not arrived[step.id]}
    coming = {id_: [each for each in procedure.steps if each.id != id_ and _leads(each, id_)] for id_ in dead}
    roots = [id_ for id_ in dead if not any(step.id in dead for step in coming[id_])]
    explained: set[str] = set()
    for id_ in (*roots, *dead):
        if id_ not in explained:
            explained |= _follow(dead, id_)
            ways = tuple(way.where for step in coming[id_] for way in step.next if way.to == id_)
            yield Impasse(dead[id_], "excluded" if ways else "unreached", dead[id_].where, ways)


def _leads(step: Step, to: str) -> bool:
    return any(way.to == to for way in step.next)


def _follow(steps: Mapping[str, Step], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        id_ = waiting.pop()
        if id_ in steps and id_ not in found:
            found.add(id_)
            waiting += [way.to for way in steps[id_].next]
    return found


def _find_skipped(space: Space, top: Step, region: Region) -> Iterator[Impasse]:
    """Yield the steps whose condition holds nowhere on the way; one that holds nowhere at all is another rule's."""
    for step, done in place_steps(space, top, region):
        if not done and space.region(step.condition):
            yield Impasse(step, "skipped", step.where)


def _find_shadowed(top: Step, arrived: Mapping[str, Region]) -> Iterator[Impasse]:
    rows = iter(top.next)
    for always in rows:
        if not always.condition and always.at_most is None:  # then all rows that are left stand below it
            yield from (Impasse(top, "shadowed", way.where, (always.where,)) for way in rows if arrived.get(way.to))


def _cover(space: Space, top: Step) -> Region:
    return tuple(box for way in top.next for box in space.region(way.condition))


@dataclass(frozen=True, slots=True)
class Loop:
    """Steps that lead back to the first of them for ever, each with the way that is taken from it, and where.

    One that is not *endless* may be gone round so many times; then no row says how to get on.
    """

    ways: tuple[tuple[Step, Next], ...]
    region: Region
    endless: bool


def find_loops(space: Space, procedure: Procedure, counting: Collection[str]) -> Iterator[Loop]:
    """Yield the loops without end or exit; a way on a condition of a facet that is *counting* comes to an end."""
    arrived = spread(space, procedure, [(procedure.steps[0].id, place_procedure(space, procedure))])
    steps = {step.id: step for step in procedure.steps}
    seen: set[frozenset[Location]] = set()
    endless = {id_: [way.to for way in step.next if _goes_on(way, counting)] for id_, step in steps.items()}
    for top in procedure.steps:
        circling = top.id in _lead_from(endless, top.id)
        for loop in _find_endless(space, steps, top, arrived[top.id], counting) if circling else ():
            members = frozenset(way.where for _, way in loop.ways)
            if members not in seen:
                seen.add(members)
                yield loop
        yield from _find_without_exit(space, procedure, top, arrived[top.id])


def _find_endless(
    space: Space, steps: Mapping[str, Step], top: Step, region: Region, counting: Collection[str]
) -> Iterator[Loop]:
    """Yield the shortest way back to a step that takes no way which comes to an end."""
    passed: dict[str, Region] = {}
    waiting: deque[tuple[str, Region, tuple[tuple[Step, Next], ...]]] = deque([(top.id, region, ())])
    while waiting:
        id_, region, path = waiting.popleft()
        if path and id_ == top.id:
            yield Loop(path, region, endless=True)
            return
        for way, part in lead_on(space, steps[id_], region) if id_ in steps else ():
            fresh = subtract(part, passed.get(way.to, ()))
            if fresh and _goes_on(way, counting):
                passed[way.to] = (*passed.get(way.to, ()), *fresh)
                waiting.append((way.to, fresh, (*path, (steps[id_], way))))


def _goes_on(way: Next, counting: Collection[str]) -> bool:
    """Tell whether a way may be taken again and again."""
    return way.at_most is None and not any(facet in counting for box in way.condition for facet in box)


def _lead_from(ways: Mapping[str, Sequence[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = set(ways.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return found


def _find_without_exit(space: Space, procedure: Procedure, top: Step, region: Region) -> Iterator[Loop]:
    """Yield the ways back that can be used up, after which no row below holds."""
    for number, (way, part) in ((top.next.index(way), (way, part)) for way, part in lead_on(space, top, region)):
        back = spread(space, procedure, [(way.to, part)]).get(top.id, ()) if way.at_most else ()
        below = tuple(box for other in top.next[number + 1 :] for box in space.region(other.condition))
        if stuck := subtract(intersect(back, part), below):
            yield Loop(((top, way),), stuck, endless=False)
