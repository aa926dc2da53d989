"""When the things that a limit binds may begin, and which of all those instants need to be looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.calendar import WHOLE_DAY, Calendar, Occasion, Stretch, weekday_of


@dataclass(frozen=True, slots=True)
class Starts:
    """The instants at which something may begin: from the day *first* to the day *last* (None: for ever).

    *occasions* holds a group for each facet that tells days or hours; one of every group must occur.
    """

    first: int = 1
    last: int | None = None
    occasions: tuple[tuple[Occasion, ...], ...] = ()

    def hours_on(self, day: int, calendar: Calendar) -> tuple[Stretch, ...]:
        """Return the minutes of a day at which something may begin."""
        hours = WHOLE_DAY
        for group in self.occasions:
            own = [stretch for occasion in group for stretch in occasion.hours_on(day, calendar)]
            hours = tuple(_overlaps(hours, own))
        return tuple(dict.fromkeys(hours))

    def holds(self, day: int) -> bool:
        """Tell whether a day lies between the first and the last."""
        return self.first <= day and (self.last is None or day <= self.last)


ALWAYS = Starts()


def _overlaps(some: Iterable[Stretch], others: Iterable[Stretch]) -> Iterator[Stretch]:
    others = tuple(others)
    for begin, end in some:
        for from_, to in others:
            if max(begin, from_) < min(end, to):
                yield max(begin, from_), min(end, to)


def choose_days(starts: Starts, near: frozenset[int]) -> Iterator[int]:
    """Yield days that stand for all: one of each weekday from which no dated day is in reach, then all *near* ones."""
    found: set[int] = set()
    day = starts.first
    while len(found) < 7 and starts.holds(day):
        if day not in near and weekday_of(day) not in found:
            found.add(weekday_of(day))
            yield day
        day += 1
    yield from sorted(filter(starts.holds, near))
