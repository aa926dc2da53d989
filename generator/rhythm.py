"""What a cadence demands and what it leaves free, and which two of them nobody can keep.

Somebody keeps "at least so many times" if every period holds that many occurrences, "at most" if none holds more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.anchors import PLACES
from generator.cadence import PERIODS, Cadence, Due
from generator.limits import DEMANDS, FORBIDS
from generator.model.parts import Level

_SECONDS_OF_MONTHS = (28 * 86400, 31 * 86400)
_SHORTEST_MONTH = 28
_DAY = 86400
PERMISSION = "may"

Places = frozenset[int]
Claim = Literal["rhythm", "floor", "ceiling"]


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in each period, whose length counts in the base unit of its dimension."""

    times: int
    dimension: str
    length: Fraction

    def exceeds(self, other: "Rate") -> bool:
        """Tell whether this is surely more often: a month is as long as suits the other."""
        if self.dimension == other.dimension:
            return self.times * other.length > other.times * self.length
        lengths = self._in_seconds(longest=True), other._in_seconds(longest=False)
        return all(lengths) and self.times * lengths[1] > other.times * lengths[0]

    def _in_seconds(self, *, longest: bool) -> Fraction:
        """Return the length in seconds, 0 for what has none."""
        if self.dimension == "月":
            return self.length * _SECONDS_OF_MONTHS[longest]
        return self.length if self.dimension == "时间" else Fraction(0)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a cadence comes to at its level.

    Something must be done *least* times and at most *most* times, at some place of each of the *windows*, and only at
    the *allowed* places; windows and places are those of a *unit*. The *claim* says what the number is meant to be.
    """

    claim: Claim
    unit: str
    least: Rate | None = None
    most: Rate | None = None
    windows: tuple[Places, ...] = ()
    allowed: Places | None = None
    due: Due = "on"


def state_rhythm(level: Level, cadence: Cadence) -> Rhythm | None:
    """Return what a cadence comes to at a level; None where it neither demands nor forbids anything."""
    if cadence.anchors:
        return _state_anchored(level, cadence)
    least = {"": 0, "≥": 0, "=": 0, ">": 1}.get(cadence.sign)
    most = {"≤": 0, "=": 0, "<": -1}.get(cadence.sign)
    if level in FORBIDS:
        least, most = {"≤": 1, "<": 0}.get(cadence.sign), {"≥": -1, ">": 0}.get(cadence.sign)
    if level not in (*DEMANDS, *FORBIDS):
        least, most = None, {"≤": 0, "<": -1}.get(cadence.sign) if level == PERMISSION else None
    if least is None and most is None:
        return None
    claim: Claim = "ceiling" if least is None else "rhythm" if cadence.sign in ("", "=") else "floor"
    return Rhythm(claim, cadence.unit, _rate(cadence, least), _rate(cadence, most))


def _rate(cadence: Cadence, more: int | None) -> Rate | None:
    if more is None:
        return None
    dimension, length = PERIODS.get(cadence.unit, (cadence.unit, 1))
    return Rate(cadence.times + more, dimension, cadence.every * length)


def _state_anchored(level: Level, cadence: Cadence) -> Rhythm | None:
    windows = tuple(frozenset(_places(cadence, index)) for index in range(len(cadence.anchors)))
    named = frozenset(place for window in windows for place in window)
    if level in DEMANDS:
        allowed = named if cadence.due == "only" else None
        return Rhythm("rhythm", cadence.unit, _rate(cadence, 0), None, windows, allowed, cadence.due)
    if level == PERMISSION and cadence.due == "only":
        return Rhythm("ceiling", cadence.unit, allowed=named)
    if level in FORBIDS and cadence.due == "on":
        return Rhythm("ceiling", cadence.unit, allowed=frozenset(PLACES[cadence.unit]) - named)
    return None


def _places(cadence: Cadence, index: int) -> Iterator[int]:
    anchor = cadence.anchors[index]
    first = PLACES[cadence.unit][0] if cadence.due == "by" else anchor.first
    return (place for place in PLACES[cadence.unit] if first <= place <= anchor.last)


def cannot_both_be_kept(one: Rhythm, other: Rhythm) -> bool:
    """Tell whether surely nobody can keep both."""
    return exhausts(one, other) or exhausts(other, one)


def exhausts(demand: Rhythm, restriction: Rhythm) -> bool:
    """Tell whether *demand* surely asks for more, or for another time, than *restriction* leaves."""
    if demand.least and restriction.most and demand.least.exceeds(restriction.most):
        return True
    if restriction.allowed is None:
        return False
    if demand.unit == restriction.unit and any(not window & restriction.allowed for window in demand.windows):
        return True
    return not demand.windows and _fits_into_gap(demand.least, restriction)


def _fits_into_gap(least: Rate | None, restriction: Rhythm) -> bool:
    """Tell whether a whole period passes between two allowed days of a week or month."""
    if least is None or least.dimension != "时间" or least.times < 1 or restriction.unit not in ("周", "月"):
        return False
    weekly = restriction.unit == "周"
    days = PLACES["周"] * 2 if weekly else PLACES["月"][:_SHORTEST_MONTH]
    longest = run = 0
    for day in days:
        run = 0 if day in (restriction.allowed or ()) else run + 1
        longest = max(longest, run)
    return least.length <= longest * _DAY


def undercuts(one: Rhythm, other: Rhythm) -> bool:
    """Tell whether whoever takes *one* for the rhythm surely fails *other*, though both could be kept by doing more.

    A floor (at least weekly) does not undercut a rhythm (daily): it is meant as a floor.
    """
    if "ceiling" in (one.claim, other.claim):
        return one.claim == other.claim and bool(one.most and other.most and one.most.exceeds(other.most))
    if (one.claim, other.claim) == ("floor", "rhythm"):
        return False
    if one.least and other.least and other.least.exceeds(one.least):
        return True
    return (
        one.unit == other.unit
        and bool(one.windows)
        and any(_misses(one, window, deadlines=one.due == other.due == "by") for window in other.windows)
    )


def _misses(one: Rhythm, window: Places, *, deadlines: bool) -> bool:
    """Tell whether nothing that *one* names lies in a window, or of two *deadlines* the later one."""
    return all(not each & window or (deadlines and each > window) for each in one.windows)
