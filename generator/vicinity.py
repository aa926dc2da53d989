"""Finds, among many regions, those that meet a given one, without looking at each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from generator.scope import Box, Region


@dataclass(frozen=True, slots=True)
class Vicinity:
    """An index over the boxes of many regions, numbered in their order; sets of boxes are integers, one bit a box.

    *by_atom* holds, for each dimension in which the boxes differ, those that have an atom there, and *hull* the atoms
    that any box has. What was looked up once is kept: for one dimension in *touching*, for a whole box in *near*.
    """

    owners: tuple[int, ...]
    hull: Box
    by_atom: dict[int, dict[int, int]]
    touching: dict[int, dict[int, int]]
    near: dict[Box, frozenset[int]] = field(default_factory=dict)

    def meeting(self, region: Region) -> Sequence[int]:
        """Return the numbers of the regions that share a situation with *region*, in ascending order."""
        if len(region) == 1:
            return sorted(self._meeting_box(region[0]))
        return sorted({number for box in region for number in self._meeting_box(box)})

    def _meeting_box(self, box: Box) -> frozenset[int]:
        if box not in self.near:
            self.near[box] = frozenset(self.owners[bit] for bit in _bits(self._find_boxes(box)))
        return self.near[box]

    def _find_boxes(self, box: Box) -> int:
        found = (1 << len(self.owners)) - 1 if all(map(and_, box, self.hull)) else 0
        for dimension in self.by_atom:
            if found:
                found &= self._touching(dimension, box[dimension])
        return found

    def _touching(self, dimension: int, atoms: int) -> int:
        """Return the boxes that have one of *atoms* in a dimension."""
        known = self.touching[dimension]
        if atoms not in known:
            by_atom = self.by_atom[dimension]
            known[atoms] = reduce(or_, (by_atom.get(atom, 0) for atom in _bits(atoms)), 0)
        return known[atoms]


def make_vicinity(regions: Iterable[Region]) -> Vicinity:
    """Return the index over *regions*."""
    owned = [(number, box) for number, region in enumerate(regions) for box in region]
    hull: list[int] = []
    by_atom: dict[int, dict[int, int]] = {}
    for dimension, extents in enumerate(zip(*(box for _, box in owned), strict=True)):
        different = set(extents)
        hull.append(reduce(or_, different))
        if len(different) > 1:
            by_atom[dimension] = _index_atoms(extents)
    owners = tuple(number for number, _ in owned)
    return Vicinity(owners, tuple(hull), by_atom, {dimension: {} for dimension in by_atom})


def _index_atoms(extents: Iterable[int]) -> dict[int, int]:
    """Return, for each atom of one dimension, the boxes that have it there, given what each box has."""
    by_extent: dict[int, list[int]] = {}
    for number, atoms in enumerate(extents):
        by_extent.setdefault(atoms, []).append(number)
    by_atom: dict[int, int] = {}
    for atoms, numbers in by_extent.items():
        boxes = _set_of(numbers)
        for atom in _bits(atoms):
            by_atom[atom] = by_atom.get(atom, 0) | boxes
    return by_atom


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
