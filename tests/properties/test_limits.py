"""The verdict on limits equals that of looking at every situation: exceptions, overrides, dates and conversions."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations_with_replacement

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar import USUAL
from generator.conversions import join_equivalences
from generator.duty import derive_duties
from generator.interval import Interval
from generator.limits import compare, find_meetings, state_standards
from generator.model.entries import Norm, Override, RuleException
from generator.model.parts import Limit, Scope
from generator.model.vocabulary import Equivalence
from generator.situation import build_space
from tests.properties.worlds import FACETS, NOWHERE, TODAY, Placed, Point, all_points, days, holds, intervals, scopes

_POINTS = tuple(all_points())
_FACTOR = Fraction(2)
_CONVERSIONS = join_equivalences(
    (Equivalence("rings", "seconds", Interval(_FACTOR, _FACTOR), exact=True, where=NOWHERE),), ()
)

Reaches = Mapping[str, tuple[frozenset[int], ...]]

_limits = st.builds(
    Limit,
    st.sampled_from(["rings", "seconds"]),
    st.just("each"),
    intervals().filter(lambda interval: not interval.is_empty()),
    st.just(NOWHERE),
)
_exceptions = st.builds(
    RuleException, scope=scopes.filter(bool), where=st.just(NOWHERE), limit=st.none() | _limits, why=st.just("因")
)


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    count = draw(st.integers(2, 3))
    return tuple(
        Norm(
            id=f"norm-{number}",
            title="",
            where=NOWHERE,
            scope=draw(scopes),
            since=draw(days),
            until=draw(days),
            limit=draw(_limits),
            limit_rows=tuple(draw(st.lists(st.tuples(scopes.filter(bool), _limits), max_size=3))),
            exceptions=tuple(draw(st.lists(_exceptions, max_size=2))),
            overrides=draw(_overrides(number, count)),
        )
        for number in range(count)
    )


@st.composite
def _overrides(draw: st.DrawFn, number: int, count: int) -> tuple[Override, ...]:
    beaten = draw(st.sets(st.integers(0, count - 1), max_size=1)) - {number}
    return tuple(Override(f"norm-{other}", "因", NOWHERE) for other in beaten)


def _allowed(norms: tuple[Norm, ...], norm: Norm, point: Point, reaches: Reaches) -> list[Interval]:
    """Return what a norm allows in a situation, in seconds, straight from what exceptions and overrides mean."""
    if not _applies(norm, point):
        return []
    for other in norms:
        if any(override.id == norm.id for override in other.overrides) and _applies(other, point):
            return []
    cases = [case for case in norm.exceptions if holds(case.scope, point)]
    own: list[Limit | None] = [*_row_limits(norm, point, reaches)] or [norm.limit]
    limits = [case.limit for case in cases] if cases else own
    return [
        limit.interval.scale(_FACTOR if limit.metric == "rings" else Fraction(1))
        for limit in limits
        if limit is not None
    ]


def _row_limits(norm: Norm, point: Point, reaches: Reaches) -> list[Limit]:
    """Return the limits of the rows that hold in a situation and that no row for fewer situations takes it from."""
    reach = reaches[norm.id]
    here = [index for index, (scope, _) in enumerate(norm.limit_rows) if holds(scope, point)]
    return [norm.limit_rows[index][1] for index in here if not any(reach[other] < reach[index] for other in here)]


def _reach(norm: Norm, points: Iterable[Point]) -> tuple[frozenset[int], ...]:
    """Return, for each row, the situations of the norm that it is written for."""
    bound = [(number, point) for number, point in enumerate(points) if norm.limit_rows and _applies(norm, point)]
    return tuple(frozenset(number for number, point in bound if holds(scope, point)) for scope, _ in norm.limit_rows)


def _applies(norm: Norm, point: Point) -> bool:
    return Placed(norm.scope, norm.since, norm.until).holds(point)


@settings(max_examples=60, deadline=None)
@given(_norms(), scopes.filter(bool) | st.just(()))
def test_two_norms_clash_exactly_where_some_situation_leaves_no_value(
    norms: tuple[Norm, ...], impossible: Scope
) -> None:
    mentioned = [norm.scope for norm in norms] + [case.scope for norm in norms for case in norm.exceptions]
    mentioned += [scope for norm in norms for scope, _ in norm.limit_rows]
    space = build_space(FACETS, mentioned, norms, impossible, TODAY)
    standards = state_standards(derive_duties(space, norms, (), ()), _CONVERSIONS)

    found = {
        frozenset((meeting.earlier.duty.entry.id, meeting.later.duty.entry.id))
        for meeting in find_meetings(standards, _CONVERSIONS)
        if compare(meeting, _CONVERSIONS, USUAL, ()).impossible
    }

    expected = set()
    possible = [point for point in _POINTS if not (impossible and holds(impossible, point))]
    reaches = {norm.id: _reach(norm, possible) for norm in norms}
    for point in possible:
        allowed = {norm.id: _allowed(norms, norm, point, reaches) for norm in norms}
        for one, other in combinations_with_replacement(allowed, 2):
            if any(left.meet(right).is_empty() for left in allowed[one] for right in allowed[other]):
                expected.add(frozenset((one, other)))
    assert found == expected


@given(st.lists(intervals().filter(lambda interval: not interval.is_empty()), min_size=2, max_size=5))
def test_stretches_of_which_every_two_meet_all_meet(stretches: list[Interval]) -> None:
    pairwise = all(not one.meet(other).is_empty() for one in stretches for other in stretches)
    common = stretches[0]
    for stretch in stretches[1:]:
        common = common.meet(stretch)

    assert pairwise == (not common.is_empty())
