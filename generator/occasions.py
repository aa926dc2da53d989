"""When the situations of a region occur: on which days they are in force, and what their facets tell of the clock."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.calendar import ANY_TIME, DAY, MINUTE, Calendar, Occasion, day_of
from generator.dimension import Dimension
from generator.interval import Interval
from generator.model.vocabulary import Facet, Leaf
from generator.scope import Region, Space, is_inhabited
from generator.situation import IN_FORCE
from generator.starts import Starts

_WHOLE_DAY = DAY // MINUTE


@dataclass(frozen=True, slots=True)
class Clocks:
    """What facets tell of the clock: those that are a range of it, and when the leaves of the others occur."""

    ranges: frozenset[str]
    leaves: Mapping[str, Mapping[str, Occasion]]

    def tell(self, dimension: Dimension, number: int) -> Occasion | None:
        """Return when one atom of a dimension occurs; None for a single point of the clock, which no start needs."""
        if dimension.id in self.ranges:
            stretch = dimension.stretches[number]
            return None if stretch.low == stretch.high else Occasion(hours=(_minutes(stretch),))
        return self.leaves.get(dimension.id, {}).get(dimension.atoms[number], ANY_TIME)


def read_clocks(facets: Sequence[Facet]) -> Clocks:
    """Return what the facets of a handbook tell of the clock."""
    leaves = {facet.id: dict(_find_occasions(facet.leaves)) for facet in facets if facet.leaves}
    return Clocks(frozenset(facet.id for facet in facets if facet.wraps), leaves)


def _find_occasions(leaves: Sequence[Leaf], inherited: Occasion = ANY_TIME) -> Iterator[tuple[str, Occasion]]:
    """Yield when each leaf occurs; what it does not say itself it has from the leaf above."""
    for leaf in leaves:
        own = Occasion(leaf.occasion.days or inherited.days, leaf.occasion.hours or inherited.hours)
        yield leaf.id, own
        yield from _find_occasions(leaf.children, own)


def _minutes(stretch: Interval) -> tuple[int, int]:
    low, high = stretch.low or Fraction(0), _WHOLE_DAY if stretch.high is None else stretch.high
    return int(low), int(high)


def find_starts(space: Space, region: Region, clocks: Clocks) -> tuple[Starts, ...]:
    """Return when something may begin in the situations of *region*, each way once.

    A facet of which one leaf in question may occur at any time tells nothing.
    """
    found: dict[Starts, None] = {}
    for box in region:
        extents = tuple(space.unpack(box))
        occasions = tuple(filter(None, (_tell(dimension, atoms, clocks) for dimension, atoms in extents)))
        for dimension, atoms in extents:
            if dimension.id == IN_FORCE:
                found |= {Starts(first, last, occasions): None for first, last in _days(dimension, atoms)}
    return tuple(found)


def _tell(dimension: Dimension, atoms: int, clocks: Clocks) -> tuple[Occasion, ...]:
    """Return the occasions of the atoms that are set; none if one of them may occur at any time."""
    if dimension.id == IN_FORCE or (dimension.id in clocks.ranges and atoms == dimension.whole):
        return ()
    told = [clocks.tell(dimension, number) for number in _numbers(atoms)]
    return () if ANY_TIME in told else tuple(dict.fromkeys(occasion for occasion in told if occasion))


def narrow(space: Space, region: Region, clocks: Clocks, calendar: Calendar, instant: Fraction) -> Region:
    """Return the situations of *region* in which something may begin at an instant."""
    narrowed = (
        space.pack(_narrow(dimension, atoms, clocks, calendar, instant) for dimension, atoms in space.unpack(box))
        for box in region
    )
    return tuple(filter(is_inhabited, narrowed))


def _narrow(dimension: Dimension, atoms: int, clocks: Clocks, calendar: Calendar, instant: Fraction) -> int:
    day = day_of(instant)
    if dimension.id == IN_FORCE:
        return atoms if any(Fraction(day) in dimension.stretches[number] for number in _numbers(atoms)) else 0
    minute = (instant - day * DAY) / MINUTE
    kept = 0
    for number in _numbers(atoms):
        occasion = clocks.tell(dimension, number)
        if occasion and any(begin <= minute < end for begin, end in occasion.hours_on(day, calendar)):
            kept |= 1 << number
    return kept


def _numbers(atoms: int) -> list[int]:
    return [number for number in range(atoms.bit_length()) if atoms >> number & 1]


def _days(dimension: Dimension, atoms: int) -> Iterator[tuple[int, int | None]]:
    """Yield the first and last day of each run of atoms that are set."""
    first: int | None = None
    for number in range(len(dimension.atoms) + 1):
        is_set = bool(atoms >> number & 1)
        if is_set and first is None:
            first = _first_day(dimension.stretches[number])
        elif not is_set and first is not None:
            yield first, _last_day(dimension.stretches[number - 1])
            first = None


def _first_day(stretch: Interval) -> int:
    return 1 if stretch.low is None else int(stretch.low) + stretch.low_open


def _last_day(stretch: Interval) -> int | None:
    return None if stretch.high is None else int(stretch.high) - stretch.high_open
