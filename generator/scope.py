"""Exact sets of situations: boxes over finitely many facets, their overlap, difference and a witness.

Every facet is cut into finitely many *atoms*: the leaves of a tree, yes and no of a flag, and for a range (and for time
in force) the stretches between all end points anybody mentions. No scope can tell two situations of one atom apart, so
working with sets of atoms is exact. A set of atoms is an integer, one bit an atom.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import and_, inv

from generator.interval import Interval

Extent = frozenset[str] | tuple[Interval, ...]
Box = tuple[int, ...]
"""One set of atoms for each dimension of the space; the situations whose every facet lies in its set."""
Region = tuple[Box, ...]
"""The situations that lie in at least one of the boxes."""
Situation = tuple[tuple[str, str], ...]
"""Facet id and atom name for every facet that the region it was taken from restricts."""


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
            return _union(self.members.get(name, 0) for name in extent)
        return _union(
            1 << index
            for index, stretch in enumerate(self.stretches)
            if any(_covers(interval, stretch) for interval in extent)
        )


def _union(sets: Iterable[int]) -> int:
    union = 0
    for atoms in sets:
        union |= atoms
    return union


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


@dataclass(frozen=True, slots=True)
class Space:
    """All dimensions of a handbook's situations, and the region that can occur in none of them."""

    dimensions: tuple[Dimension, ...]
    impossible: Region = ()
    # The same few are asked for again and again, hence kept.
    _cut: dict[tuple[tuple[str, Extent], ...], Box] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[tuple[tuple[str, Extent], ...], Region] = field(default_factory=dict, repr=False, compare=False)

    def box(self, extents: Mapping[str, Extent]) -> Box:
        """Return the box in which every named facet lies in its extent; facets not named are unrestricted.

        A facet that is no dimension of the space leaves nothing in the box.
        """
        key = tuple(extents.items())
        if key not in self._cut:
            box = tuple(
                dimension.set_of(extents[dimension.id]) if dimension.id in extents else dimension.whole
                for dimension in self.dimensions
            )
            known = extents.keys() <= {dimension.id for dimension in self.dimensions}
            self._cut[key] = box if known else (0,) * len(box)
        return self._cut[key]

    def boxes(self, scope: Sequence[Mapping[str, Extent]]) -> Region:
        """Return the situations of a scope with those that cannot occur, to cut what holds none of these already."""
        return tuple(map(self.box, scope or ({},)))

    def region(self, scope: Sequence[Mapping[str, Extent]]) -> Region:
        """Return the possible situations of a scope; an empty scope is everywhere."""
        return tuple(box for extents in scope or ({},) for box in self._possible(extents))

    def _possible(self, extents: Mapping[str, Extent]) -> Region:
        """Return the possible situations of one box."""
        key = tuple(extents.items())
        if key not in self._known:
            box = self.box(extents)
            self._known[key] = subtract((box,), self.impossible) if all(box) else ()
        return self._known[key]

    def witness(self, region: Region) -> Situation:
        """Return one situation of a region that is not empty, by the facets that matter.

        Whatever the facets left out are, every situation that can occur with those shown lies in the region. A facet of
        which the whole region leaves one atom is shown even where the others imply it; where they leave it several,
        any one of them would look like a condition. The clock is never shown for that, as shifts tell it.
        """
        settled = {
            index
            for index, dimension in enumerate(self.dimensions)
            if not dimension.cyclic
            and len(dimension.atoms) > 1
            and _union(box[index] for box in region).bit_count() == 1
        }
        return tuple(
            (dimension.id, dimension.atoms[(atoms & -atoms).bit_length() - 1])
            for dimension, atoms, extent in zip(self.dimensions, region[0], self.widen(region, settled), strict=True)
            if extent != dimension.whole
        )

    def widen(self, region: Region, kept: Collection[int] = ()) -> Box:
        """Return the first box of a region, widened to all of a dimension where only the impossible comes in.

        Dimensions whose number is *kept* stay as they are.
        """
        wide = region[0]
        for index, dimension in enumerate(self.dimensions):
            wider = (*wide[:index], dimension.whole, *wide[index + 1 :])
            if index not in kept and is_within((wider,), (*region, *self.impossible)):
                wide = wider
        return wide

    def forget(self, region: Region, facet: str) -> Region:
        """Return the situations that differ from one of *region* at most in *facet*."""
        for index, dimension in enumerate(self.dimensions):
            if dimension.id == facet:
                return tuple(dict.fromkeys(self._pin(box, index, dimension.whole) for box in region))
        return region

    def split(self, region: Region, facet: str) -> Iterator[tuple[str, Region]]:
        """Yield the atoms of *facet* that the region holds, each with its part; the whole if there is no such facet."""
        for index, dimension in enumerate(self.dimensions):
            if dimension.id == facet:
                for number, atom in enumerate(dimension.atoms):
                    boxes = (self._pin(box, index, 1 << number) for box in region if box[index] >> number & 1)
                    if part := tuple(boxes):
                        yield atom, part
                return
        if region:
            yield "", region

    @staticmethod
    def _pin(box: Box, index: int, atoms: int) -> Box:
        return (*box[:index], atoms, *box[index + 1 :])

    def bounds(self, region: Region, facet: str) -> tuple[int, int]:
        """Return the numbers of the first and last atom of *facet* that *region* holds; 0 and 0 where there is none."""
        atoms = _union(
            box[index] for index, dimension in enumerate(self.dimensions) if dimension.id == facet for box in region
        )
        return max(0, (atoms & -atoms).bit_length() - 1), max(0, atoms.bit_length() - 1)


