"""Norms that say again what another norm says, but leave out an exception that it carries."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.bounds import Compare, depart
from generator.cadence import name_cadence
from generator.duty import Duty, Exemption, demands_something
from generator.finding import Location
from generator.kinship import STRENGTHS, Pair, pair_of
from generator.limits import Standard
from generator.measure import unit_of
from generator.model.entries import Norm
from generator.nesting import nest
from generator.scope import Region, Space, intersect
from generator.vicinity import Vicinity, make_vicinity

_WEAKER = {"must": ("should", "may"), "must-not": ("should-not",)}


@dataclass(frozen=True, slots=True)
class Omission:
    """A duty that says what the norm of *exemption* says, in situations where that norm makes an exception."""

    duty: Duty
    exemption: Exemption
    overlap: Region


def find_omissions(
    space: Space,
    duties: Iterable[Duty],
    exemptions: Iterable[Exemption],
    standards: Mapping[int, Standard],
    told: Collection[Pair],
    compare: Compare,
) -> Iterator[Omission]:
    """Yield what repeats a norm without its exception; pairs of entries that are *told* of already are left out.

    What is written for part of the exception alone, or what the exception only makes stricter, is no repetition.
    """
    duties = tuple(duties)
    mains = {duty.entry.id: duty for duty in duties if is_main(duty) and duty.region}
    instead = {(duty.entry.id, duty.where): standards[id(duty)] for duty in duties if id(duty) in standards}
    alike: dict[Hashable, list[Duty]] = {}
    for duty in mains.values():
        alike.setdefault(sign(duty, standards), []).append(duty)
    carried = [
        each
        for each in exemptions
        if (main := mains.get(each.norm.id)) and _excuses(main, standards.get(id(main)), each, instead, compare)
    ]
    indexes: dict[Hashable, Vicinity] = {}
    for exemption in carried:
        main = mains[exemption.norm.id]
        signature = sign(main, standards)
        group = alike[signature]
        if signature not in indexes:
            indexes[signature] = make_vicinity(duty.region for duty in group)
        for duty in (group[number] for number in indexes[signature].meeting(exemption.region)):
            repeats = duty is not main and nest(space, duty.scope, main.scope) != "crossing"
            if repeats and _goes_beyond(space, duty, exemption) and pair_of(duty.entry, exemption.norm) not in told:
                yield Omission(duty, exemption, intersect(duty.region, exemption.region))


def is_main(duty: Duty) -> bool:
    """Tell whether a duty is what a norm says in general; what a table says is no one thing to say again."""
    norm = duty.entry
    return (
        isinstance(norm, Norm)
        and not norm.limit_rows
        and duty.where == (norm.limit.where if norm.limit else norm.where)
        and bool(duty.act or duty.limit)
    )


def sign(duty: Duty, standards: Mapping[int, Standard]) -> Hashable:
    """Return what a duty asks for, equal for duties that ask for the same."""
    norm, standard, limit = duty.entry, standards.get(id(duty)), duty.limit
    bound: Hashable = limit and (limit.metric, limit.statistic, limit.interval, unit_of(limit.unit).dimension)
    if standard:
        bound = (standard.metric, standard.limit.statistic, standard.allowed, standard.dimension)
    level = STRENGTHS.get(duty.level, duty.level) if limit and not duty.act else duty.level
    manner = (
        frozenset(duty.to),
        duty.assists,
        spell_cadence(duty),
        duty.authority and (duty.authority.value, duty.authority.unit),
    )
    order = (norm.before, norm.after, norm.remedies, norm.copy) if isinstance(norm, Norm) else ()
    return (level, duty.act, bound, manner, order)


def spell_cadence(duty: Duty) -> str:
    """Return the cadence of a duty in its short form; nothing where it has none."""
    return name_cadence(duty.cadence) if duty.cadence else ""


def _excuses(
    main: Duty,
    standard: Standard | None,
    exemption: Exemption,
    instead: Mapping[tuple[str, Location], Standard],
    compare: Compare,
) -> bool:
    """Tell whether an exception lets off from what its norm says: asks for nothing, for less, or for something else."""
    case = exemption.case
    if not demands_something(case):
        return True
    if case.level and case.level != main.level:
        return case.level in _WEAKER.get(main.level, ())
    if case.act and case.act != main.act:
        return True
    other = case.limit and instead.get((main.entry.id, case.limit.where))
    if not (standard and other) or (standard.metric, standard.limit.statistic) != (other.metric, other.limit.statistic):
        return False
    departure = depart(standard, other, exemption.region, compare)
    return departure is not None and departure.manner == "looser"


def _goes_beyond(space: Space, duty: Duty, exemption: Exemption) -> bool:
    """Tell whether a duty is not just written for part of the exception, as an exception to that."""
    return nest(space, duty.scope, exemption.reach) != "inside"
