"""What entries are made of: texts and references with their places, scopes, limits, quantities."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.finding import Location
from generator.interval import Interval

Level = Literal["must", "should", "may", "need-not", "should-not", "must-not"]
Match = Literal["utterance", "word", "pattern", "phrase"]  # phrase: nothing was said of it
Statistic = str  # "each", "average", "median", or a share such as "p80": eighty in a hundred
Extent = frozenset[str] | tuple[Interval, ...]  # leaves of a tree or flag; stretches of a range
ScopeBox = Mapping[str, Extent]  # facet id -> what of it; facets not named are unrestricted
Scope = tuple[ScopeBox, ...]  # holds where any of its boxes holds; no box means everywhere


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the handbook and where they stand."""

    text: str
    where: Location


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A text of an entry, whatever it says; *key* is the name it stands under. Prose of a page has neither."""

    where: Location
    text: str
    entry: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that names an id.

    *kind* is that of the declaration it needs, or `script` and `form` for an entry that must be one, and `limit` for
    one that must have a limit.
    """

    kind: str
    id: str
    where: Location
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """An id that is given somewhere; ids are unique in their kind. *meaning* says in words what bears it."""

    kind: str
    id: str
    where: Location
    entry: str = ""
    collection: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Which values of a metric are allowed.

    *interval* counts in the base unit of the metric's dimension; where there are *grades*, it numbers them from 0.
    """

    metric: str
    statistic: Statistic
    interval: Interval
    where: Location
    unit: str = ""
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as typed, and its value in the base unit of the unit's dimension."""

    text: str
    value: Fraction
    where: Location
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many items a title or a statement says there are; *of* is the entry that lists them."""

    number: int
    of: str
    where: Location