def intersect(one: Region, other: Region) -> Region:
    """Return the situations that lie in both regions."""
    return tuple(tuple(map(and_, left, right)) for left in one for right in other if _meet(left, right))


def _meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share a situation; most that do not differ in one of the first dimensions."""
    return all(map(and_, one, other))


def subtract(region: Region, removed: Region) -> Region:
    """Return the situations of *region* that lie outside *removed*, as boxes."""
    rest = region
    for hole in removed:
        if any(_meet(box, hole) for box in rest):
            rest = tuple(piece for box in rest for piece in _subtract_box(box, hole))
    return rest


def _subtract_box(box: Box, hole: Box) -> Iterable[Box]:
    """Yield disjoint pieces: for each dimension the part outside the hole there and inside it in all earlier ones."""
    if not _meet(box, hole):
        yield box
        return
    inside = box
    for index, outside in enumerate(map(and_, box, map(inv, hole))):
        if outside:
            yield (*inside[:index], outside, *inside[index + 1 :])
            inside = (*inside[:index], box[index] & hole[index], *inside[index + 1 :])


def is_within(inner: Region, outer: Region) -> bool:
    """Tell whether every situation of *inner* lies in *outer*."""
    return not subtract(inner, outer)


def simplify(region: Region) -> Region:
    """Return the same situations in fewer boxes: those that differ in one dimension only become one."""
    varied = [index for index, sets in enumerate(zip(*region, strict=True)) if len(set(sets)) > 1]
    boxes = dict.fromkeys(tuple(box[index] for index in varied) for box in region)
    count = 0
    while len(boxes) != count:
        count = len(boxes)
        for dimension in range(len(varied)):
            joined: dict[Box, int] = {}
            for box in boxes:
                rest = (*box[:dimension], *box[dimension + 1 :])
                joined[rest] = joined.get(rest, 0) | box[dimension]
            boxes = dict.fromkeys((*rest[:dimension], atoms, *rest[dimension:]) for rest, atoms in joined.items())
    return tuple(_replace(region[0], varied, box) for box in boxes)


def _replace(box: Box, dimensions: Sequence[int], sets: Sequence[int]) -> Box:
    replaced = list(box)
    for dimension, atoms in zip(dimensions, sets, strict=True):
        replaced[dimension] = atoms
    return tuple(replaced)
