"""The space of a handbook's situations: its facets, and the days on which entries are in force, cut into atoms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.dimension import Dimension, cut_range
from generator.interval import Interval
from generator.model.entries import Entry
from generator.model.parts import Extent, Scope
from generator.model.vocabulary import Facet, Leaf, walk_leaves
from generator.scope import Region, Space

IN_FORCE = "in-force"
FLAG_ATOMS = ("yes", "no")


def build_space(
    facets: Sequence[Facet], scopes: Iterable[Scope], entries: Iterable[Entry], impossible: Scope, today: date
) -> Space:
    """Return the space of all situations from *today* on that *scopes* can tell apart, without the impossible ones."""
    mentioned: dict[str, list[Interval]] = {}
    for scope in (*scopes, impossible):
        for box in scope:
            for facet, extent in box.items():
                if isinstance(extent, tuple):
                    mentioned.setdefault(facet, []).extend(extent)
    days = [_days_in_force(entry) for entry in entries]
    span = Interval(low=Fraction(today.toordinal()))
    dimensions = tuple(_cut_facet(facet, mentioned.get(facet.id, ())) for facet in facets)
    space = Space((*dimensions, cut_range(IN_FORCE, span, days, whole=True)))
    return Space(space.dimensions, space.region(impossible)) if impossible else space


def _cut_facet(facet: Facet, mentioned: Iterable[Interval]) -> Dimension:
    if facet.kind == "range":
        return replace(cut_range(facet.id, facet.span, mentioned, whole=facet.whole), cyclic=facet.wraps)
    if facet.kind == "flag":
        return Dimension(facet.id, FLAG_ATOMS, {name: 1 << index for index, name in enumerate(FLAG_ATOMS)})
    atoms = tuple(leaf.id for leaf in _outermost(facet.leaves))
    bits = {name: 1 << index for index, name in enumerate(atoms)}
    members = {leaf.id: _bits_below(leaf, bits) for leaf in walk_leaves(facet.leaves)}
    return Dimension(facet.id, atoms, members)


def _outermost(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    for leaf in leaves:
        yield from _outermost(leaf.children) if leaf.children else (leaf,)


def _bits_below(leaf: Leaf, bits: Mapping[str, int]) -> int:
    total = 0
    for outer in _outermost((leaf,)):
        total |= bits[outer.id]
    return total


def _days_in_force(entry: Entry) -> Interval:
    """Return the days from `since` to `until`, both included, as ordinals."""
    low = Fraction(entry.since.toordinal()) if entry.since else None
    high = Fraction(entry.until.toordinal()) if entry.until else None
    return Interval(low, high)


def locate(space: Space, entry: Entry, scope: Scope) -> Region:
    """Return where *scope* holds while *entry* is in force; nowhere once it is retired."""
    if entry.status == "retired":
        return ()
    if not (entry.since or entry.until):
        return space.region(scope)
    narrowed: dict[str, Extent] = {IN_FORCE: (_days_in_force(entry),)}
    return space.region(tuple({**box, **narrowed} for box in scope or ({},)))


def chain_leaves(above: tuple[Leaf, ...], leaves: tuple[Leaf, ...]) -> Iterator[tuple[Leaf, ...]]:
    """Yield each leaf and inner node as the last of those that lead to it."""
    for leaf in leaves:
        yield (*above, leaf)
        yield from chain_leaves((*above, leaf), leaf.children)
