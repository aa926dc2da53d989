"""When a time limit runs out: instants from a start, an amount and a unit, by the calendar of the house.

Instants are seconds; the day with the ordinal n begins at n × 86,400. The units are those of `generator.measure`:

* hours, minutes, seconds (CLOCK): so much later by the clock, working or not; a day of this kind is 24 hours.
* calendar days (CALENDAR_DAYS): the day of the start is day 0 and does not count; 当天 is day 0, 次日 day 1.
* working days (WORKING_DAYS): the same, counting days with working hours only, wherever in a day the start lies.
* working hours (WORKING_TIME): the clock stands still outside working hours; what ends exactly at closing time ends
  then, not when the next stretch begins.

A count of days says in which day something lies, not how many hours have passed: "at most 3 working days" lasts to
the end (24:00) of the third working day, "at least 3" begins with the beginning (0:00) of it. So the starting day is
left out, as article 201 of the Civil Code has it. Its article 203 ends a term at closing time where the other side
has to come during business hours; here the house itself acts, hence 24:00.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.calendar import DAY, MINUTE, Calendar, day_of
from generator.interval import Interval

CLOCK = "时间"
CALENDAR_DAYS = "自然日"
WORKING_DAYS = "工作日"
WORKING_TIME = "工作时间"
COUNTED = (CALENDAR_DAYS, WORKING_DAYS)
TIMES = (CLOCK, *COUNTED, WORKING_TIME)
"""The dimensions of time; those that are counted have no fractions."""


@dataclass(frozen=True, slots=True)
class Span:
    """The amounts of time that a limit allows, in the base unit of a dimension of time."""

    amounts: Interval
    dimension: str


def due(start: Fraction, amount: Fraction, dimension: str, calendar: Calendar) -> Fraction:
    """Return the last instant at which no more than *amount* has passed since *start*."""
    if dimension == CLOCK:
        return start + amount
    if dimension == WORKING_TIME:
        return work(start, amount, calendar)
    return Fraction((_count_on(start, int(amount), dimension, calendar) + 1) * DAY)


def earliest(start: Fraction, amount: Fraction, dimension: str, calendar: Calendar) -> Fraction:
    """Return the first instant at which *amount* has passed since *start*."""
    if dimension not in COUNTED:
        return due(start, amount, dimension, calendar)
    return start if amount <= 0 else Fraction(_count_on(start, int(amount), dimension, calendar) * DAY)


def allow(start: Fraction, span: Span, calendar: Calendar) -> Interval:
    """Return the instants that *span* allows for what begins at *start*; of a last day 24:00 is not part."""
    amounts = count_whole(span)
    low = None if amounts.low is None else earliest(start, amounts.low, span.dimension, calendar)
    high = None if amounts.high is None else due(start, amounts.high, span.dimension, calendar)
    open_end = high is not None and (span.dimension in COUNTED or amounts.high_open)
    return Interval(low, high, amounts.low_open, open_end)


def count_whole(span: Span) -> Interval:
    """Return the amounts of a span, of days that are counted the whole numbers among them."""
    return span.amounts.whole() if span.dimension in COUNTED else span.amounts


def _count_on(start: Fraction, count: int, dimension: str, calendar: Calendar) -> int:
    day = day_of(start)
    if dimension == CALENDAR_DAYS:
        return day + count
    while count > 0:
        day += 1
        count -= calendar.is_working(day)
    return day


def work(start: Fraction, amount: Fraction, calendar: Calendar) -> Fraction:
    """Return the first instant at which *amount* seconds of work have passed since *start*."""
    if amount <= 0:
        return start
    for begin, end in _stretches_from(day_of(start), 1, calendar):
        begin = max(begin, start)
        if begin < end and amount <= end - begin:
            return begin + amount
        amount -= max(end - begin, Fraction(0))
    raise AssertionError("a calendar has working days without end")


def work_back(end: Fraction, amount: Fraction, calendar: Calendar) -> Fraction:
    """Return the last instant from which *amount* seconds of work pass until *end*."""
    if amount <= 0:
        return end
    for first, last in _stretches_from(day_of(end), -1, calendar):
        last = min(last, end)
        if first < last and amount <= last - first:
            return last - amount
        amount -= max(last - first, Fraction(0))
    raise AssertionError("a calendar has working days without beginning")


def _stretches_from(day: int, step: int, calendar: Calendar) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the stretches of work from a day on, or backwards, without end."""
    while True:
        for begin, end in calendar.hours_of(day)[::step]:
            yield Fraction(day * DAY + begin * MINUTE), Fraction(day * DAY + end * MINUTE)
        day += step
