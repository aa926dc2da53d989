"""Small parts of the engine that few handbooks reach: numbers of open stretches, bounds of graded limits."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.anchors import read_anchors
from generator.calendar import DAY_KINDS, USUAL, Occasion
from generator.conversions import Conversion
from generator.interval import Interval
from generator.measure import LONGEST, refuse_odd_days
from generator.naming import name_bound, name_case
from generator.numeral import NotUnderstood, parse_number
from generator.scope import pick_number, simplify
from generator.starts import Starts, choose_days
from generator.workdays import CLOCK, WORKING_DAYS, WORKING_TIME
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


def test_a_witness_shows_a_facet_of_which_one_value_is_left_even_where_another_implies_it() -> None:
    space = handbook_of("glossary:\n  - {id: a-word}\n").space
    region = space.region(({"channel": frozenset(["counter"]), "shift": frozenset(["day"])},))

    assert dict(space.witness(region)) == {"channel": "counter", "shift": "day"}


def test_a_witness_leaves_out_a_facet_of_which_only_the_impossible_is_gone() -> None:
    space = handbook_of("impossible:\n  - {channel: counter, situation: hold}\nglossary:\n  - {id: a-word}\n").space
    region = space.region(({"channel": frozenset(["counter"]), "role": frozenset(["agent"])},))

    assert dict(space.witness(region)) == {"channel": "counter", "role": "agent", "shift": "day"}


def test_boxes_that_differ_in_one_dimension_become_one() -> None:
    assert simplify(((1, 1, 4), (1, 2, 4), (2, 3, 4), (8, 8, 8))) == ((3, 3, 4), (8, 8, 8))
    assert simplify(()) == ()


def test_a_conversion_keeps_open_ends_and_is_exact_only_all_the_way() -> None:
    five, about = Conversion(Fraction(5), Fraction(5), exact=True), Conversion(Fraction(2), None, exact=False)

    assert five.convert(Interval(Fraction(1), Fraction(3), True, True)) == Interval(
        Fraction(5), Fraction(15), True, True
    )
    assert five.convert(Interval(high=Fraction(3))) == Interval(high=Fraction(15))
    assert about.convert(Interval(Fraction(1), Fraction(3), True, True)) == Interval(low=Fraction(2), low_open=True)
    assert [one.then(other).exact for one in (five, about) for other in (five, about)] == [True, False, False, False]
    assert five.then(about) == Conversion(Fraction(10), None, exact=False)


@pytest.mark.parametrize(("typed", "anchor"), [("18:30", "18:30"), ("9点半", "9:30"), ("18:75", ""), ("24:00", "")])
def test_an_hour_of_the_day_has_sixty_minutes(typed: str, anchor: str) -> None:
    assert "".join(each.name for each in read_anchors("天", typed)) == anchor


@pytest.mark.parametrize(
    ("value", "dimension", "problem"),
    [
        (Fraction(1, 2), WORKING_DAYS, "whole-days"),
        (Fraction(LONGEST + 1), WORKING_DAYS, "long-term"),
        (Fraction(LONGEST), WORKING_DAYS, ""),
        (Fraction((LONGEST + 1) * 86400), WORKING_TIME, "long-term"),
        (Fraction((LONGEST + 1) * 86400), CLOCK, ""),
        (Fraction(LONGEST + 1), "元", ""),
        (Fraction(1, 2), CLOCK, ""),
    ],
)
def test_only_days_that_are_counted_must_be_whole_and_within_reach(
    value: Fraction, dimension: str, problem: str
) -> None:
    if not problem:
        refuse_odd_days(value, dimension)
        return
    with pytest.raises(NotUnderstood, match=problem):
        refuse_odd_days(value, dimension)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("十", 10), ("二十三", 23), ("一百零五", 105), ("一万二千", 12000), ("三十万", 300000), ("一亿亿", 10**16)],
)
def test_chinese_numerals_count_up_to_ten_thousands(typed: str, number: int) -> None:
    assert parse_number(typed) == number


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
