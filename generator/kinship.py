"""Pairs of limits for one thing of which one is the general and one the special, and how they stand to each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.bounds import Compare, depart, exclude_each_other
from generator.duty import Duty
from generator.limits import Meeting, Standard
from generator.model.entries import Entry, Norm, Script
from generator.model.parts import Level
from generator.nesting import Nesting, forget_open_flags, nest
from generator.scope import Region, Space
from generator.timing import Start

Relation = Literal["misquoted", "torn", "rival", "looser", "stricter"]
Pair = frozenset[str]
"""The ids of two entries."""

STRENGTHS: Mapping[Level, str] = {"must": "must", "must-not": "must", "should": "should", "should-not": "should"}
"""How strongly a level binds: to have to keep within a limit and to be forbidden beyond it is the same."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two limits for one thing in a common situation; of two with equal scopes the later in the files is *special*.

    A claim about an entry that names another bound misquotes it. Else two are rivals where their scopes are equal and
    their bounds differ, or the special one is looser or stricter. Two rows of one table are torn where both hold and
    neither is written for part of the other's situations. *start* is one from which they are.
    """

    general: Standard
    special: Standard
    relation: Relation
    overlap: Region
    start: Start

    @property
    def pair(self) -> Pair:
        """Return the entries that set the two limits."""
        return pair_of(self.general.duty.entry, self.special.duty.entry)


def pair_of(one: Entry, other: Entry) -> Pair:
    """Return the pair of two entries, whichever comes first."""
    return frozenset((one.id, other.id))


def find_kinships(space: Space, meetings: Iterable[Meeting], compare: Compare) -> Iterator[Kinship]:
    """Yield the pairs of limits of one strength that can both be kept and of which one is more than the other asks."""
    found: dict[Pair, list[Kinship]] = {}
    for meeting in meetings:
        if _bind_the_same_thing(meeting) and (kinship := _relate(space, meeting, compare)):
            found.setdefault(kinship.pair, []).append(kinship)
    for kinships in found.values():
        yield from _tell_most(kinships)


def _bind_the_same_thing(meeting: Meeting) -> bool:
    """Tell whether two different limits are for the same strength, act, recipient and statistic, and are comparable."""
    one, other, mine, theirs = meeting.earlier, meeting.later, meeting.earlier.duty, meeting.later.duty
    return (
        (one.allowed, one.dimension) != (other.allowed, other.dimension)
        and STRENGTHS.get(mine.level) == STRENGTHS.get(theirs.level)
        and one.limit.statistic == other.limit.statistic
        and meeting.exact
        and not (mine.act and theirs.act and mine.act != theirs.act)
        and not (mine.to and theirs.to and set(mine.to).isdisjoint(theirs.to))
        and mine.assists == theirs.assists
        and (bool(mine.about or theirs.about) or remedied_by(mine.entry) == remedied_by(theirs.entry))
    )


def remedied_by(entry: Entry) -> str:
    """Return the id of the duty whose breach an entry remedies; what two different breaches call for never meets."""
    return entry.remedies if isinstance(entry, Norm) else ""


def _relate(space: Space, meeting: Meeting, compare: Compare) -> Kinship | None:
    general, special = meeting.earlier, meeting.later
    if general.duty.about:
        general, special = special, general
    nesting = "equal" if special.duty.about else _nest(space, special.duty, general.duty)
    if nesting == "outside":
        general, special = special, general
    if (nesting == "crossing" and not _are_rows(general, special)) or exclude_each_other(meeting, compare):
        return None
    departure = depart(general, special, meeting.overlap, compare)
    if departure is None or not _may_stand(relation := _name(special, nesting, departure.manner), general, special):
        return None
    return Kinship(general, special, relation, meeting.overlap, departure.start)


def _nest(space: Space, one: Duty, other: Duty) -> Nesting:
    """Tell how the scopes of two duties lie to each other; what a promise leaves open is settled after it is made."""
    mine, theirs = one.scope, other.scope
    if isinstance(one.entry, Script):
        theirs = forget_open_flags(space, mine, theirs)
    elif isinstance(other.entry, Script):
        mine = forget_open_flags(space, theirs, mine)
    return nest(space, mine, theirs)


def _are_rows(one: Standard, other: Standard) -> bool:
    """Tell whether two limits are rows of one table."""
    entry = one.duty.entry
    rows = [limit for _, limit in entry.limit_rows] if isinstance(entry, Norm) else []
    return entry is other.duty.entry and one.limit in rows and other.limit in rows


def _name(special: Standard, nesting: str, manner: Literal["looser", "stricter"]) -> Relation:
    if special.duty.about:
        return "misquoted"
    if nesting == "crossing":
        return "torn"
    return "rival" if nesting == "equal" else manner


def _may_stand(relation: Relation, general: Standard, special: Standard) -> bool:
    """Tell whether a relation is one between these two.

    A claim can misquote only an entry that it is about. A norm is a general rule, for norms and for what scripts and
    others promise; what keeps to less than a norm allows is a second rule only if it is a norm.
    """
    one, other = general.duty.entry, special.duty.entry
    if relation == "misquoted":
        return one.id in special.duty.about
    is_rule = one is not other and isinstance(one, Norm)
    return relation in ("torn", "rival") or (is_rule and (relation == "looser" or isinstance(other, Norm)))


def _tell_most(kinships: Sequence[Kinship]) -> Iterator[Kinship]:
    """Yield those of the gravest relation between two entries: who has two standards need not hear which is looser."""
    for relation in get_args(Relation):
        if same := [kinship for kinship in kinships if kinship.relation == relation]:
            yield from same
            return
