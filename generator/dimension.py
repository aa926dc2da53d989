"""One facet of a situation, cut into finitely many *atoms*.

These are the leaves of a tree, yes and no of a flag, and for a range (and for time in force) the stretches between all
end points anybody mentions. No scope can tell two situations of one atom apart, so working with sets of atoms is exact.
A set of atoms is an integer, one bit an atom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import or_

from generator.interval import Interval

Extent = frozenset[str] | tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A facet cut into atoms; *members* says which atoms a leaf or inner node stands for.

    For a range, *stretches* holds the interval of each atom and *members* is empty; a clock is *cyclic*.
    """

    id: str
    atoms: tuple[str, ...]
    members: Mapping[str, int]
    stretches: tuple[Interval, ...] = ()
    cyclic: bool = False

    @property
    def whole(self) -> int:
        """Return the set of all atoms."""
        return (1 << len(self.atoms)) - 1

    def set_of(self, extent: Extent) -> int:
        """Return the atoms that *extent* covers; leaves that do not exist cover none."""
        if isinstance(extent, frozenset):
            covered = (self.members.get(name, 0) for name in extent)
        else:
            stretches = enumerate(self.stretches)
            covered = (1 << index for index, each in stretches if any(_covers(interval, each) for interval in extent))
        return reduce(or_, covered, 0)


def _covers(interval: Interval, stretch: Interval) -> bool:
    return interval.meet(stretch) == stretch


def cut_range(id_: str, span: Interval, mentioned: Iterable[Interval], *, whole: bool = False) -> Dimension:
    """Return a range cut at every end of the *mentioned* intervals; *whole* ranges hold whole numbers only."""
    ends = {end for interval in (span, *mentioned) for end in (interval.low, interval.high) if end is not None}
    points = sorted(end for end in ends if end in span)
    stretches: list[Interval] = []
    previous: Fraction | None = None
    for point in points:
        stretches += [Interval(previous, point, True, True), Interval(point, point)]
        previous = point
    stretches.append(Interval(previous, None, True, True))
    if not points:
        stretches = [Interval()]
    kept = [stretch for each in stretches if _is_inhabited(stretch := each.meet(span), whole=whole)]
    return Dimension(id_, tuple(str(pick_number(stretch)) for stretch in kept), {}, tuple(kept))


def _is_inhabited(stretch: Interval, *, whole: bool) -> bool:
    if stretch.is_empty():
        return False
    if not whole or stretch.low is None or stretch.high is None:
        return True
    return any(Fraction(number) in stretch for number in range(int(stretch.low), int(stretch.high) + 2))


def pick_number(stretch: Interval) -> Fraction:
    """Return one number of a stretch that is not empty."""
    low, high = stretch.low, stretch.high
    if low is not None and high is not None:
        middle = (low + high) / 2
        nearest = Fraction(round(middle))
        return nearest if nearest in stretch else middle
    if low is not None:
        return low if low in stretch else Fraction(int(low) + 1)
    if high is not None:
        return high if high in stretch else Fraction(-int(-high) - 1)
    return Fraction(0)
