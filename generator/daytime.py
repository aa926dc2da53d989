"""Which hours of the clock a leaf rules out that says when it occurs: on the day shift it is never midnight."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.calendar import DAY, MINUTE, Stretch
from generator.finding import Location
from generator.interval import Interval
from generator.model.parts import ScopeBox
from generator.model.vocabulary import Facet, walk_leaves
from generator.occasions import read_clocks

_MIDNIGHT = DAY // MINUTE


def rule_out_hours(facets: Sequence[Facet]) -> Iterator[tuple[ScopeBox, Location]]:
    """Yield the boxes of a leaf with hours and the clock outside them, each with the place of the leaf."""
    clocks = read_clocks(facets)
    places = {(facet.id, leaf.id): leaf.where for facet in facets for leaf in walk_leaves(facet.leaves)}
    for facet, leaves in clocks.leaves.items():
        for leaf, occasion in leaves.items():
            outside = tuple(_outside(occasion.hours)) if occasion.hours else ()
            for clock in sorted(clocks.ranges) if outside else ():
                yield {facet: frozenset((leaf,)), clock: outside}, places[facet, leaf]


def _outside(hours: Sequence[Stretch]) -> Iterator[Interval]:
    """Yield the stretches of a day that none of *hours* covers; each ends before its end."""
    begin = 0
    for first, last in sorted(hours):
        if begin < first:
            yield Interval(Fraction(begin), Fraction(first), high_open=True)
        begin = max(begin, last)
    if begin < _MIDNIGHT:
        yield Interval(low=Fraction(begin))
