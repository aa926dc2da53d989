"""Small parts of the engine that few handbooks reach: numbers of open stretches, bounds of graded limits."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.anchors import read_anchors
from generator.calendar import DAY, DAY_KINDS, MINUTE, USUAL, Occasion
from generator.check import check
from generator.conversions import Conversion
from generator.dimension import pick_number
from generator.impasse import find_impasses
from generator.interval import Interval
from generator.layout import make_layout
from generator.measure import LONGEST, refuse_odd_days
from generator.naming import name_bound, name_case
from generator.numeral import NotUnderstood, parse_number
from generator.roles import find_restricted
from generator.rules import conflicting_order, never_applies, out_of_place_words, redundant
from generator.scope import Region, is_within, simplify
from generator.starts import Starts, choose_days
from generator.timing import compare_spans
from generator.workdays import CLOCK, WORKING_DAYS, WORKING_TIME, Span, allow, work_back
from tests.cases import handbook_of
from tests.handbooks import PROJECT


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


def test_what_is_for_one_role_here_and_for_everybody_there_leaves_others_out_here_only() -> None:
    space = check(PROJECT / "tests" / "second", today=date(2026, 11, 22))[0].space
    here = {"channel": frozenset({"phone"}), "role": frozenset({"technician"})}
    there = {"channel": frozenset({"visit"})}  # where the clerk never acts, whom nothing is for on the phone

    restricted = find_restricted(space, space.region((here, there)))

    assert restricted
    assert is_within(restricted, space.region((here,)))
    assert is_within(space.region((here,)), restricted)


def test_boxes_that_differ_in_one_dimension_become_one() -> None:
    layout = make_layout((4, 4, 4))

    def pack(*boxes: tuple[int, int, int]) -> Region:
        return tuple((layout.pack(box), layout) for box in boxes)

    assert simplify(pack((1, 1, 4), (1, 2, 4), (2, 3, 4), (8, 8, 8))) == pack((3, 3, 4), (8, 8, 8))
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


@pytest.mark.parametrize("name", ["渠道", "找我们的方式"])
def test_the_facet_of_channels_is_known_by_its_id_whatever_it_is_called(name: str) -> None:
    handbook = handbook_of("scripts:\n  - {id: desk, scope: {channel: counter}, lines: [请不要挂机。]}\n")
    facets = tuple(replace(each, name=name) if each.id == "channel" else each for each in handbook.vocabulary.facets)
    handbook = replace(handbook, vocabulary=replace(handbook.vocabulary, facets=facets))

    assert [fault.matched for fault in out_of_place_words.check(handbook)] == ["不要挂机"]


def test_an_idle_exception_is_shown_beside_the_limit_or_else_beside_the_norm() -> None:
    handbook = handbook_of("""
norms:
  - id: pickup
    scope: {channel: phone}
    limit: 铃响 ≤ 3 声
    exceptions: [{scope: {shift: night}, limit: 铃响 ≤ 3 声, why: 人少}]
  - id: greet-all
    scope: {channel: counter}
    act: greet
    exceptions: [{scope: {situation: complaint}, act: greet, why: 忙}]
""")

    assert [fault.related[0].location.line for fault in redundant.check(handbook)] == [5, 7]


def test_an_entry_is_referred_to_by_others_each_once_and_in_order() -> None:
    handbook = handbook_of("""
norms:
  - {id: later, statement: 见@first.limit 和@first。, see-also: [later]}
  - {id: first, limit: 铃响 ≤ 3 声, statement: 在@first.limit 内接起。}
checklists:
  - {id: desk, sections: [{title: 一, items: [{id: a, text: 接得快, checks: [first]}]}]}
""")

    assert handbook.referring["first"] == ("later", "desk")
    assert "later" not in handbook.referring


def _at(day: date, hour: int) -> Fraction:
    return Fraction(day.toordinal() * DAY + hour * 60 * MINUTE)


def test_more_than_two_days_that_are_counted_begin_with_the_third_but_more_than_two_hours_at_once() -> None:
    monday, thursday = date(2026, 11, 2), date(2026, 11, 5)
    days = allow(_at(monday, 10), Span(Interval(low=Fraction(2), low_open=True), WORKING_DAYS), USUAL)
    hours = allow(_at(monday, 10), Span(Interval(low=Fraction(7201, 2), low_open=True), CLOCK), USUAL)

    assert days.low == _at(thursday, 0)
    assert hours.low == _at(monday, 10) + Fraction(7201, 2)


def test_counting_working_hours_back_undoes_counting_them_on() -> None:
    monday, tuesday = date(2026, 11, 2), date(2026, 11, 3)

    assert work_back(_at(tuesday, 10), Fraction(2 * 3600), USUAL) == _at(monday, 17)
    assert work_back(_at(tuesday, 7), Fraction(0), USUAL) == _at(tuesday, 7)


def test_a_start_is_looked_at_from_which_only_one_of_two_counts_reaches_a_dated_day() -> None:
    saturday = date(2026, 11, 7)
    calendar = replace(USUAL, dated=((saturday.toordinal(), ((9 * 60, 12 * 60),)),))
    eight_hours = Span(Interval(high=Fraction(8 * 3600)), WORKING_TIME)
    one_day = Span(Interval(high=Fraction(1)), WORKING_DAYS)

    looser = compare_spans(eight_hours, one_day, calendar, Starts(first=saturday.toordinal() - 20)).looser

    assert looser and looser.instant is not None
    assert looser.instant // DAY == saturday.toordinal() - 1


def test_scripts_and_procedures_that_do_two_acts_in_order_are_counted_once_each() -> None:
    handbook = handbook_of("""
norms:
  - {id: a-call, act: apologise, before: thank}
scripts:
  - {id: opening, lines: [抱歉，久等了。, 谢谢您。]}
procedures:
  - {id: way, steps: [{id: one, role: agent, act: thank}, {id: two, role: agent, act: greet, script: opening}]}
""")

    assert conflicting_order.compared(handbook)["courses"] == 1


def test_a_step_that_nobody_comes_to_is_shown_with_the_ways_that_lead_to_it_alone() -> None:
    handbook = handbook_of("""
procedures:
  - id: way
    scope: {shift: day}
    steps:
      - {id: one, role: agent, act: greet, next: [{if: {shift: night}, to: two}, {to: three}]}
      - {id: two, role: agent, act: thank}
      - {id: three, role: agent, act: hang-up}
""")

    (impasse,) = find_impasses(handbook.space, handbook.procedures[-1])
    assert [place.column for place in impasse.because] == [51]


def test_of_the_impossible_only_what_is_needed_for_it_is_named() -> None:
    handbook = handbook_of("""
impossible:
  - {situation: inquiry, shift: day}
  - {situation: inquiry, shift: night}
  - {situation: inquiry, shift: day, channel: phone}
norms:
  - {id: never, scope: {situation: inquiry, channel: email}}
  - {id: nowhere, scope: {situation: inquiry}}
""")
    faults = {fault.where.entry: fault for fault in never_applies.check(handbook)}

    assert [place.location.line for place in faults["nowhere"].related] == [3, 4]
