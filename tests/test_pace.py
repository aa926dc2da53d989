"""Times one after the other, and the starts from which they run out too late, at hours that few handbooks reach."""

from datetime import date
from fractions import Fraction

from generator.calendar import DAY, MINUTE, USUAL, Calendar
from generator.pace import Time, find_late_start, run_out
from generator.starts import Starts
from generator.workdays import CLOCK, WORKING_DAYS, WORKING_TIME

_MONDAY = date(2026, 11, 2).toordinal()


def _at(day: int, hour: int, minute: int = 0) -> Fraction:
    return Fraction(day * DAY + (hour * 60 + minute) * MINUTE)


def test_a_working_day_after_hours_that_end_at_midnight_is_counted_from_the_day_that_begins() -> None:
    times = [Time(Fraction(2 * 3600), CLOCK), Time(Fraction(1), WORKING_DAYS)]

    assert run_out(_at(_MONDAY, 22), times, USUAL) == _at(_MONDAY + 3, 0)
    assert run_out(_at(_MONDAY, 21), times, USUAL) == _at(_MONDAY + 2, 0)


def test_the_few_minutes_of_a_day_are_found_from_which_times_run_out_too_late() -> None:
    with_a_break = Calendar((((9 * 60, 12 * 60), (13 * 60, 18 * 60)),) * 5 + ((), ()))
    longer, shorter = (Time(Fraction(minutes * MINUTE), WORKING_TIME) for minutes in (475, 470))
    limit = [shorter, Time(Fraction(10 * 3600), CLOCK)]

    late = find_late_start([longer], limit, with_a_break, [Starts(first=_MONDAY, last=_MONDAY)])

    assert late and late.instant is not None
    assert _at(_MONDAY, 9, 5) < late.instant <= _at(_MONDAY, 9, 10)
