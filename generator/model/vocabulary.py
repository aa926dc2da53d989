"""The closed world of a handbook: dimensions of a situation, acts, metrics, tables that drive the checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.calendar import ANY_TIME, USUAL, Calendar, Occasion
from generator.finding import Location
from generator.interval import Interval
from generator.model.parts import Scope

FacetKind = Literal["tree", "range", "flag"]
Position = Literal["before", "after", "anywhere"]
Need = Literal["script", "check", "limit", "duty", "authority", "section"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of a tree facet; a leaf with children stands for all leaves below it.

    *occasion* tells on which days and at which hours it occurs, where that is known.
    """

    id: str
    name: str
    where: Location
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    children: tuple["Leaf", ...] = ()
    occasion: Occasion = ANY_TIME


@dataclass(frozen=True, slots=True)
class Facet:
    """One dimension of a situation."""

    id: str
    name: str
    kind: FacetKind
    where: Location
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    unit: str = ""
    whole: bool = False
    span: Interval = Interval()
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """A thing people do; a speech act is done by saying one of its markers, but not within one of *unless*."""

    id: str
    name: str
    where: Location
    definition: str = ""
    speech: bool = False
    markers: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    softens: bool = False
    one_doer: bool = False
    several_recipients: bool = False
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A measured thing; *unit* is the unit it is stated in, *begins* and *ends* are the acts it is measured between.

    One that has *grades* instead, lowest first, is judged and not counted.
    """

    id: str
    name: str
    unit: str
    where: Location
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Equivalence:
    """One base unit of *metric* takes *factor* base units of *equals*: exactly so many, or within bounds, or about."""

    metric: str
    equals: str
    factor: Interval
    exact: bool
    where: Location


@dataclass(frozen=True, slots=True)
class Follow:
    """When *when* is said or done in *scope*, one of *needs* belongs at *position* in the same exchange."""

    id: str
    name: str
    when: str
    needs: tuple[str, ...]
    position: Position
    why: str
    where: Location
    scope: Scope = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """Where what must exist, in *scope*.

    That is a script for each situation, a check of each norm of *level*, a limit of *metric*, an authority for *act*,
    a duty: of each role named, or of anybody to do *act*; or entries under each of *themes*, or under all of them.
    """

    id: str
    name: str
    scope: Scope
    needs: Need
    level: str
    why: str
    where: Location
    metric: str = ""
    act: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that may stand between 【 and 】 in a phrase."""

    name: str
    definition: str
    where: Location


@dataclass(frozen=True, slots=True)
class Variants:
    """Wordings treated as the same: groups alike, and words that may be dropped."""

    alike: tuple[tuple[str, ...], ...] = ()
    droppable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discouraged:
    """A word better avoided, and what to write instead; *entry* is the term that says so, if one does."""

    text: str
    instead: str
    where: Location
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Typo:
    """A wrong spelling, the right one, and longer wordings in which it is right."""

    wrong: str
    right: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Words that leave something open: *vague* of time, *unobservable* in people, *written* where one speaks.

    *addresses* guess at whom one speaks to, *typos* are spelled wrong; *out_of_place* are those that are not said on a
    kind of channel: face, voice or writing.
    """

    vague: tuple[str, ...] = ()
    unobservable: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    out_of_place: tuple[tuple[str, tuple[str, ...]], ...] = ()
    typos: tuple[Typo, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of entries that share a page."""

    id: str
    title: str
    where: Location
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables of the vocabulary, in content order."""

    themes: tuple[Theme, ...] = ()
    facets: tuple[Facet, ...] = ()
    acts: tuple[Act, ...] = ()
    metrics: tuple[Metric, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    follows: tuple[Follow, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    variants: Variants = Variants()
    calendar: Calendar = USUAL
    discouraged: tuple[Discouraged, ...] = ()
    plain_words: PlainWords = PlainWords()
    asked_alike: tuple[tuple[str, ...], ...] = ()  # groups of words by which people who search mean the same


def walk_leaves(leaves: tuple[Leaf, ...]) -> Iterator[Leaf]:
    """Yield *leaves* and all below them, parents first."""
    for leaf in leaves:
        yield leaf
        yield from walk_leaves(leaf.children)
