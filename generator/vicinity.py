"""Finds, among many regions, those that meet a given one, without looking at each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.scope import Box, Region


@dataclass(frozen=True, slots=True)
class Vicinity:
    """An index over the boxes of many regions, numbered in their order; sets of boxes are integers, one bit a box.

    *by_extent* holds for each dimension the boxes by their set of atoms there. Few different sets occur, so what was
    looked up once is kept: for one dimension in *touching*, for a whole box in *near*.
    """

    owners: tuple[int, ...]
    by_extent: tuple[dict[int, int], ...]
    touching: tuple[dict[int, int], ...]
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
        found = (1 << len(self.owners)) - 1
        for dimension, atoms in enumerate(box):
            if found:
                found &= self._touching(dimension, atoms)
        return found

    def _touching(self, dimension: int, atoms: int) -> int:
        """Return the boxes that have one of *atoms* in a dimension."""
        known = self.touching[dimension]
        if atoms not in known:
            known[atoms] = 0
            for extent, boxes in self.by_extent[dimension].items():
                if extent & atoms:
                    known[atoms] |= boxes
        return known[atoms]


def make_vicinity(regions: Iterable[Region]) -> Vicinity:
    """Return the index over *regions*."""
    owned = [(number, box) for number, region in enumerate(regions) for box in region]
    dimensions = len(owned[0][1]) if owned else 0
    by_extent: tuple[dict[int, int], ...] = tuple({} for _ in range(dimensions))
    for bit, (_, box) in enumerate(owned):
        for boxes, atoms in zip(by_extent, box, strict=True):
            boxes[atoms] = boxes.get(atoms, 0) | 1 << bit
    return Vicinity(tuple(number for number, _ in owned), by_extent, tuple({} for _ in range(dimensions)))


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
