"""The paths through a procedure, each with the situations in which it is taken from beginning to end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from generator.finding import Location
from generator.model.procedures import END, Procedure, Step
from generator.route import lead_on, place_procedure
from generator.scope import Region, Space, intersect, subtract

MOST = 2_000
"""Paths of one procedure that are looked at; nobody writes more by hand, but a machine might."""


@dataclass(frozen=True, slots=True)
class Path:
    """The steps that are done one after the other; of strands side by side one, so that the longest path is the last.

    *groups* are the groups of strands that were passed, with how many steps were done before and after each.
    """

    steps: tuple[Step, ...] = ()
    region: Region = ()
    groups: tuple[tuple[int, int, Step], ...] = ()


def list_paths(space: Space, procedure: Procedure) -> tuple[Path, ...]:
    """Return the paths from the first step to the end; loops without end are another rule's and lead nowhere here."""
    first = _Walker(procedure.steps[0].id, Path(region=place_procedure(space, procedure)))
    steps = {step.id: step for step in procedure.steps}
    return tuple(islice(_walk(space, steps, first), MOST)) if first.path.region else ()


@dataclass(frozen=True, slots=True)
class _Walker:
    """Someone who comes to a step on a path, having *used* some ways so often and *seen* steps since the last time."""

    at: str
    path: Path
    used: Mapping[Location, int] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


def _walk(space: Space, steps: Mapping[str, Step], first: _Walker) -> Iterator[Path]:
    waiting = [first]
    while waiting:
        walker = waiting.pop()
        if walker.at == END:
            yield walker.path
        elif walker.at in steps and walker.at not in walker.seen:
            waiting += reversed(list(_go_on(space, steps[walker.at], walker)))


def _go_on(space: Space, top: Step, walker: _Walker) -> Iterator[_Walker]:
    for path in _pass(space, top, walker.path):
        for way, part in lead_on(space, top, path.region):
            onward = replace(path, region=part)
            times = walker.used.get(way.where, 0) + 1
            if way.at_most is None:
                yield _Walker(way.to, onward, walker.used, walker.seen | {top.id})
            elif times <= way.at_most:
                yield _Walker(way.to, onward, {**walker.used, way.where: times})


def _pass(space: Space, top: Step, path: Path) -> Iterator[Path]:
    """Yield the path with a step done where its condition holds, and without it elsewhere."""
    if not top.parallel:
        yield from _do(space, top, path)
        return
    for strand in top.parallel:
        done = [replace(path, region=_meet(space, top, path.region))]
        for step in strand:
            done = [longer for each in done for longer in _do(space, step, each)]
        for each in done:
            yield replace(each, groups=(*each.groups, (len(path.steps), len(each.steps), top)))
    if rest := subtract(path.region, _meet(space, top, path.region)):
        yield replace(path, region=rest)


def _do(space: Space, step: Step, path: Path) -> Iterator[Path]:
    here = _meet(space, step, path.region)
    if here:
        yield replace(path, steps=(*path.steps, step), region=here)
    if rest := subtract(path.region, here):
        yield replace(path, region=rest)


def _meet(space: Space, step: Step, region: Region) -> Region:
    return intersect(region, space.boxes(step.condition)) if step.condition else region
