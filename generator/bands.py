"""The stretches of a range, such as an amount, in which different roles may do one thing, and the holes they leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.doers import Rivalry
from generator.duty import Duty
from generator.interval import Interval
from generator.limits import DEMANDS
from generator.model.vocabulary import Act, Facet
from generator.roles import ROLE, roles_in
from generator.scope import Region, Space, intersect, subtract

GRANTS = (*DEMANDS, "may")
MONEY = "元"


@dataclass(frozen=True, slots=True)
class Band:
    """The atoms of a range in which a duty holds, from *first* to *last*."""

    duty: Duty
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch of a range that nobody is given, between what two duties give to different roles."""

    below: Duty
    above: Duty
    facet: Facet
    stretch: Interval
    overlap: Region


def find_holes(
    space: Space, facets: Iterable[Facet], acts: Mapping[str, Act], duties: Iterable[Duty]
) -> Iterator[Hole]:
    """Yield the holes in each act's bands that begin at the bottom with one role and end at the top with another.

    Only such bands claim to cover a range, and only of an act with one doer or of a range of money; whatever the
    handbook says of the act in between, a prohibition too, fills the hole.
    """
    by_act: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.act and duty.region:
            by_act.setdefault(duty.act, []).append(duty)
    ranges = [facet for facet in facets if facet.kind == "range" and not facet.wraps]
    for act, group in by_act.items():
        for facet in ranges:
            if facet.unit.endswith(MONEY) or (act in acts and acts[act].one_doer):
                holes = {(id(hole.below), id(hole.above)): hole for hole in _find_in(space, facet, group)}
                yield from holes.values()


def _find_in(space: Space, facet: Facet, group: Sequence[Duty]) -> Iterator[Hole]:
    top = len(stretches_of(space, facet.id)) - 1
    bands = [band_of(space, duty, facet.id) for duty in group if _grants(duty)]
    lowest = [band for band in bands if band.first == 0 and band.last < top]
    highest = [band for band in bands if band.first > 0 and band.last == top]
    for below in lowest:
        for above in highest:
            context = intersect(_anyone(space, below.duty, facet), _anyone(space, above.duty, facet))
            near = [band for band in bands if intersect(_anyone(space, band.duty, facet), context)]
            if below.last + 1 < above.first and _divide_among_roles(space, near):
                empty = _find_empty(space, facet, below, above, group)
                yield from _tell_holes(space, facet, empty, (below, above), near)


def _divide_among_roles(space: Space, bands: Iterable[Band]) -> bool:
    """Tell whether two of the bands are for different roles; what one role does for some values is no table."""
    acting = {roles_in(space, band.duty.region) for band in bands}
    return any(not one & other for one in acting for other in acting)


def _find_empty(space: Space, facet: Facet, below: Band, above: Band, group: Iterable[Duty]) -> Region:
    """Return what lies between two bands, whoever acts, and is nobody's; who helps does not make it his own."""
    context = intersect(_anyone(space, below.duty, facet), _anyone(space, above.duty, facet))
    between = clip(space, context, facet.id, below.last + 1, above.first - 1)
    covered = tuple(box for duty in group if not duty.assists for box in space.forget(duty.region, ROLE))
    return space.forget(intersect(subtract(between, covered), space.region(())), ROLE)


def _tell_holes(
    space: Space, facet: Facet, empty: Region, outer: tuple[Band, Band], bands: Iterable[Band]
) -> Iterator[Hole]:
    """Yield each unbroken stretch that is empty with the bands that end and begin beside it."""
    bands = tuple(bands)
    stretches = stretches_of(space, facet.id)
    atoms = [number for number in range(len(stretches)) if clip(space, empty, facet.id, number, number)]
    first: int | None = None
    for number in atoms:
        first = number if first is None else first
        if number + 1 in atoms:
            continue
        where = clip(space, empty, facet.id, first, number)
        context = space.forget(where, facet.id)
        near = [band for band in bands if intersect(_anyone(space, band.duty, facet), context)]
        below = next((band for band in near if band.last + 1 == first), outer[0])
        above = next((band for band in near if band.first - 1 == number), outer[1])
        low, high = stretches[first], stretches[number]
        yield Hole(below.duty, above.duty, facet, Interval(low.low, high.high, low.low_open, high.high_open), where)
        first = None


def _grants(duty: Duty) -> bool:
    return duty.level in GRANTS and not (duty.assists or duty.conditional)


def _anyone(space: Space, duty: Duty, facet: Facet) -> Region:
    """Return where a duty holds for some role and some value of a range, whatever they are."""
    return space.forget(space.forget(duty.region, ROLE), facet.id)


def clip(space: Space, region: Region, facet: str, first: int, last: int) -> Region:
    """Return the part of *region* from one atom of a range to another."""
    return intersect(region, space.slab(facet, (1 << last + 1) - (1 << first)))


def band_of(space: Space, duty: Duty, facet: str) -> Band:
    """Return the part of a range in which a duty holds."""
    return Band(duty, *space.bounds(duty.region, facet))


def stretches_of(space: Space, facet: str) -> tuple[Interval, ...]:
    """Return the stretches into which the handbook cuts a range."""
    found = space.find(facet)
    return found.stretches if found else ()


def find_overlapping_bands(
    space: Space, facets: Iterable[Facet], rivalries: Iterable[Rivalry]
) -> Iterator[tuple[Rivalry, Facet, Interval]]:
    """Yield the rivalries of two bands of one range that overlap, with what they share.

    Of two bands one within the other is a ladder: whoever may decide more may decide less. Two roles that have to do it
    are two doers, bands or not.
    """
    ranges = [facet for facet in facets if facet.kind == "range" and not facet.wraps]
    for rivalry in rivalries:
        pair = (rivalry.earlier, rivalry.later)
        if not all(map(_grants, pair)) or all(duty.level in DEMANDS for duty in pair):
            continue
        for facet in ranges:
            low, high = sorted((band_of(space, duty, facet.id) for duty in pair), key=lambda band: band.first)
            if low.first < high.first <= low.last < high.last:
                stretches = stretches_of(space, facet.id)
                begin, end = stretches[high.first], stretches[low.last]
                yield rivalry, facet, Interval(begin.low, end.high, begin.low_open, end.high_open)
