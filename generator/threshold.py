"""Norms that want one act done from two different points of a range on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.duty import Duty
from generator.interval import Interval
from generator.model.entries import Norm
from generator.model.parts import Limit, Scope
from generator.opposition import Encounter
from generator.scope import Region


@dataclass(frozen=True, slots=True)
class Threshold:
    """Two duties that differ in nothing but where a range begins, or ends: at *one_end* or at *other_end*."""

    one: Duty
    other: Duty
    facet: str
    one_end: Interval
    other_end: Interval
    overlap: Region


def find_thresholds(encounters: Iterable[Encounter]) -> Iterator[Threshold]:
    """Yield the pairs of norms with one act and two thresholds for it."""
    for encounter in encounters:
        one, other = encounter.earlier, encounter.later
        if encounter.opposed or not _demand_the_same(one, other):
            continue
        for facet, interval, rival in _compare_scopes(_scope_of(one), _scope_of(other)):
            yield Threshold(one, other, facet, interval, rival, encounter.overlap)


def _demand_the_same(one: Duty, other: Duty) -> bool:
    mine, theirs = ((each.level, each.act, set(each.to), each.assists) for each in (one, other))
    return mine == theirs and _same_limit(one.limit, other.limit)


def _same_limit(one: Limit | None, other: Limit | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.metric, one.statistic, one.interval) == (other.metric, other.statistic, other.interval)


def _scope_of(duty: Duty) -> Scope:
    return duty.entry.scope if isinstance(duty.entry, Norm) else ()


def _compare_scopes(one: Scope, other: Scope) -> Iterator[tuple[str, Interval, Interval]]:
    """Yield the one range in which two scopes of a single box differ, if they differ only in its end."""
    if len(one) != 1 or len(other) != 1 or one[0].keys() != other[0].keys():
        return
    different = [facet for facet, extent in one[0].items() if extent != other[0][facet]]
    if len(different) != 1:
        return
    mine, theirs = one[0][different[0]], other[0][different[0]]
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        for interval, rival in zip(mine, theirs, strict=False):
            if len(mine) == len(theirs) == 1 and _are_rivals(interval, rival):
                yield different[0], interval, rival


def _are_rivals(one: Interval, other: Interval) -> bool:
    """Tell whether both stretches are open in the same direction and end in different places."""
    one_sided = (one.low is None) != (one.high is None) and (one.low is None) == (other.low is None)
    return one_sided and (one.high is None) == (other.high is None) and one != other
