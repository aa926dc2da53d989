"""Limits that change with a range, such as an amount, and the stretches between them for which nobody set one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.backing import list_demands
from generator.bands import Band, band_of, clip, stretches_of
from generator.handbook import Handbook
from generator.interval import Interval
from generator.limits import Standard
from generator.model.vocabulary import Facet
from generator.scope import Region, Space, intersect, subtract


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of *facet* between two tiers of one metric for which no limit of it holds."""

    below: Standard
    above: Standard
    facet: Facet
    stretch: Interval
    region: Region


@dataclass(frozen=True, slots=True)
class _Tier:
    standard: Standard
    band: Band


def find_tier_gaps(handbook: Handbook) -> Iterator[Gap]:
    """Yield the holes between tiers that begin at the bottom of a range and end at its top: these claim to cover it."""
    families: dict[str, list[Standard]] = {}
    for demand in list_demands(handbook):
        families.setdefault(handbook.conversions.family(demand.metric), []).append(demand)
    ranges = [facet for facet in handbook.vocabulary.facets if facet.kind == "range" and not facet.wraps]
    for facet in ranges:
        for group in families.values():
            tiers = tuple(_find_tiers(handbook.space, facet, group))
            found = {(gap.facet.id, gap.stretch, gap.below.duty.where): gap for gap in _find_in(handbook, facet, tiers)}
            yield from found.values()


def _find_tiers(space: Space, facet: Facet, group: Iterable[Standard]) -> Iterator[_Tier]:
    """Yield the limits that hold for part of the range only."""
    top = len(stretches_of(space, facet.id)) - 1
    for standard in group:
        band = band_of(space, standard.duty, facet.id)
        if band.first > 0 or band.last < top:
            yield _Tier(standard, band)


def _find_in(handbook: Handbook, facet: Facet, tiers: Sequence[_Tier]) -> Iterator[Gap]:
    space = handbook.space
    top = len(stretches_of(space, facet.id)) - 1
    lowest = [tier for tier in tiers if tier.band.first == 0]
    highest = [tier for tier in tiers if tier.band.last == top]
    for low in lowest if highest else ():
        for high in highest:
            if low.band.last + 1 < high.band.first:
                yield from _look_between(handbook, facet, low, high, tiers)


def _look_between(handbook: Handbook, facet: Facet, low: _Tier, high: _Tier, tiers: Sequence[_Tier]) -> Iterator[Gap]:
    space = handbook.space
    context = intersect(_whatever(space, low, facet), _whatever(space, high, facet))
    if not context:
        return
    family = handbook.conversions.family(low.standard.metric)
    limited = (
        duty for duty in handbook.duties if duty.limit and handbook.conversions.family(duty.limit.metric) == family
    )
    covered = tuple(box for duty in limited for box in duty.region)
    between = clip(space, context, facet.id, low.band.last + 1, high.band.first - 1)
    empty = intersect(subtract(between, covered), space.region(()))
    near = [tier for tier in tiers if intersect(_whatever(space, tier, facet), context)]
    for first, last in _find_runs(space, facet, empty):
        below = next((tier for tier in near if tier.band.last + 1 == first), low)
        above = next((tier for tier in near if tier.band.first - 1 == last), high)
        begin, end = (stretches_of(space, facet.id)[number] for number in (first, last))
        stretch = Interval(begin.low, end.high, begin.low_open, end.high_open)
        yield Gap(below.standard, above.standard, facet, stretch, clip(space, empty, facet.id, first, last))


def _whatever(space: Space, tier: _Tier, facet: Facet) -> Region:
    return space.forget(tier.standard.duty.region, facet.id)


def _find_runs(space: Space, facet: Facet, empty: Region) -> Iterator[tuple[int, int]]:
    """Yield the unbroken stretches of a region, by the numbers of their first and last atom."""
    count = len(stretches_of(space, facet.id))
    held = [bool(clip(space, empty, facet.id, number, number)) for number in range(count)]
    first = 0
    for number, here in enumerate(held):
        if here and (number == 0 or not held[number - 1]):
            first = number
        if here and (number + 1 == count or not held[number + 1]):
            yield first, number
