"""Packs one set of atoms for each dimension into one integer, so that all dimensions are compared at once.

Each dimension has a *field* of one bit an atom, and above it a *guard*, a bit that stays free: adding a field full of
ones to another carries into the guard just when the other is not empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate


class Layout:
    """Which bits of a packed box are whose; *whole* has every field full, and *guards* every guard set."""

    __slots__ = ("_by_guard", "_shifts", "fields", "guards", "whole")

    def __init__(self, widths: Sequence[int]) -> None:
        """Lay out one field for each dimension, given how many atoms it has."""
        *self._shifts, _ = accumulate((width + 1 for width in widths), initial=0)
        ends = [shift + width for shift, width in zip(self._shifts, widths, strict=True)]
        self.fields = tuple((1 << end) - (1 << shift) for shift, end in zip(self._shifts, ends, strict=True))
        self.whole = sum(self.fields)
        self.guards = sum(1 << end for end in ends)
        self._by_guard = {end + 1: number for number, end in enumerate(ends)}

    def pack(self, sets: Iterable[int]) -> int:
        """Return the packed box with one set of atoms for each dimension."""
        packed = 0
        for atoms, shift in zip(sets, self._shifts, strict=True):
            packed |= atoms << shift
        return packed

    def part(self, packed: int, number: int) -> int:
        """Return the set of atoms of one dimension."""
        return (packed & self.fields[number]) >> self._shifts[number]

    def place(self, atoms: int, number: int) -> int:
        """Return a set of atoms of one dimension as it lies in a packed box."""
        return atoms << self._shifts[number]

    def is_inhabited(self, packed: int) -> bool:
        """Tell whether no dimension is empty."""
        return (packed + self.whole) & self.guards == self.guards

    def filled(self, packed: int) -> Iterator[int]:
        """Yield the numbers of the dimensions that are not empty, in ascending order."""
        rest = (packed + self.whole) & self.guards
        while rest:
            lowest = rest & -rest
            yield self._by_guard[lowest.bit_length()]
            rest ^= lowest


@cache
def make_layout(widths: tuple[int, ...]) -> Layout:
    """Return the layout of dimensions with so many atoms: one and the same each time, so that boxes can be compared."""
    return Layout(widths)
