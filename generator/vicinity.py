"""Finds, among many regions, those that meet a given one, without looking at each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from generator.layout import Layout
from generator.scope import Box, Region, is_inhabited

_FEW = 20  # boxes; an index over fewer takes longer to make than it saves


@dataclass(frozen=True, slots=True)
class Vicinity:
    """An index over the boxes of many regions, numbered in their order; sets of boxes are integers, one bit a box.

    *by_atom* holds, for each dimension that some box restricts, the boxes that have an atom there, but for those that
    have all of them, which are *open*. What was looked up once is kept: for one dimension in *touching*, for a whole
    box in *near*. An index of a *few* boxes is no more than these, which are looked at one by one.
    """

    owners: tuple[int, ...]
    layout: Layout | None = None
    few: tuple[int, ...] = ()
    by_atom: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    open: Mapping[int, int] = field(default_factory=dict)
    touching: dict[tuple[int, int], int] = field(default_factory=dict)
    near: dict[int, frozenset[int]] = field(default_factory=dict)

    def meeting(self, region: Region) -> Sequence[int]:
        """Return the numbers of the regions that share a situation with *region*, in ascending order."""
        if len(region) == 1:
            return sorted(self._meeting_box(region[0]))
        return sorted({number for box in region for number in self._meeting_box(box)})

    def _meeting_box(self, box: Box) -> frozenset[int]:
        packed, _ = box
        if packed not in self.near:
            found = self._look_through(packed) if self.few else _bits(self._find_boxes(packed))
            self.near[packed] = frozenset(self.owners[bit] for bit in found)
        return self.near[packed]

    def _look_through(self, packed: int) -> Iterator[int]:
        if self.layout:
            whole, guards = self.layout.whole, self.layout.guards
            for bit, box in enumerate(self.few):
                if ((packed & box) + whole) & guards == guards:
                    yield bit

    def _find_boxes(self, packed: int) -> int:
        layout = self.layout
        if layout is None or not layout.is_inhabited(packed):
            return 0
        found = (1 << len(self.owners)) - 1
        for number in layout.filled(layout.whole & ~packed):
            if found and number in self.by_atom:
                found &= self._touching(number, layout.part(packed, number))
        return found

    def _touching(self, number: int, atoms: int) -> int:
        """Return the boxes that have one of *atoms* in a dimension."""
        key = number, atoms
        if key not in self.touching:
            by_atom = self.by_atom[number]
            self.touching[key] = reduce(or_, (by_atom.get(atom, 0) for atom in _bits(atoms)), self.open[number])
        return self.touching[key]


def make_vicinity(regions: Iterable[Region]) -> Vicinity:
    """Return the index over *regions*."""
    owned = [(number, box) for number, region in enumerate(regions) for box in region if is_inhabited(box)]
    owners = tuple(number for number, _ in owned)
    if len(owned) <= _FEW:
        layouts = (layout for _, (_, layout) in owned)
        return Vicinity(owners, next(layouts, None), tuple(packed for _, (packed, _) in owned))
    layout = owned[0][1][1]
    by_extent: dict[int, dict[int, list[int]]] = {}
    for bit, (_, (packed, _)) in enumerate(owned):
        for number in layout.filled(layout.whole & ~packed):
            by_extent.setdefault(number, {}).setdefault(layout.part(packed, number), []).append(bit)
    everything = (1 << len(owned)) - 1
    by_atom, open_ = {}, {}
    for number, extents in by_extent.items():
        by_atom[number], restricted = _index_atoms(extents)
        open_[number] = everything & ~restricted
    return Vicinity(owners, layout, (), by_atom, open_)


def _index_atoms(by_extent: Mapping[int, Sequence[int]]) -> tuple[Mapping[int, int], int]:
    """Return, for each atom of one dimension, the boxes that have it there, and all of them together.

    Given is, for each set of atoms that some box has, the numbers of those that have it.
    """
    by_atom: dict[int, int] = {}
    together = 0
    for atoms, numbers in by_extent.items():
        boxes = _set_of(numbers)
        together |= boxes
        for atom in _bits(atoms):
            by_atom[atom] = by_atom.get(atom, 0) | boxes
    return by_atom, together


def _set_of(numbers: Sequence[int]) -> int:
    """Return ascending *numbers* as a set, without making a longer integer for each of them."""
    octets = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        octets[number // 8] |= 1 << number % 8
    return int.from_bytes(octets, "little")


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
