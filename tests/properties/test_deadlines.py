"""Paths, and how long they take, are those found by walking through every situation and trying every duration."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar import DAY, Calendar
from generator.deadline import set_deadlines
from generator.model.parts import Scope
from generator.model.procedures import END, Procedure, Step
from generator.model.vocabulary import Variants
from generator.overrun import Clockwork, find_overruns, read_events
from generator.pace import Stretch, Time, add_up, find_late_start, run_out, spread_out
from generator.pathway import list_paths
from generator.spoken import make_markers
from generator.starts import ALWAYS
from generator.wording import make_folding
from tests.properties.ways import applies, procedures, space_of, ways_from
from tests.properties.worlds import Point, all_points, contains, holds, scopes

_POINTS = tuple(all_points())
_MARKERS = make_markers((), make_folding(Variants()))
_CALENDAR = Calendar((*(((540, 720), (780, 1080)),) * 4, ((540, 720),), (), ()))
_CLOCKWORK = Clockwork(_CALENDAR, lambda region: (ALWAYS,))


def _walk(
    procedure: Procedure, point: Point, at: str, used: tuple[int, ...], seen: frozenset[str]
) -> Iterator[list[str]]:
    """Yield the ids of the steps of each path from a step to the end, by the definition."""
    if at == END:
        yield []
        return
    tops = {step.id: (number, step) for number, step in enumerate(procedure.steps)}
    number, top = tops[at]
    if at in seen:
        return
    for done in _do(top, point):
        for way in ways_from(top, point):
            row = sum(len(each.next) for each in procedure.steps[:number]) + top.next.index(way)
            if way.at_most is None:
                onward = _walk(procedure, point, way.to, used, seen | {at})
            elif used[row] < way.at_most:
                more = (*used[:row], used[row] + 1, *used[row + 1 :])
                onward = _walk(procedure, point, way.to, more, frozenset())
            else:
                continue
            yield from (done + rest for rest in onward)


def _do(top: Step, point: Point) -> list[list[str]]:
    if not holds(top.condition, point):
        return [[]]
    if not top.parallel:
        return [[top.id]]
    return [[step.id for step in strand if holds(step.condition, point)] for strand in top.parallel]


def _paths_in(procedure: Procedure, point: Point) -> list[list[str]]:
    rows = sum(len(step.next) for step in procedure.steps)
    return sorted(_walk(procedure, point, procedure.steps[0].id, (0,) * rows, frozenset()))


def _points(procedure: Procedure, impossible: Scope) -> list[Point]:
    possible = [point for point in _POINTS if not (impossible and holds(impossible, point))]
    return [point for point in possible if applies(procedure, point)]


@settings(max_examples=40, deadline=None)
@given(procedures(), scopes.filter(bool) | st.just(()))
def test_the_paths_of_a_procedure_are_those_of_its_situations(procedure: Procedure, impossible: Scope) -> None:
    space = space_of(procedure, impossible)

    paths = list_paths(space, procedure)

    for point in _points(procedure, impossible)[::9]:
        found = [[step.id for step in path.steps] for path in paths if contains(space, path.region, point)]
        assert sorted(found) == _paths_in(procedure, point)


@settings(max_examples=40, deadline=None)
@given(procedures(), scopes.filter(bool) | st.just(()))
def test_the_whole_is_exceeded_exactly_where_some_path_of_a_situation_takes_longer(
    procedure: Procedure, impossible: Scope
) -> None:
    plain = replace(procedure, spans=(), steps=tuple(replace(step, spans=()) for step in procedure.steps))
    space = space_of(plain, impossible)
    courses = [read_events(path, plain, _MARKERS) for path in list_paths(space, plain)]
    deadlines = tuple(set_deadlines(plain, {}, _MARKERS))

    found = [each for each in find_overruns(plain, courses, deadlines, _CLOCKWORK) if each.deadline.kind == "whole"]

    every = {step.id: step for top in plain.steps for step in (top, *(s for strand in top.parallel for s in strand))}
    totals: dict[Fraction, list[Point]] = {}
    full: list[bool] = []
    for point in _points(plain, impossible) if plain.within else []:
        for path in _paths_in(plain, point):
            times = [every[id_].within for id_ in path]
            total = sum((time.value for time in times if time), Fraction(0))
            totals.setdefault(total, []).append(point)
            full.append(plain.within is not None and total == plain.within.value and None in times)
    longest = max(totals, default=Fraction(0))
    allowed = plain.within.value if plain.within else longest
    assert [each.cause for each in found] == (["longer"] if longest > allowed else ["up"] if any(full) else [])
    for each in found:
        assert each.total == max(longest, allowed)
        assert any(contains(space, each.region, point) for point in totals[longest])


_amounts = st.integers(0, 3).map(Fraction)
_stretches = st.lists(
    st.builds(
        lambda ends, amount: Stretch(min(ends), max(ends), amount),
        st.lists(st.integers(0, 3), min_size=2, max_size=2, unique=True),
        _amounts,
    ),
    max_size=2,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.none() | _amounts, min_size=3, max_size=3), _stretches)
def test_the_longest_time_is_that_of_trying_every_duration(
    legs: list[Fraction | None], stretches: list[Stretch]
) -> None:
    bound = {number for each in stretches for number in range(each.first, each.last)}
    tops = [
        leg if leg is not None else Fraction(3) if number in bound else Fraction(0) for number, leg in enumerate(legs)
    ]
    allowed = [
        durations
        for durations in product(*(range(int(top) + 1) for top in tops))
        if all(sum(durations[each.first : each.last]) <= each.amount for each in stretches)
    ]

    assert add_up(legs, stretches)[0] == max(map(sum, allowed))
    assert add_up(legs, stretches)[1] == any(leg is None and number not in bound for number, leg in enumerate(legs))


@settings(max_examples=150, deadline=None)
@given(_stretches)
def test_the_shortest_time_is_that_of_trying_every_duration(waits: list[Stretch]) -> None:
    allowed = [
        durations
        for durations in product(range(7), repeat=3)
        if all(sum(durations[each.first : each.last]) >= each.amount for each in waits)
    ]

    assert spread_out(waits, 3) == min(map(sum, allowed))


_times = st.sampled_from(
    [Time(Fraction(amount * 3600)) for amount in (1, 12, 24, 30, 48)]
    + [Time(Fraction(amount), dimension) for amount in (0, 1, 2) for dimension in ("自然日", "工作日")]
    + [Time(Fraction(amount * 3600), "工作时间") for amount in (1, 4, 8, 12)]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_times, min_size=1, max_size=3), _times)
def test_a_late_start_is_found_exactly_where_some_start_of_the_week_is_late(chain: list[Time], limit: Time) -> None:
    start = find_late_start(chain, [limit], _CALENDAR, (ALWAYS,))

    late = [
        instant
        for instant in map(Fraction, range(8 * DAY, 15 * DAY, 15 * 60))
        for offset in (0, 1)
        if run_out(instant + offset, chain, _CALENDAR) > run_out(instant + offset, [limit], _CALENDAR)
    ]
    assert (start is not None) == bool(late)
    if start and start.instant is not None:
        assert run_out(start.instant, chain, _CALENDAR) > run_out(start.instant, [limit], _CALENDAR)
