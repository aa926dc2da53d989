"""Circles of before and after, and the order of steps, are those found by looking at every situation."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.duty import derive_duties
from generator.model.entries import Norm
from generator.model.parts import Scope
from generator.model.procedures import Procedure, Step
from generator.model.vocabulary import Act, Variants
from generator.ordering import Circle, find_circles, order_acts
from generator.scope import Space
from generator.sequence import collect_courses
from generator.situation import build_space
from generator.spoken import make_markers
from generator.wording import make_folding
from tests.properties.ways import ACTS, applies, procedures, space_of, ways_from
from tests.properties.worlds import FACETS, NOWHERE, TODAY, Placed, Point, all_points, contains, days, holds, scopes

_POINTS = tuple(all_points())
_ACTS = {id_: Act(id_, id_, NOWHERE) for id_ in ACTS}
_MARKERS = make_markers((), make_folding(Variants()))


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    def norm(number: int) -> Norm:
        first, then = draw(st.lists(st.sampled_from(ACTS), min_size=2, max_size=2, unique=True))
        after = draw(st.booleans())
        return Norm(
            id=f"norm-{number}",
            title=f"norm-{number}",
            where=NOWHERE,
            scope=draw(scopes),
            since=draw(days),
            until=draw(days),
            level=draw(st.sampled_from(["must", "should", "must-not", "may"])),
            act=then if after else first,
            before=() if after else (then,),
            after=(first,) if after else (),
        )

    return tuple(norm(number) for number in range(draw(st.integers(2, 4))))


def _edge(norm: Norm) -> tuple[str, str] | None:
    first, then = (norm.act, norm.before[0]) if norm.before else (norm.after[0], norm.act)
    return {"may": None, "must-not": (then, first)}.get(norm.level, (first, then))


def _applies(norm: Norm, point: Point) -> bool:
    return Placed(norm.scope, norm.since, norm.until).holds(point)


def _reaches(edges: set[tuple[str, str]], start: str, target: str) -> bool:
    found = {start}
    while fresh := {then for first, then in edges if first in found} - found:
        found |= fresh
    return target in found


def _replay(space: Space, circle: Circle, points: list[Point]) -> None:
    inside = [point for point in points if contains(space, circle.region, point)]
    assert inside
    assert all(contains(space, order.region, point) for order in circle.orders for point in inside)
    ends = [*circle.orders[1:], circle.orders[0]]
    assert all(one.then == other.first for one, other in zip(circle.orders, ends, strict=True))


@settings(max_examples=60, deadline=None)
@given(_norms(), scopes.filter(bool) | st.just(()))
def test_a_norm_is_in_a_circle_exactly_where_some_situation_closes_one_through_it(
    norms: tuple[Norm, ...], impossible: Scope
) -> None:
    space = build_space(FACETS, [norm.scope for norm in norms], norms, impossible, TODAY)
    points = [point for point in _POINTS if not (impossible and holds(impossible, point))]

    circles = tuple(find_circles(order_acts(space, derive_duties(space, norms, (), ()), (), _ACTS), ()))

    expected = set()
    for point in points:
        edges = {norm.id: edge for norm in norms if _applies(norm, point) and (edge := _edge(norm))}
        for id_, (first, then) in edges.items():
            if _reaches(set(edges.values()), then, first):
                expected.add(id_)
    assert {order.title for circle in circles for order in circle.orders} == expected
    for circle in circles:
        _replay(space, circle, points)


def _deeds(procedure: Procedure) -> list[tuple[Step, int, int, int]]:
    """Return the steps with an act: the number of the top step, of the strand, and of the place in it."""
    found = []
    for number, top in enumerate(procedure.steps):
        found += [(top, number, 0, 0)] if top.act else []
        found += [(step, number, s, p) for s, strand in enumerate(top.parallel) for p, step in enumerate(strand)]
    return found


def _onward(procedure: Procedure, number: int, point: Point) -> set[int]:
    """Return the top steps that come after one in a situation."""
    numbers = {step.id: index for index, step in enumerate(procedure.steps)}
    found: set[int] = set()
    waiting = [number]
    while waiting:
        fresh = {numbers[way.to] for way in ways_from(procedure.steps[waiting.pop()], point) if way.to in numbers}
        waiting += fresh - found
        found |= fresh
    return found


def _surely_reversed(procedure: Procedure, first: str, then: str, point: Point) -> bool:
    """Tell by the definition whether *first* is done before *then* and in no way after it or at once with it."""
    reached = {0} | _onward(procedure, 0, point)
    done = [
        deed
        for deed in _deeds(procedure)
        if deed[1] in reached and holds(procedure.steps[deed[1]].condition, point) and holds(deed[0].condition, point)
    ]
    orders: set[tuple[str, str]] = set()
    for one, other in product(done, done):
        same_top = one[1] == other[1]
        together = same_top and one[2] != other[2]
        follows = same_top and one[2] == other[2] and one[3] < other[3]
        if follows or other[1] in _onward(procedure, one[1], point):
            orders.add((one[0].act, other[0].act))
        if together:
            orders |= {(one[0].act, other[0].act), (other[0].act, one[0].act)}
    return (first, then) in orders and (then, first) not in orders and first != then


@settings(max_examples=60, deadline=None)
@given(procedures(), scopes.filter(bool) | st.just(()))
def test_two_acts_are_in_order_exactly_where_every_path_of_a_situation_has_them_so(
    procedure: Procedure, impossible: Scope
) -> None:
    space = space_of(procedure, impossible)
    points = [point for point in _POINTS if not (impossible and holds(impossible, point))][::7]

    courses = tuple(collect_courses(space, _MARKERS, [procedure], (), frozenset(product(ACTS, ACTS))))

    for first, then in product(ACTS, ACTS):
        found = [box for course in courses for _, _, region in course.does(first, then) for box in region]
        for point in points:
            expected = applies(procedure, point) and _surely_reversed(procedure, first, then, point)
            assert contains(space, tuple(found), point) == expected
