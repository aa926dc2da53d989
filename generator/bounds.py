"""Whether a limit is looser or stricter than another, end by end and over every possible start."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.interval import Interval
from generator.limits import Meeting, Standard
from generator.scope import Region
from generator.timing import Comparison, Start

Compare = Callable[[Meeting], Comparison]
"""Compares two standards over every start that their situations can have."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A start from which one standard is looser or stricter than another."""

    manner: Literal["looser", "stricter"]
    start: Start


def depart(general: Standard, special: Standard, overlap: Region, compare: Compare) -> Departure | None:
    """Tell how *special* departs from *general* in the directions in which both end.

    What is looser at one end or from one start is looser, whatever else it is. Bounds in opposite directions say
    nothing of each other.
    """
    comparisons = tuple(_compare_ends(general, special, overlap, compare))
    if looser := _pick(comparison.tighter for comparison in comparisons):
        return Departure("looser", looser)
    if stricter := _pick(comparison.looser for comparison in comparisons):
        return Departure("stricter", stricter)
    return None


def _compare_ends(general: Standard, special: Standard, overlap: Region, compare: Compare) -> Iterator[Comparison]:
    one, other = general.allowed, special.allowed
    if one.low is not None and other.low is not None:
        yield compare(Meeting(_keep(general, _lower(one)), _keep(special, _lower(other)), overlap))
    if one.high is not None and other.high is not None:
        yield compare(Meeting(_keep(general, _upper(one)), _keep(special, _upper(other)), overlap))


def _keep(standard: Standard, end: Interval) -> Standard:
    return replace(standard, allowed=end)


def _lower(interval: Interval) -> Interval:
    return Interval(low=interval.low, low_open=interval.low_open)


def _upper(interval: Interval) -> Interval:
    return Interval(high=interval.high, high_open=interval.high_open)


def _pick(starts: Iterator[Start | None]) -> Start | None:
    """Return one of the starts, rather one without dates."""
    return min(filter(None, starts), key=lambda start: start.dated, default=None)


def exclude_each_other(meeting: Meeting, compare: Compare) -> bool:
    """Tell whether from some start nothing is allowed by both standards."""
    return compare(meeting).impossible is not None
