"""General and special rules of a handbook: every pair of entries is judged once, by the relation that tells most."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.bounds import Compare, exclude_each_other
from generator.covering import Covering, Demands, find_coverings, find_idle_exceptions
from generator.duty import Duty, Exemption
from generator.kinship import Kinship, Pair, find_kinships, pair_of
from generator.limits import Meeting, Standard
from generator.omission import Omission, find_omissions
from generator.opposition import Encounter
from generator.scope import Space
from generator.threshold import Threshold, find_thresholds

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Family:
    """The relations between duties about one thing; no pair of entries stands in two of them."""

    rivals: tuple[Kinship, ...]
    thresholds: tuple[Threshold, ...]
    omissions: tuple[Omission, ...]
    looser: tuple[Kinship, ...]
    stricter: tuple[Kinship, ...]
    coverings: tuple[Covering, ...]
    idle_exceptions: tuple[Exemption, ...]


def judge_family(
    space: Space,
    duties: Sequence[Duty],
    exemptions: Iterable[Exemption],
    standards: Iterable[Standard],
    meetings: Sequence[Meeting],
    encounters: Sequence[Encounter],
    compare: Compare,
) -> Family:
    """Return the relations, the gravest first told; pairs that cannot be kept together are told of elsewhere."""
    exemptions = tuple(exemptions)
    by_duty = {id(standard.duty): standard for standard in standards}
    kinships = tuple(find_kinships(space, meetings, compare))
    thresholds = tuple(find_thresholds(space, encounters))
    rivals = tuple(kinship for kinship in kinships if kinship.relation in ("misquoted", "torn", "rival"))
    told = _find_opposed(meetings, encounters, compare) | _pairs_of(rivals)
    told |= {pair_of(each.one.entry, each.other.entry) for each in thresholds}
    omissions = tuple(find_omissions(space, duties, exemptions, by_duty, told, compare))
    omitted = {pair_of(each.duty.entry, each.exemption.norm) for each in omissions}
    looser = tuple(each for each in kinships if each.relation == "looser" and each.pair not in omitted)
    told |= omitted | _pairs_of(looser)
    stricter = tuple(each for each in kinships if each.relation == "stricter" and each.pair not in told)
    demands = Demands(
        _group(duties, lambda duty: duty.entry.id), _group(exemptions, lambda each: each.norm.id), by_duty
    )
    coverings = tuple(find_coverings(demands, meetings, encounters, told | _pairs_of(stricter)))
    idle = tuple(find_idle_exceptions(exemptions))
    return Family(rivals, thresholds, omissions, looser, stricter, coverings, idle)


def _group(things: Iterable[Thing], name: Callable[[Thing], str]) -> Mapping[str, tuple[Thing, ...]]:
    grouped: dict[str, list[Thing]] = {}
    for thing in things:
        grouped.setdefault(name(thing), []).append(thing)
    return {key: tuple(value) for key, value in grouped.items()}


def _find_opposed(meetings: Iterable[Meeting], encounters: Iterable[Encounter], compare: Compare) -> set[Pair]:
    """Return the pairs of entries that cannot be kept together, of which other rules tell."""
    pairs = {
        pair_of(each.earlier.duty.entry, each.later.duty.entry)
        for each in meetings
        if exclude_each_other(each, compare)
    }
    return pairs | {pair_of(each.earlier.entry, each.later.entry) for each in encounters if each.opposed}


def _pairs_of(kinships: Iterable[Kinship]) -> set[Pair]:
    return {kinship.pair for kinship in kinships}
