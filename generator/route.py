"""Where in the space of situations each step of a procedure is reached."""

from collections.abc import Iterator, Mapping

from generator.model.entries import Procedure, Step
from generator.scope import Region, Space, intersect, subtract
from generator.situation import locate


def reach_steps(space: Space, procedure: Procedure) -> Mapping[str, Region]:
    """Return, for each step, the situations in which some path from the first step leads to it, whoever acts.

    Of the ways on from a step the first whose condition holds is taken, as in a list of cases.
    """
    steps = {step.id: step for step in procedure.steps}
    reached: dict[str, Region] = dict.fromkeys(steps, ())
    waiting = [(procedure.steps[0].id, locate(space, procedure, procedure.scope))]
    while waiting:
        id_, region = waiting.pop()
        fresh = subtract(region, reached[id_])
        if fresh:
            reached[id_] += fresh
            waiting += [(to, part) for to, part in _lead_on(space, steps[id_], fresh) if to in steps]
    return reached


def _lead_on(space: Space, step: Step, region: Region) -> Iterator[tuple[str, Region]]:
    rest = region
    for way in step.next:
        condition = space.region(way.condition)
        if part := intersect(rest, condition):
            yield way.to, part
        rest = subtract(rest, condition)


def narrow_to_role(space: Space, region: Region, role: str) -> Region:
    """Return the part of *region* in which *role* acts; all of it where the handbook has no facet of roles."""
    return intersect(region, space.region(({"role": frozenset({role})},)))
