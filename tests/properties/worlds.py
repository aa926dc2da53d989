"""Random small vocabularies and scopes, and what they mean by the definition: situation by situation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from generator.dimension import Dimension
from generator.finding import Location
from generator.interval import Interval
from generator.model.entries import Entry
from generator.model.parts import Extent, Scope, ScopeBox
from generator.model.vocabulary import Facet, Leaf
from generator.scope import Region, Space
from generator.situation import IN_FORCE

NOWHERE = Location("", 1, 1)
TODAY = date(2026, 11, 1)
HALVES = tuple(Fraction(half, 2) for half in range(-2, 12))
DAYS = tuple(TODAY + timedelta(days=number) for number in range(-1, 6))

TREE = Facet(
    "place",
    "地点",
    "tree",
    NOWHERE,
    leaves=(
        Leaf("north", "北", NOWHERE, children=(Leaf("harbour", "港", NOWHERE), Leaf("hill", "山", NOWHERE))),
        Leaf("south", "南", NOWHERE),
    ),
)
LEAVES_BELOW = {
    "north": {"harbour", "hill"},
    "harbour": {"harbour"},
    "hill": {"hill"},
    "south": {"south"},
}
FLAG = Facet("agrees", "同意", "flag", NOWHERE)
AMOUNT = Facet("amount", "金额", "range", NOWHERE, unit="元", span=Interval(low=Fraction(0)))
CALLS = Facet("calls", "次数", "range", NOWHERE, unit="次", whole=True, span=Interval(Fraction(0), Fraction(4)))
FACETS = (TREE, FLAG, AMOUNT, CALLS)

Point = Mapping[str, str | Fraction | date]


@dataclass(frozen=True, slots=True)
class Placed:
    """A scope that holds from one day to another."""

    scope: Scope
    since: date | None = None
    until: date | None = None

    def as_entry(self, id_: str = "entry") -> Entry:
        """Return an entry in force on the same days."""
        return Entry(id=id_, title=id_, where=NOWHERE, since=self.since, until=self.until)

    def holds(self, point: Point) -> bool:
        """Tell by the definition whether the scope holds in a situation."""
        day = point["day"]
        assert isinstance(day, date)
        in_force = (self.since is None or day >= self.since) and (self.until is None or day <= self.until)
        return in_force and holds(self.scope, point)


def holds(scope: Scope, point: Point) -> bool:
    return not scope or any(all(_lies(point[id_], extent) for id_, extent in box.items()) for box in scope)


def _lies(value: str | Fraction | date, extent: Extent) -> bool:
    if isinstance(extent, tuple):
        assert isinstance(value, Fraction)
        return any(value in interval for interval in extent)
    return any(value in LEAVES_BELOW.get(name, {name}) for name in extent)


def all_points() -> Iterator[Point]:
    """Yield every situation from today on, with enough numbers and days to hit every stretch between whole ends."""
    amounts = [value for value in HALVES if value in AMOUNT.span]
    calls = [value for value in HALVES if value in CALLS.span and value.denominator == 1]
    days = [day for day in (*DAYS, DAYS[-1] + timedelta(days=1)) if day >= TODAY]
    for place, agrees, amount, count, day in product(("harbour", "hill", "south"), ("yes", "no"), amounts, calls, days):
        yield {"place": place, "agrees": agrees, "amount": amount, "calls": count, "day": day}


def contains(space: Space, region: Region, point: Point) -> bool:
    """Tell whether the engine's region holds the situation."""
    atoms = [_atom(dimension, point) for dimension in space.dimensions]
    boxes = [[part for _, part in space.unpack(box)] for box in region]
    return any(all(part >> atom & 1 for part, atom in zip(box, atoms, strict=True)) for box in boxes)


def _atom(dimension: Dimension, point: Point) -> int:
    value = point["day"] if dimension.id == IN_FORCE else point[dimension.id]
    if isinstance(value, str):
        return dimension.atoms.index(value)
    number = Fraction(value.toordinal()) if isinstance(value, date) else value
    return next(index for index, stretch in enumerate(dimension.stretches) if number in stretch)


def atom_of(space: Space, id_: str, point: Point) -> str:
    """Return the name of the atom of one facet in which the situation lies."""
    dimension = next(dimension for dimension in space.dimensions if dimension.id == id_)
    return dimension.atoms[_atom(dimension, point)]


_ENDS = st.integers(0, 4).map(Fraction)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(st.none() | _ENDS)
    high = draw(st.none() | _ENDS)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


_EXTENTS: dict[str, st.SearchStrategy[Extent]] = {
    "place": st.frozensets(st.sampled_from(sorted(LEAVES_BELOW)), min_size=1),
    "agrees": st.frozensets(st.sampled_from(["yes", "no"]), min_size=1),
    "amount": st.lists(intervals(), min_size=1, max_size=2).map(tuple),
    "calls": st.lists(intervals(), min_size=1, max_size=2).map(tuple),
}


@st.composite
def boxes(draw: st.DrawFn) -> ScopeBox:
    chosen = draw(st.lists(st.sampled_from(sorted(_EXTENTS)), unique=True, min_size=1, max_size=3))
    return {id_: draw(_EXTENTS[id_]) for id_ in chosen}


scopes = st.lists(boxes(), max_size=3).map(tuple)
days = st.none() | st.sampled_from(DAYS)
placed = st.builds(Placed, scopes, days, days)
