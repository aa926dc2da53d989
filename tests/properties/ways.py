"""Random small procedures, and what they mean by the definition: situation by situation, path by path."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import strategies as st

from generator.finding import Location
from generator.model.parts import Quantity, Scope
from generator.model.procedures import END, Next, Procedure, Span, Step, walk_steps
from generator.scope import Space
from generator.situation import build_space
from tests.properties.worlds import FACETS, NOWHERE, TODAY, Placed, Point, boxes, days, holds, scopes

ACTS = ("greet", "verify", "pay")
_conditions = st.just(()) | st.lists(boxes(), min_size=1, max_size=1).map(tuple)
_times = st.none() | st.integers(1, 9).map(lambda amount: minutes(amount))


def minutes(amount: int) -> Quantity:
    return Quantity(f"{amount} 分钟", Fraction(amount * 60), NOWHERE, "分钟")


@st.composite
def _tasks(draw: st.DrawFn, id_: str) -> Step:
    return Step(
        id=id_,
        where=NOWHERE,
        act=draw(st.sampled_from(ACTS)),
        within=draw(_times),
        condition=draw(_conditions),
        optional=draw(st.booleans()),
    )


@st.composite
def _ways(draw: st.DrawFn, ids: tuple[str, ...], number: int) -> tuple[Next, ...]:
    """Return ways on: forwards at will, backwards so many times or for ever, and as a rule a last one for the rest."""
    ahead = (*ids[number + 1 :], END)
    found = []
    for row in range(draw(st.integers(0, 2))):
        back = draw(st.booleans())
        to = draw(st.sampled_from(ids[: number + 1] if back else ahead))
        where = Location(ids[number], row + 1, 1)
        found.append(Next(to, draw(_conditions), where, draw(st.none() | st.integers(1, 2)) if back else None))
    if not found or draw(st.integers(0, 3)):
        found.append(Next(draw(st.sampled_from(ahead)), (), Location(ids[number], 9, 1)))
    return tuple(found)


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    ids = tuple(f"step-{number}" for number in range(draw(st.integers(1, 4))))
    steps = []
    for number, id_ in enumerate(ids):
        ways = draw(_ways(ids, number))
        if draw(st.integers(0, 3)):
            task = draw(_tasks(id_))
            step = Step(
                id=id_,
                where=NOWHERE,
                act=task.act,
                within=task.within,
                condition=task.condition,
                optional=task.optional,
                next=ways,
            )
        else:
            strands = tuple(
                tuple(draw(_tasks(f"{id_}-{strand}-{place}")) for place in range(draw(st.integers(1, 2))))
                for strand in range(2)
            )
            step = Step(id=id_, where=NOWHERE, condition=draw(_conditions), next=ways, parallel=strands)
        steps.append(step)
    spans = tuple(draw(st.lists(_spans(ids), max_size=2)))
    placed = Placed(draw(scopes), draw(days), draw(days))
    return Procedure(
        id="way",
        title="way",
        where=NOWHERE,
        since=placed.since,
        until=placed.until,
        scope=placed.scope,
        within=draw(_times.map(lambda time: time and minutes(int(time.value) // 30))),
        spans=spans,
        steps=tuple(steps),
    )


@st.composite
def _spans(draw: st.DrawFn, ids: tuple[str, ...]) -> Span:
    events = ("start", *ids, END)
    begins, ends = sorted(draw(st.lists(st.integers(0, len(events) - 1), min_size=2, max_size=2, unique=True)))
    return Span(begins=events[begins], ends=events[ends], where=NOWHERE, longest=minutes(draw(st.integers(1, 15))))


def space_of(procedure: Procedure, impossible: Scope) -> Space:
    scopes_in = [step.condition for step in walk_steps(procedure)]
    scopes_in += [way.condition for step in procedure.steps for way in step.next]
    return build_space(FACETS, [procedure.scope, *scopes_in], [procedure], impossible, TODAY)


def applies(procedure: Procedure, point: Point) -> bool:
    return Placed(procedure.scope, procedure.since, procedure.until).holds(point)


def ways_from(step: Step, point: Point) -> Iterator[Next]:
    """Yield the ways that may be taken in a situation: the first that holds, and rows below one that can be used up."""
    for way in step.next:
        if holds(way.condition, point):
            yield way
            if way.at_most is None:
                return
