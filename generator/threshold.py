"""Duties that want one act done from two different points of a range on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.cadence import Cadence
from generator.dimension import Dimension
from generator.duty import Duty
from generator.interval import Interval
from generator.model.entries import Norm
from generator.model.parts import Limit, Quantity
from generator.opposition import Encounter
from generator.scope import Region, Space, intersect, is_within, subtract
from generator.situation import IN_FORCE


@dataclass(frozen=True, slots=True)
class Threshold:
    """Two duties that differ in nothing but where a range begins, or ends: at *one_end* or at *other_end*.

    The *overlap* lies between the two ends: by one duty the act is due there, by the other it is not.
    """

    one: Duty
    other: Duty
    facet: str
    one_end: Interval
    other_end: Interval
    overlap: Region


def find_thresholds(space: Space, encounters: Iterable[Encounter]) -> Iterator[Threshold]:
    """Yield the pairs of duties, one a norm at least, with one act and two thresholds for it."""
    ranges = [each for each in space.dimensions if each.stretches and not each.cyclic and each.id != IN_FORCE]
    for encounter in encounters:
        one, other = encounter.earlier, encounter.later
        if encounter.opposed or one.entry is other.entry or not _demand_the_same(one, other):
            continue
        for dimension in ranges:
            if ends := _find_rival_ends(space, dimension, one.scope, other.scope):
                if overlap := _between(space, dimension.id, one, other):
                    yield Threshold(one, other, dimension.id, *ends, overlap)
                break


def _demand_the_same(one: Duty, other: Duty) -> bool:
    mine, theirs = ((each.level, each.act, set(each.to), each.assists) for each in (one, other))
    return (
        (isinstance(one.entry, Norm) or isinstance(other.entry, Norm))
        and mine == theirs
        and _tell_limit(one.limit) == _tell_limit(other.limit)
        and _tell_cadence(one.cadence) == _tell_cadence(other.cadence)
        and _tell_amount(one.authority) == _tell_amount(other.authority)
    )


def _tell_limit(limit: Limit | None) -> tuple[object, ...]:
    return (limit.metric, limit.statistic, limit.interval) if limit else ()


def _tell_cadence(cadence: Cadence | None) -> tuple[object, ...]:
    return (cadence.times, cadence.every, cadence.unit, cadence.anchors, cadence.sign, cadence.due) if cadence else ()


def _tell_amount(amount: Quantity | None) -> tuple[object, ...]:
    return (amount.value, amount.unit) if amount else ()


def _find_rival_ends(
    space: Space, dimension: Dimension, one: Region, other: Region
) -> tuple[Interval, Interval] | tuple[()]:
    """Return where two scopes begin, or end, in a range if they differ in that alone."""
    if space.bounds(one, dimension.id) == space.bounds(other, dimension.id):
        return ()
    some, others = (space.forget(space.forget(scope, dimension.id), IN_FORCE) for scope in (one, other))
    mine, theirs = (_find_end(space, dimension, scope) for scope in (one, other))
    if mine is None or theirs is None or (mine.low is None) != (theirs.low is None):
        return ()
    return (mine, theirs) if is_within(some, others) and is_within(others, some) else ()


def _find_end(space: Space, dimension: Dimension, scope: Region) -> Interval | None:
    """Return the part of a range that a scope is for if that has one end only, and is the same wherever it holds."""
    first, last = space.bounds(scope, dimension.id)
    top = len(dimension.stretches) - 1
    whole = intersect(space.forget(scope, dimension.id), space.slab(dimension.id, (1 << last + 1) - (1 << first)))
    if (first == 0) == (last == top) or not is_within(intersect(whole, space.region(())), scope):
        return None
    begin, end = dimension.stretches[first], dimension.stretches[last]
    if first == 0:
        return Interval(high=end.high, high_open=end.high_open)
    return Interval(low=begin.low, low_open=begin.low_open)


def _between(space: Space, facet: str, one: Duty, other: Duty) -> Region:
    """Return where just one of the two duties holds, while the other holds for other values of the range."""
    mine = intersect(subtract(one.region, other.scope), space.forget(other.region, facet))
    theirs = intersect(subtract(other.region, one.scope), space.forget(one.region, facet))
    return (*mine, *theirs)
