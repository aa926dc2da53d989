"""How long one thing after another may take together, and whether that is longer than a time that is set for it all.

By the clock times add up. Counted days and working hours depend on the start: then each time begins when the one
before runs out, and the end is compared with the time that is set from every start that the calendar tells apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from generator.calendar import DAY, MINUTE, Calendar, day_of
from generator.starts import Starts, choose_days
from generator.timing import Start, choose_between, rank_start
from generator.workdays import CLOCK, COUNTED, WORKING_TIME, due, work_back


@dataclass(frozen=True, slots=True)
class Time:
    """An amount of time in the base unit of its dimension."""

    amount: Fraction
    dimension: str = CLOCK


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time that is set for all legs from one number to another, the second not included."""

    first: int
    last: int
    amount: Fraction


def add_up(legs: Sequence[Fraction | None], stretches: Sequence[Stretch]) -> tuple[Fraction, bool]:
    """Return how long the legs may take at most by the clock, and whether there is one without any limit.

    A leg without a limit of its own is limited by what is set for a stretch that it lies in; if there is none, it is
    taken to need no time at all. Nothing ends before what it follows on has ended.
    """
    amounts = (*(leg for leg in legs if leg is not None), *(each.amount for each in stretches))
    scale = lcm(*(amount.denominator for amount in amounts))  # whole numbers add up much faster than fractions
    bound = {number for each in stretches for number in range(each.first, each.last)}
    open_ = any(leg is None and number not in bound for number, leg in enumerate(legs))
    edges = [(number, number + 1, int(leg * scale)) for number, leg in enumerate(legs) if leg is not None]
    edges += [(number, number + 1, 0) for number, leg in enumerate(legs) if leg is None and number not in bound]
    edges += [(each.first, each.last, int(each.amount * scale)) for each in stretches]
    edges += [(number + 1, number, 0) for number in range(len(legs))]
    ends = {0: 0}
    for _ in range(len(legs) + 1):
        for begin, end, amount in edges:
            if begin in ends and (end not in ends or ends[begin] + amount < ends[end]):
                ends[end] = ends[begin] + amount
    return Fraction(ends[len(legs)], scale), open_


def spread_out(waits: Sequence[Stretch], count: int) -> Fraction:
    """Return how long *count* legs take at least, by the times that have to pass over some stretches of them."""
    ends = [Fraction(0)] * (count + 1)
    for last in range(1, count + 1):
        begins = [ends[each.first] + each.amount for each in waits if each.last == last]
        ends[last] = max((ends[last - 1], *begins))
    return ends[count]


def run_out(start: Fraction, times: Iterable[Time], calendar: Calendar) -> Fraction:
    """Return when the last of some times runs out, each beginning when the one before does."""
    instant, ends_day = start, False
    for time in times:
        begin = instant - MINUTE if ends_day and time.dimension in COUNTED and instant % DAY == 0 else instant
        instant = due(begin, time.amount, time.dimension, calendar)
        ends_day = ends_day or time.dimension in COUNTED  # 24:00 belongs to the day that it ends
    return instant


def find_late_start(
    times: Sequence[Time], limit: Sequence[Time], calendar: Calendar, starts: Iterable[Starts]
) -> Start | None:
    """Return a start from which *times* run out later than *limit*, the least odd of those looked at."""
    if {time.dimension for time in (*times, *limit)} == {CLOCK}:
        later = sum(time.amount for time in times) > sum(time.amount for time in limit)
        return Start() if later else None
    late = [
        start
        for each in starts
        for start in _sample(times, limit, calendar, each)
        if run_out(_instant(start), times, calendar) > run_out(_instant(start), limit, calendar)
    ]
    return min(late, key=lambda start: rank_start(start, calendar), default=None)


def _instant(start: Start) -> Fraction:
    return start.instant or Fraction(0)


def _sample(times: Sequence[Time], limit: Sequence[Time], calendar: Calendar, starts: Starts) -> Iterator[Start]:
    """Yield starts that stand for all: where either end may turn, and beside and between these."""
    near = frozenset(_days_near_dates((times, limit), calendar, starts))
    for day in choose_days(starts, near):
        turns = {turn for chain in (times, limit) for turn in _turns(day, chain, calendar)}
        for begin, end in starts.hours_on(day, calendar):
            first, last = (Fraction(day * DAY + minute * MINUTE) for minute in (begin, end))
            points = sorted({first, last, *(turn for turn in turns if first < turn < last)})
            for low, high in pairwise(points):
                inside = (low, low + 1, choose_between(low, high), high - 1)
                yield from (Start(day in near, instant) for instant in inside if low <= instant < high)


def _days_near_dates(chains: Iterable[Sequence[Time]], calendar: Calendar, starts: Starts) -> Iterator[int]:
    """Yield the days from which a chain of times may reach a day that is named with its date."""
    chains = tuple(chains)
    for date, _ in calendar.dated:
        day = date
        while day >= starts.first and _reach(day, chains, calendar) >= date:
            yield day
            day -= 1


def _reach(day: int, chains: Iterable[Sequence[Time]], calendar: Calendar) -> int:
    return max(day_of(run_out(Fraction((day + 1) * DAY), chain, calendar)) for chain in chains)


def _turns(day: int, chain: Sequence[Time], calendar: Calendar) -> Iterator[Fraction]:
    """Yield the starts within a day at which the end of a chain may jump, or begin or cease to move."""
    days = range(day, _reach(day, (chain,), calendar) + 2)
    edges = {Fraction(each * DAY) for each in days}
    edges |= {
        Fraction(each * DAY + end * MINUTE) for each in days for hours in calendar.hours_of(each) for end in hours
    }
    found = set(edges)
    for time in reversed(chain):
        if time.dimension == CLOCK:
            found = edges | {turn - time.amount for turn in found}
        elif time.dimension == WORKING_TIME:
            found = edges | {work_back(turn, time.amount, calendar) for turn in found}
        else:
            found = set(edges)
    yield from (turn for turn in found if day_of(turn) == day)
