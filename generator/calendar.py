"""The days and hours at which a house is at work: the week, and the single dates that differ from their weekday."""

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

MINUTE = 60
DAY = 86_400
WEEKDAYS = "一二三四五六日"

Stretch = tuple[int, int]
"""Working hours without a break, in minutes of the day; the later minute is the first that is free."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working hours of the seven weekdays, Monday first, and of single dates by their ordinal, in order.

    A day without working hours is a day off; a holiday is a date without, a make-up day one with hours.
    """

    week: tuple[tuple[Stretch, ...], ...]
    dated: tuple[tuple[int, tuple[Stretch, ...]], ...] = ()

    def hours_of(self, day: int) -> tuple[Stretch, ...]:
        """Return the working hours of a day, given by its ordinal."""
        return self.dated[bisect_left(self.dated, (day,))][1] if self.is_dated(day) else self.week[weekday_of(day)]

    def is_dated(self, day: int) -> bool:
        """Tell whether a day is named with its date."""
        found = bisect_left(self.dated, (day,))
        return found < len(self.dated) and self.dated[found][0] == day

    def is_working(self, day: int) -> bool:
        """Tell whether there are working hours on a day."""
        return bool(self.hours_of(day))


OFFICE: tuple[Stretch, ...] = ((9 * 60, 18 * 60),)
USUAL = Calendar((*(OFFICE,) * 5, (), ()))
"""What holds where a handbook has no calendar: Monday to Friday, nine to six, no holidays."""


def weekday_of(day: int) -> int:
    """Return the weekday of an ordinal, Monday 0; the ordinal 1 is a Monday."""
    return (day - 1) % 7


def day_of(instant: Fraction) -> int:
    """Return the ordinal of the day of an instant, which counts in seconds from the beginning of the ordinal 0."""
    return int(instant // DAY)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When something occurs: on days of one of these kinds, within these hours; none of them is no restriction.

    A kind is a weekday (`周六`), `工作日`, `休息日` (any day without working hours) or `节假日` (a dated one of those).
    """

    days: tuple[str, ...] = ()
    hours: tuple[Stretch, ...] = ()

    def hours_on(self, day: int, calendar: Calendar) -> tuple[Stretch, ...]:
        """Return the minutes of a day at which it may occur."""
        kinds = (f"周{WEEKDAYS[weekday_of(day)]}", *_kinds_of(day, calendar))
        return (self.hours or WHOLE_DAY) if not self.days or any(kind in self.days for kind in kinds) else ()


ANY_TIME = Occasion()
DAY_KINDS = ("工作日", "休息日", "节假日")
WHOLE_DAY: tuple[Stretch, ...] = ((0, DAY // MINUTE),)


def _kinds_of(day: int, calendar: Calendar) -> tuple[str, ...]:
    if calendar.is_working(day):
        return ("工作日",)
    return ("休息日", "节假日") if calendar.is_dated(day) else ("休息日",)
