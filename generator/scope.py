"""Exact sets of situations: boxes over finitely many facets, their overlap, difference and a witness."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from generator.dimension import Dimension, Extent
from generator.layout import Layout, make_layout

Box = tuple[int, Layout]
"""One set of atoms for each dimension of the space, packed; the situations whose every facet lies in its set."""
Region = tuple[Box, ...]
"""The situations that lie in at least one of the boxes."""
Situation = tuple[tuple[str, str], ...]
"""Facet id and atom name for every facet that the region it was taken from restricts."""


@dataclass(frozen=True, slots=True)
class Space:
    """All dimensions of a handbook's situations, and the region that can occur in none of them."""

    dimensions: tuple[Dimension, ...]
    impossible: Region = ()
    layout: Layout = field(init=False, repr=False, compare=False)
    _numbers: Mapping[str, int] = field(init=False, repr=False, compare=False)
    # The same few are asked for again and again, hence kept.
    _cut: dict[tuple[tuple[str, Extent], ...], Box] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[tuple[tuple[str, Extent], ...], Region] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the boxes."""
        widths = tuple(len(dimension.atoms) for dimension in self.dimensions)
        object.__setattr__(self, "layout", make_layout(widths))
        object.__setattr__(self, "_numbers", {each.id: number for number, each in enumerate(self.dimensions)})

    def find(self, facet: str) -> Dimension | None:
        """Return the dimension of a facet, if there is one."""
        number = self._numbers.get(facet)
        return None if number is None else self.dimensions[number]

    def pack(self, sets: Iterable[int]) -> Box:
        """Return the box with one set of atoms for each dimension."""
        return self.layout.pack(sets), self.layout

    def unpack(self, box: Box) -> Iterator[tuple[Dimension, int]]:
        """Yield each dimension with the set of its atoms in a box."""
        return ((dimension, self.layout.part(box[0], number)) for number, dimension in enumerate(self.dimensions))

    def box(self, extents: Mapping[str, Extent]) -> Box:
        """Return the box in which every named facet lies in its extent; facets not named are unrestricted.

        A facet that is no dimension of the space leaves nothing in the box.
        """
        key = tuple(extents.items())
        if key not in self._cut:
            packed = self.layout.whole if extents.keys() <= self._numbers.keys() else 0
            for id_, extent in extents.items() if packed else ():
                number = self._numbers[id_]
                atoms = self.dimensions[number].set_of(extent)
                packed = packed & ~self.layout.fields[number] | self.layout.place(atoms, number)
            self._cut[key] = packed, self.layout
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
            self._known[key] = subtract((box,), self.impossible) if is_inhabited(box) else ()
        return self._known[key]

    def slab(self, facet: str, atoms: int) -> Region:
        """Return all situations in which *facet* lies in a set of its atoms; all where there is no such facet."""
        number = self._numbers.get(facet)
        if number is None:
            return ((self.layout.whole, self.layout),)
        kept = self.layout.place(atoms & self.dimensions[number].whole, number)
        return ((self.layout.whole & ~self.layout.fields[number] | kept, self.layout),)

    def witness(self, region: Region) -> Situation:
        """Return one situation of a region that is not empty, by the facets that matter.

        Whatever the facets left out are, every situation that can occur with those shown lies in the region. A facet of
        which the whole region leaves one atom is shown even where the others imply it; where they leave it several,
        any one of them would look like a condition. The clock is never shown for that, as shifts tell it.
        """
        covered = reduce(or_, (packed for packed, _ in region))
        settled = {
            number
            for number in self.layout.filled(self.layout.whole & ~covered)
            if not self.dimensions[number].cyclic and self.layout.part(covered, number).bit_count() == 1
        }
        wide, _ = self.widen(region, settled)
        return tuple(
            (self.dimensions[number].id, self.dimensions[number].atoms[_first(self.layout.part(region[0][0], number))])
            for number in self.layout.filled(self.layout.whole & ~wide)
        )

    def widen(self, region: Region, kept: Collection[int] = ()) -> Box:
        """Return the first box of a region, widened to all of a dimension where only the impossible comes in.

        Dimensions whose number is *kept* stay as they are.
        """
        wide, layout = region[0]
        allowed = (*region, *self.impossible)
        for number in layout.filled(layout.whole & ~wide):
            wider = wide | layout.fields[number]
            if number not in kept and is_within(((wider, layout),), allowed):
                wide = wider
        return wide, layout

    def forget(self, region: Region, facet: str) -> Region:
        """Return the situations that differ from one of *region* at most in *facet*."""
        number = self._numbers.get(facet)
        if number is None:
            return region
        whole = self.layout.fields[number]
        return tuple(dict.fromkeys((packed | whole, layout) for packed, layout in region))

    def split(self, region: Region, facet: str) -> Iterator[tuple[str, Region]]:
        """Yield the atoms of *facet* that the region holds, each with its part; the whole if there is no such facet."""
        number = self._numbers.get(facet)
        if number is not None:
            field_ = self.layout.fields[number]
            for index, atom in enumerate(self.dimensions[number].atoms):
                bit = self.layout.place(1 << index, number)
                if part := tuple((packed & ~field_ | bit, layout) for packed, layout in region if packed & bit):
                    yield atom, part
        elif region:
            yield "", region

    def atoms_in(self, region: Region, facet: str) -> int:
        """Return the set of the atoms of *facet* that a region holds; none where there is no such facet."""
        number = self._numbers.get(facet)
        if number is None:
            return 0
        return self.layout.part(reduce(or_, (packed for packed, _ in region), 0), number)

    def bounds(self, region: Region, facet: str) -> tuple[int, int]:
        """Return the numbers of the first and last atom of *facet* that *region* holds; 0 and 0 where there is none."""
        atoms = self.atoms_in(region, facet)
        return max(0, _first(atoms)), max(0, atoms.bit_length() - 1)


def _first(atoms: int) -> int:
    return (atoms & -atoms).bit_length() - 1


def is_inhabited(box: Box) -> bool:
    """Tell whether a box holds a situation."""
    packed, layout = box
    return layout.is_inhabited(packed)


def intersect(one: Region, other: Region) -> Region:
    """Return the situations that lie in both regions."""
    if not one or not other:
        return ()
    layout = one[0][1]
    whole, guards = layout.whole, layout.guards
    return tuple(
        (shared, layout)
        for left, _ in one
        for right, _ in other
        if ((shared := left & right) + whole) & guards == guards
    )


def subtract(region: Region, removed: Region) -> Region:
    """Return the situations of *region* that lie outside *removed*, as boxes."""
    rest = region
    for hole, layout in removed:
        whole, guards = layout.whole, layout.guards
        if any(((packed & hole) + whole) & guards == guards for packed, _ in rest):
            rest = tuple((piece, layout) for packed, _ in rest for piece in _subtract_box(packed, hole, layout))
    return rest


def _subtract_box(packed: int, hole: int, layout: Layout) -> Iterable[int]:
    """Yield disjoint pieces: for each dimension the part outside the hole there and inside it in all earlier ones."""
    if not layout.is_inhabited(packed & hole):
        yield packed
        return
    outside, inside = packed & ~hole, packed
    for number in layout.filled(outside):
        field_ = layout.fields[number]
        yield inside & ~field_ | outside & field_
        inside &= hole | ~field_


def is_within(inner: Region, outer: Region) -> bool:
    """Tell whether every situation of *inner* lies in *outer*."""
    return not subtract(inner, outer)


def simplify(region: Region) -> Region:
    """Return the same situations in fewer boxes: those that differ in one dimension only become one."""
    if len(region) < 2:
        return region
    layout = region[0][1]
    boxes = dict.fromkeys(packed for packed, _ in region)
    varied = reduce(or_, boxes) & ~reduce(and_, boxes)
    fields = [layout.fields[number] for number in layout.filled(varied)]
    count = 0
    while len(boxes) != count:
        count = len(boxes)
        for field_ in fields:
            joined: dict[int, int] = {}
            for packed in boxes:
                rest = packed & ~field_
                joined[rest] = joined.get(rest, 0) | packed
            boxes = dict.fromkeys(joined.values())
    return tuple((packed, layout) for packed in boxes)
