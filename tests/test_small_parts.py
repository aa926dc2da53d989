"""Small parts of the engine that few handbooks reach: numbers of open stretches, bounds of graded limits."""

from fractions import Fraction

import pytest

from generator.interval import Interval
from generator.naming import name_bound, name_case
from generator.scope import pick_number
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
