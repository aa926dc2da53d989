"""The scope engine says what enumerating every situation says."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dimension import cut_range, pick_number
from generator.interval import Interval
from generator.model.parts import Scope
from generator.scope import Region, Space, intersect, is_within, subtract
from generator.situation import build_space, locate
from tests.properties.worlds import (
    FACETS,
    TODAY,
    Placed,
    all_points,
    atom_of,
    contains,
    holds,
    intervals,
    placed,
    scopes,
)

_POINTS = tuple(all_points())


def _build(worlds: list[Placed], impossible: Scope, *more: Scope) -> tuple[Space, list[Region]]:
    entries = [world.as_entry(f"entry-{number}") for number, world in enumerate(worlds)]
    space = build_space(FACETS, [*(world.scope for world in worlds), *more], entries, impossible, TODAY)
    return space, [locate(space, entry, world.scope) for entry, world in zip(entries, worlds, strict=True)]


@settings(max_examples=60, deadline=None)
@given(placed, scopes.filter(bool) | st.just(()))
def test_a_region_holds_exactly_the_situations_of_its_scope(world: Placed, impossible: Scope) -> None:
    space, (region,) = _build([world], impossible)

    for point in _POINTS:
        expected = world.holds(point) and not (impossible and holds(impossible, point))
        assert contains(space, region, point) == expected


@settings(max_examples=60, deadline=None)
@given(placed, placed, scopes.filter(bool))
def test_overlap_and_difference_are_those_of_the_situations(one: Placed, other: Placed, hole: Scope) -> None:
    space, (left, right) = _build([one, other], (), hole)

    common, rest = intersect(left, right), subtract(left, space.region(hole))

    for point in _POINTS:
        assert contains(space, common, point) == (one.holds(point) and other.holds(point))
        assert contains(space, rest, point) == (one.holds(point) and not holds(hole, point))


@settings(max_examples=60, deadline=None)
@given(placed, placed, scopes)
def test_regions_overlap_exactly_when_some_situation_lies_in_both(
    one: Placed, other: Placed, impossible: Scope
) -> None:
    _, (left, right) = _build([one, other], impossible)

    shared = any(
        one.holds(point) and other.holds(point) and not (impossible and holds(impossible, point)) for point in _POINTS
    )

    assert bool(intersect(left, right)) == shared


@settings(max_examples=60, deadline=None)
@given(placed, placed, scopes.filter(bool) | st.just(()))
def test_every_possible_situation_with_the_facets_of_a_witness_lies_in_both(
    one: Placed, other: Placed, impossible: Scope
) -> None:
    space, (left, right) = _build([one, other], impossible)

    if common := intersect(left, right):
        shown = dict(space.witness(common))
        matching = [
            point for point in _POINTS if all(atom_of(space, id_, point) == atom for id_, atom in shown.items())
        ]
        possible = [point for point in matching if not (impossible and holds(impossible, point))]
        assert possible
        assert all(one.holds(point) and other.holds(point) for point in possible)


@settings(max_examples=60, deadline=None)
@given(placed, placed)
def test_within_means_that_every_situation_of_one_lies_in_the_other(one: Placed, other: Placed) -> None:
    _, (left, right) = _build([one, other], ())

    assert is_within(left, right) == all(other.holds(point) for point in _POINTS if one.holds(point))


@settings(max_examples=40, deadline=None)
@given(placed)
def test_pieces_of_a_difference_are_disjoint(world: Placed) -> None:
    space, (region,) = _build([world], ())

    pieces = subtract(space.region(()), region)

    assert all(not intersect((one,), (other,)) for i, one in enumerate(pieces) for other in pieces[:i])


@given(st.lists(intervals(), max_size=4), st.booleans())
def test_a_cut_range_is_covered_once_by_stretches_that_hold_a_number(mentioned: list[Interval], whole: bool) -> None:
    span = Interval(Fraction(0), Fraction(4))
    dimension = cut_range("x", span, mentioned, whole=whole)
    numbers = [Fraction(half, 1 if whole else 2) for half in range(5 if whole else 9)]

    for number in numbers:
        assert sum(number in stretch for stretch in dimension.stretches) == 1
    for atom, stretch in zip(dimension.atoms, dimension.stretches, strict=True):
        assert Fraction(atom) == pick_number(stretch)
        assert Fraction(atom) in stretch
        assert not whole or Fraction(atom).denominator == 1
