"""Dead steps and loops without end are those found by walking through a procedure in every situation."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.impasse import find_impasses, find_loops
from generator.model.parts import Scope
from generator.model.procedures import Procedure
from tests.properties.ways import applies, procedures, space_of, ways_from
from tests.properties.worlds import Point, all_points, contains, holds, scopes

_POINTS = tuple(all_points())
_impossible = scopes.filter(bool) | st.just(())


def _points(procedure: Procedure, impossible: Scope) -> list[Point]:
    possible = [point for point in _POINTS if not (impossible and holds(impossible, point))]
    return [point for point in possible if applies(procedure, point)]


def _come_to(procedure: Procedure, start: str, point: Point, *, endless: bool = False) -> set[str]:
    """Return the steps that come after one in a situation; *endless* by ways that are never used up."""
    steps = {step.id: step for step in procedure.steps}
    found: set[str] = set()
    waiting = [start]
    while waiting:
        step = steps.get(waiting.pop())
        ways = ways_from(step, point) if step else ()
        fresh = {way.to for way in ways if not (endless and way.at_most)} - found
        found |= fresh
        waiting += fresh
    return found


def _reached(procedure: Procedure, points: list[Point]) -> set[str]:
    first = procedure.steps[0].id
    return {id_ for point in points for id_ in (first, *_come_to(procedure, first, point))}


@settings(max_examples=40, deadline=None)
@given(procedures(), _impossible)
def test_a_step_is_dead_exactly_where_no_situation_leads_to_it(procedure: Procedure, impossible: Scope) -> None:
    points = _points(procedure, impossible)
    space = space_of(procedure, impossible)

    found = [each for each in find_impasses(space, procedure) if each.cause in ("unreached", "excluded")]

    dead = {step.id for step in procedure.steps} - _reached(procedure, points) if points else set()
    assert {each.step.id for each in found} <= dead
    explained = {each.step.id for each in found}
    steps = {step.id: step for step in procedure.steps}
    while more := {way.to for id_ in explained if id_ in steps for way in steps[id_].next} - explained:
        explained |= more
    assert dead <= explained


@settings(max_examples=40, deadline=None)
@given(procedures(), _impossible)
def test_staff_stand_without_a_next_step_exactly_in_the_situations_told(
    procedure: Procedure, impossible: Scope
) -> None:
    space = space_of(procedure, impossible)

    stuck = {each.step.id: each.region for each in find_impasses(space, procedure) if each.cause == "stuck"}

    for point in _points(procedure, impossible):
        for step in procedure.steps:
            here = step.id in _reached(procedure, [point])
            expected = here and not any(holds(way.condition, point) for way in step.next)
            assert contains(space, stuck.get(step.id, ()), point) == expected


@settings(max_examples=40, deadline=None)
@given(procedures(), _impossible)
def test_a_step_is_in_an_endless_loop_exactly_where_some_situation_leads_back_to_it_for_ever(
    procedure: Procedure, impossible: Scope
) -> None:
    points = _points(procedure, impossible)
    space = space_of(procedure, impossible)

    loops = [loop for loop in find_loops(space, procedure, ()) if loop.endless]

    expected = {
        step.id
        for step in procedure.steps
        for point in points
        if step.id in _reached(procedure, [point]) and step.id in _come_to(procedure, step.id, point, endless=True)
    }
    assert {step.id for loop in loops for step, _ in loop.ways} == expected
    for loop in loops:
        steps = [step for step, _ in loop.ways]
        assert [way.to for _, way in loop.ways] == [step.id for step in (*steps[1:], steps[0])]
        inside = [point for point in points if contains(space, loop.region, point)]
        assert all(way in tuple(ways_from(step, point)) for step, way in loop.ways for point in inside)
