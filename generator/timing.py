"""Compares two limits of time that are counted in different ways: 24 hours, the next day, one working day.

What a limit allows depends on the start: for each start it is a stretch of instants (`workdays.allow`). Between
finitely many breakpoints of the start the ends of both stretches move with the start or stand still, so the order of
any two ends is settled by the breakpoints and by one start between each two neighbours among them and the points
where two ends cross. Beyond the reach of dated days the picture repeats every week. See docs/how-the-checks-work.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, reduce
from itertools import pairwise, product

from generator.calendar import DAY, MINUTE, Calendar, day_of, weekday_of
from generator.interval import Interval
from generator.starts import Starts, choose_days
from generator.workdays import WORKING_DAYS, WORKING_TIME, Span, allow, due, work_back

Pair = tuple[Span, Span]

_GRAINS = (3600, 1800, 600, 60, 1)


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """An instant at which something begins, None where any will do; *dated* if dated days matter from there on."""

    dated: bool = False
    instant: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one limit compares with another; each field is a start that shows it, None where there is none.

    *tighter*: it forbids something that the other allows; *looser*: it allows something that the other forbids;
    *impossible*: nothing is allowed by both.
    """

    tighter: Start | None = None
    looser: Start | None = None
    impossible: Start | None = None


def compare_amounts(one: Interval, other: Interval, start: Start | None = None) -> Comparison:
    """Compare two stretches of one line; *start* is what shows the result."""
    start, common = start or Start(), one.meet(other)
    if common.is_empty():
        return Comparison(start, start, start)
    return Comparison(start if common != other else None, start if common != one else None)


def combine(comparisons: Iterable[Comparison]) -> Comparison:
    """Return what several comparisons show together."""
    return reduce(_add, comparisons, Comparison())


@cache
def compare_spans(one: Span, other: Span, calendar: Calendar, starts: Starts) -> Comparison:
    """Compare two limits of time over every possible start; counted alike, also of averages, the amounts tell."""
    if one.dimension == other.dimension:
        return compare_amounts(one.amounts, other.amounts)
    near = frozenset(_days_near_dates((one, other), calendar, starts))
    sample = [
        Start(day in near, instant)
        for day in choose_days(starts, near)
        for instant in _sample(day, (one, other), calendar, starts)
    ]
    sample.sort(key=lambda start: rank_start(start, calendar))
    return combine(_compare_from(start, one, other, calendar) for start in sample)


def _compare_from(start: Start, one: Span, other: Span, calendar: Calendar) -> Comparison:
    instant = start.instant or Fraction(0)
    return compare_amounts(allow(instant, one, calendar), allow(instant, other, calendar), start)


def _add(known: Comparison, more: Comparison) -> Comparison:
    return Comparison(known.tighter or more.tighter, known.looser or more.looser, known.impossible or more.impossible)


def _days_near_dates(spans: Pair, calendar: Calendar, starts: Starts) -> Iterator[int]:
    """Yield the days from which a limit may reach a day that is named with its date."""
    for date, _ in calendar.dated:
        day = date
        while day >= starts.first and _reach(day, spans, calendar) >= date:
            yield day
            day -= 1


def _reach(day: int, spans: Pair, calendar: Calendar) -> int:
    """Return the last day that the calendar is asked for when something begins on a day."""
    end = Fraction((day + 1) * DAY)
    asked = (span for span in spans if span.dimension in (WORKING_DAYS, WORKING_TIME))
    return max((day_of(instant) for span in asked for instant in _ends(end, span, calendar)), default=day)


def _ends(start: Fraction, span: Span, calendar: Calendar) -> tuple[Fraction, ...]:
    """Return the ends of the stretch that a limit allows, in the same order for every start."""
    stretch = allow(start, span, calendar)
    return tuple(end for end in (stretch.low, stretch.high) if end is not None)


def _sample(day: int, spans: Pair, calendar: Calendar, starts: Starts) -> Iterator[Fraction]:
    """Yield starts of a day that stand for all its starts."""
    turns = {turn for span in spans for turn in _turns(day, span, calendar)}
    for begin, end in starts.hours_on(day, calendar):
        first, last = (Fraction(day * DAY + minute * MINUTE) for minute in (begin, end))
        points = sorted({first, last, *(turn for turn in turns if first < turn < last)})
        for low, high in pairwise(points):
            yield low
            # At a crossing nothing holds that does not hold on one of its two sides, so it needs no sample itself.
            pieces = sorted({low, high, *_crossings(low, high, spans, calendar)})
            yield from (choose_between(*piece) for piece in pairwise(pieces))


def _turns(day: int, span: Span, calendar: Calendar) -> Iterator[Fraction]:
    """Yield the starts within a day at which an end of what a limit allows may jump, or begin or cease to move."""
    if span.dimension != WORKING_TIME:
        return
    first, last = Fraction(day * DAY), Fraction((day + 1) * DAY)
    yield from _closings(day, day, calendar)
    for amount in (span.amounts.low, span.amounts.high):
        if amount is not None:
            until = day_of(due(last, amount, WORKING_TIME, calendar))
            since = day_of(due(first, amount, WORKING_TIME, calendar))
            yield from (work_back(end, amount, calendar) for end in _closings(since, until, calendar))


def _closings(first: int, last: int, calendar: Calendar) -> Iterator[Fraction]:
    """Yield where stretches of work begin and end from one day to another."""
    for day in range(first, last + 1):
        yield from (Fraction(day * DAY + minute * MINUTE) for hours in calendar.hours_of(day) for minute in hours)


def _crossings(low: Fraction, high: Fraction, spans: Pair, calendar: Calendar) -> Iterator[Fraction]:
    """Yield the starts between two turns at which an end of what one limit allows meets an end of the other's."""
    one, two = (low * 2 + high) / 3, (low + high * 2) / 3
    (ours, theirs), (ours_later, theirs_later) = (
        [_ends(start, span, calendar) for span in spans] for start in (one, two)
    )
    for (mine, mine_later), (other, other_later) in product(
        zip(ours, ours_later, strict=True), zip(theirs, theirs_later, strict=True)
    ):
        gap, gap_later = mine - other, mine_later - other_later
        if gap != gap_later and low < (meeting := one + gap * (two - one) / (gap - gap_later)) < high:
            yield meeting


def choose_between(low: Fraction, high: Fraction) -> Fraction:
    """Return a start between two others, on the hour or half hour if it can be."""
    middle = (low + high) / 2
    rounded = (Fraction(round(middle / grain) * grain) for grain in _GRAINS)
    return next((start for start in rounded if low < start < high), middle)


def rank_start(start: Start, calendar: Calendar) -> tuple[bool, bool, int, int]:
    """Return how odd a start would look as an example: on a certain date, outside working hours, at a crooked time."""
    instant = start.instant or Fraction(0)
    day = day_of(instant)
    minute = (instant - day * DAY) / MINUTE
    at_work = any(begin <= minute < end for begin, end in calendar.hours_of(day))
    crookedness = next((rank for rank, grain in enumerate(_GRAINS) if instant % grain == 0), len(_GRAINS))
    return start.dated, not at_work, crookedness, weekday_of(day)
