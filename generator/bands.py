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
    """Yield the holes in each act's bands between two roles, where bands begin at the bottom and end at the top.

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
                yield from _find_in(space, facet, group)


def _find_in(space: Space, facet: Facet, group: Sequence[Duty]) -> Iterator[Hole]:
    bands = [band_of(space, duty, facet.id) for duty in group if _grants(duty)]
    top = len(stretches_of(space, facet.id)) - 1
    limited = [band for band in bands if band.first > 0 or band.last < top]  # who has all of the range leaves no hole
    for below in limited:
        for above in limited:
            apart = below.last + 1 < above.first
            if apart and not roles_in(space, below.duty.region) & roles_in(space, above.duty.region):
                for hole in _look_between(space, facet, below, above, group):
                    if _is_closed(space, facet, bands, hole.overlap):
                        yield hole


def _is_closed(space: Space, facet: Facet, bands: Iterable[Band], hole: Region) -> bool:
    """Tell whether bands of the situations around a hole begin at the bottom of the range and end at its top."""
    around = space.forget(hole, facet.id)
    near = [band for band in bands if intersect(_anyone(space, band.duty, facet), around)]
    top = len(stretches_of(space, facet.id)) - 1
    return any(band.first == 0 for band in near) and any(band.last == top for band in near)


def _grants(duty: Duty) -> bool:
    return duty.level in GRANTS and not (duty.assists or duty.conditional)


def _look_between(space: Space, facet: Facet, below: Band, above: Band, group: Iterable[Duty]) -> Iterator[Hole]:
    """Yield the hole that reaches from one band to the other, if there is one."""
    first, last = below.last + 1, above.first - 1
    context = intersect(_anyone(space, below.duty, facet), _anyone(space, above.duty, facet))
    between = _clip(space, context, facet.id, first, last)
    covered = tuple(box for duty in group for box in space.forget(duty.region, ROLE))
    hole = intersect(subtract(between, covered), space.region(()))
    if hole and space.bounds(hole, facet.id) == (first, last):
        low, high = (stretches_of(space, facet.id)[index] for index in (first, last))
        stretch = Interval(low.low, high.high, low.low_open, high.high_open)
        yield Hole(below.duty, above.duty, facet, stretch, space.forget(hole, ROLE))


def _anyone(space: Space, duty: Duty, facet: Facet) -> Region:
    """Return where a duty holds for some role and some value of a range, whatever they are."""
    return space.forget(space.forget(duty.region, ROLE), facet.id)


def _clip(space: Space, region: Region, facet: str, first: int, last: int) -> Region:
    atoms = (1 << last + 1) - (1 << first)
    clipped = (
        tuple(
            part & atoms if dimension.id == facet else part
            for dimension, part in zip(space.dimensions, box, strict=True)
        )
        for box in region
    )
    return tuple(box for box in clipped if all(box))


def band_of(space: Space, duty: Duty, facet: str) -> Band:
    """Return the part of a range in which a duty holds."""
    return Band(duty, *space.bounds(duty.region, facet))


def stretches_of(space: Space, facet: str) -> tuple[Interval, ...]:
    """Return the stretches into which the handbook cuts a range."""
    return next((dimension.stretches for dimension in space.dimensions if dimension.id == facet), ())


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
