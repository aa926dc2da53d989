"""Small parts of the engine that few handbooks reach: numbers of open stretches, bounds of graded limits."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.calendar import DAY_KINDS, USUAL, Occasion
from generator.interval import Interval
from generator.naming import name_bound, name_case
from generator.scope import pick_number, simplify
from generator.starts import Starts, choose_days
from tests.cases import handbook_of


@pytest.mark.parametrize(
    ("stretch", "number"),
    [
        (Interval(Fraction(2), Fraction(7)), 4),
        (Interval(Fraction(1, 3), Fraction(2, 3)), Fraction(1, 2)),
        (Interval(low=Fraction(3)), 3),
        (Interval(low=Fraction(3), low_open=True), 4),
        (Interval(high=Fraction(3)), 3),
        (Interval(high=Fraction(3), high_open=True), 2),
        (Interval(high=Fraction(-5, 2), high_open=True), -3),
        (Interval(), 0),
    ],
)
def test_the_number_picked_lies_in_the_stretch_and_is_whole_where_one_is(stretch: Interval, number: Fraction) -> None:
    assert number in stretch
    assert pick_number(stretch) == number


def test_an_interval_holds_what_lies_between_its_ends_and_the_ends_that_are_closed() -> None:
    half_open = Interval(Fraction(2), Fraction(4), low_open=True)

    assert [number for number in range(7) if Fraction(number) in half_open] == [3, 4]
    assert [number for number in range(4) if Fraction(number) in Interval(high=Fraction(2), high_open=True)] == [0, 1]


def test_a_holiday_is_a_day_off_with_a_date() -> None:
    saturday, holiday, monday = (date(2026, 11, day).toordinal() for day in (7, 10, 9))
    calendar = replace(USUAL, dated=((holiday, ()),))
    working, off, dated = (Occasion((kind,)) for kind in DAY_KINDS)

    def occurs(occasion: Occasion) -> list[int]:
        return [day for day in (saturday, monday, holiday) if occasion.hours_on(day, calendar)]

    assert (occurs(working), occurs(off), occurs(dated)) == ([monday], [saturday, holiday], [holiday])


def test_a_start_lies_between_the_first_day_and_the_last() -> None:
    starts = Starts(first=10, last=12)

    assert [day for day in range(8, 15) if starts.holds(day)] == [10, 11, 12]
    assert list(choose_days(starts, frozenset([9, 12]))) == [10, 11, 12]
    assert len(list(choose_days(Starts(first=10), frozenset()))) == 7


def test_a_witness_shows_every_facet_that_the_region_restricts_even_where_another_implies_it() -> None:
    space = handbook_of("glossary:\n  - {id: a-word}\n").space
    region = space.region(({"channel": frozenset(["counter"]), "shift": frozenset(["day"])},))

    assert dict(space.witness(region)) == {"channel": "counter", "shift": "day"}


def test_boxes_that_differ_in_one_dimension_become_one() -> None:
    assert simplify(((1, 1, 4), (1, 2, 4), (2, 3, 4), (8, 8, 8))) == ((3, 3, 4), (8, 8, 8))
    assert simplify(()) == ()


def test_a_limit_between_two_grades_is_named_by_both() -> None:
    handbook = handbook_of(
        "metrics:\n  - {id: mood, name: 心情, grades: [差, 一般, 好, 很好]}\n"
        "norms:\n  - {id: content, limit: {metric: mood, min: 一般, max: 好}}\n"
    )
    (norm,) = (norm for norm in handbook.norms if norm.id == "content")

    assert norm.limit
    assert name_bound(norm.limit) == "一般–好"


def test_an_exception_that_only_names_another_recipient_holds_something_else() -> None:
    handbook = handbook_of(
        "norms:\n"
        "  - {id: tell, act: call-back, to: agent, exceptions: [{scope: {shift: night}, to: supervisor, why: 没人}]}\n"
    )
    (norm,) = (norm for norm in handbook.norms if norm.id == "tell")

    assert name_case(handbook, norm.exceptions[0]) == "另有要求"
