"""Where in the space of situations each step of a procedure is reached."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.procedures import END, Next, Procedure, Step
from generator.roles import ROLE
from generator.scope import Region, Space, intersect, simplify, subtract
from generator.situation import locate


def reach_steps(space: Space, procedure: Procedure) -> Mapping[str, Region]:
    """Return, for each step, the situations in which some path from the first step leads to it and it is done.

    Of the ways on from a step the first whose condition holds is taken, as in a list of cases; a way that may be taken
    so many times only is passed over after that.
    """
    arrived = spread(space, procedure, [(procedure.steps[0].id, place_procedure(space, procedure))])
    return {step.id: region for top in procedure.steps for step, region in place_steps(space, top, arrived[top.id])}


def place_procedure(space: Space, procedure: Procedure) -> Region:
    """Return where a procedure is gone through; whoever starts it, its steps name their doers."""
    return simplify(subtract(space.forget(locate(space, procedure, procedure.scope), ROLE), space.impossible))


def spread(space: Space, procedure: Procedure, starts: Iterable[tuple[str, Region]]) -> Mapping[str, Region]:
    """Return where each top step and the end are arrived at by those who come to some steps in some regions."""
    steps = {step.id: step for step in procedure.steps}
    rank = {id_: number for number, id_ in enumerate(steps)}
    arrived: dict[str, Region] = dict.fromkeys((*steps, END), ())
    waiting: dict[str, Region] = {}
    for id_, region in starts:
        waiting[id_] = (*waiting.get(id_, ()), *region)
    while waiting:
        id_ = min(waiting, key=lambda each: rank.get(each, len(rank)))  # first what leads on to the others
        if fresh := simplify(subtract(waiting.pop(id_), arrived.get(id_, ()))):
            arrived[id_] = simplify((*arrived.get(id_, ()), *fresh))
            for way, part in lead_on(space, steps[id_], fresh) if id_ in steps else ():
                waiting[way.to] = (*waiting.get(way.to, ()), *part)
    return arrived


def lead_on(space: Space, step: Step, region: Region) -> Iterator[tuple[Next, Region]]:
    """Yield the ways on from *step* with the part of *region* in which each is taken."""
    rest = region
    for way in step.next:
        condition = space.boxes(way.condition)
        if part := intersect(rest, condition):
            yield way, part
        if way.at_most is None:
            rest = subtract(rest, condition)


def place_steps(space: Space, top: Step, region: Region) -> Iterator[tuple[Step, Region]]:
    """Yield a top step and the steps of its strands, each with the part of *region* in which it is done."""
    done = _meet_condition(space, top, region)
    yield top, done
    for strand in top.parallel:
        for step in strand:
            yield step, _meet_condition(space, step, done)


def _meet_condition(space: Space, step: Step, region: Region) -> Region:
    return intersect(region, space.boxes(step.condition)) if step.condition else region


def narrow_to_role(space: Space, region: Region, role: str) -> Region:
    """Return the part of *region* in which *role* acts; all of it where the handbook has no facet of roles."""
    return intersect(region, space.boxes(({ROLE: frozenset({role})},)))
