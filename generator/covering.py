"""Norms that say nothing that another norm does not say wherever they hold."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from generator.cadence import name_cadence
from generator.duty import Duty, Exemption, demands_something
from generator.kinship import Pair, pair_of, remedied_by
from generator.limits import DEMANDS, Meeting, Standard
from generator.measure import unit_of
from generator.model.entries import Norm, RuleException
from generator.model.parts import Limit
from generator.omission import spell_cadence
from generator.opposition import Encounter
from generator.scope import Region, intersect, is_within, subtract

_COMPARED = (
    *("id", "title", "where", "theme", "status", "owner", "since", "until", "review_by", "sources"),
    *("see_also", "synonyms"),
    *("collection", "level", "statement", "scope", "exceptions", "act", "limit", "limit_rows", "to", "cadence"),
    *("authority", "before", "after", "overrides", "why", "good", "bad"),
)
"""Fields of a norm that the comparison knows how to judge, or that ask for nothing; in all others norms must agree."""

_MORE = 8
"""Characters new to the other statement; a rewording of one duty has fewer."""

_FORMAL = "的了着要须必应当该得都均一律凡在时就把给对向和与及或并也将会才即可以为由被各每所者其此这那"
"""Characters that say nothing of what is done."""

_UNSAID: tuple[object, ...] = (None, "", frozenset())


@dataclass(frozen=True, slots=True)
class Covering:
    """A duty of a norm all of whose duties the norm of *by* sets too; of two such norms the later in the files."""

    duty: Duty
    by: Duty


@dataclass(frozen=True, slots=True)
class Demands:
    """What norms ask for, by norm: their duties, their exceptions, and the standards by the identity of the duty."""

    duties: Mapping[str, tuple[Duty, ...]]
    exemptions: Mapping[str, tuple[Exemption, ...]]
    standards: Mapping[int, Standard]


def find_coverings(
    demands: Demands, meetings: Iterable[Meeting], encounters: Iterable[Encounter], told: Collection[Pair]
) -> Iterator[Covering]:
    """Yield each covered norm with the first that covers it; pairs of entries that are *told* of are left out."""
    seen: set[str] = set()
    for earlier, later in _find_candidates(meetings, encounters, told):
        for covered, other in ((later, earlier), (earlier, later)):
            if covered.id not in seen and _covers(demands, other, covered):
                seen.add(covered.id)
                yield Covering(_first(demands, covered), _first(demands, other))
                break


def _first(demands: Demands, norm: Norm) -> Duty:
    return next(duty for duty in demands.duties[norm.id] if duty.region)


def _find_candidates(
    meetings: Iterable[Meeting], encounters: Iterable[Encounter], told: Collection[Pair]
) -> Iterator[tuple[Norm, Norm]]:
    """Yield the pairs of norms, each once, that ask for one thing in one situation."""
    pairs = [(each.earlier.duty, each.later.duty) for each in meetings if _allow_the_same(each.earlier, each.later)]
    pairs += [(each.earlier, each.later) for each in encounters if each.earlier.act == each.later.act]
    seen: set[Pair] = set()
    for one, other in sorted(pairs, key=lambda pair: (pair[0].where, pair[1].where)):
        earlier, later = one.entry, other.entry
        pair = pair_of(earlier, later)
        if isinstance(earlier, Norm) and isinstance(later, Norm) and len(pair) == 2 and pair not in seen:
            seen.add(pair)
            if pair not in told:
                yield earlier, later


def find_idle_exceptions(exemptions: Iterable[Exemption]) -> Iterator[Exemption]:
    """Yield the exceptions that say nothing but what their norm says in general."""
    for exemption in exemptions:
        norm, case = exemption.norm, exemption.case
        said = _spell(case) if demands_something(case) and not norm.limit_rows else ()
        pairs = zip(said, _spell(norm), strict=bool(said))
        added = any(mine not in _UNSAID and mine != general for mine, general in pairs)
        if exemption.region and said and not added:
            yield exemption


def _spell(said: Norm | RuleException) -> tuple[object, ...]:
    """Return what a norm or an exception asks for, without the places where it does."""
    limit, cadence, authority = said.limit, said.cadence, said.authority
    return (
        said.level,
        said.act,
        frozenset(said.to),
        frozenset(said.copy),
        said.assists,
        _spell_limit(limit),
        cadence and name_cadence(cadence),
        authority and (authority.value, authority.unit),
    )


def _covers(demands: Demands, general: Norm, special: Norm) -> bool:
    duties, others = ([duty for duty in demands.duties[norm.id] if duty.region] for norm in (special, general))
    return (
        _have_no_more_slots(general, special)
        and not _tells_more(special, general)
        and not intersect(_find_excused(demands.exemptions.get(special.id, ()), duties), _unite(others))
        and bool(duties)
        and all(_is_covered(duty, others, demands.standards) for duty in duties)
    )


def _have_no_more_slots(general: Norm, special: Norm) -> bool:
    rest = [field.name for field in fields(Norm) if field.name not in _COMPARED]
    return (
        not special.overrides
        and set(special.before) <= set(general.before)
        and set(special.after) <= set(general.after)
        and all(getattr(general, name) == getattr(special, name) for name in rest)
    )


def _tells_more(special: Norm, general: Norm) -> bool:
    """Tell whether a norm that has no slot but its act says in words how the act is done, which the other one does not.

    A figure, a rhythm or a recipient written twice are two places to change, whatever stands around them.
    """
    written = (special.limit, special.cadence, special.authority, special.to, special.before, special.after)
    if any(written) or special.limit_rows or not special.statement:
        return False
    known = f"{general.title}{general.statement}{_FORMAL}"
    return len({each for each in special.statement if each.isalnum()} - set(known)) >= _MORE


def _find_excused(exemptions: Iterable[Exemption], duties: Iterable[Duty]) -> Region:
    """Return where a norm's exceptions ask for nothing."""
    return subtract(tuple(box for exemption in exemptions for box in exemption.region), _unite(duties))


def _unite(duties: Iterable[Duty]) -> Region:
    return tuple(box for duty in duties for box in duty.region)


def _is_covered(duty: Duty, others: Iterable[Duty], standards: Mapping[int, Standard]) -> bool:
    return is_within(duty.region, _unite(other for other in others if _asks_as_much(other, duty, standards)))


def _asks_as_much(other: Duty, duty: Duty, standards: Mapping[int, Standard]) -> bool:
    """Tell whether *other* asks for all that *duty* asks for; what is not demanded must be the same throughout."""
    if duty.level != other.level or not (duty.act or duty.limit) or remedied_by(duty.entry) != remedied_by(other.entry):
        return False
    demanded = duty.level in DEMANDS
    return (
        (duty.act == other.act or (demanded and not duty.act))
        and (set(duty.to) == set(other.to) or (demanded and set(duty.to) < set(other.to)))
        and duty.assists == other.assists
        and (spell_cadence(duty) == spell_cadence(other) or (demanded and not duty.cadence))
        and _spell_authority(duty) == _spell_authority(other)
        and (_bounds_the_same(duty, other, standards) or (demanded and not duty.limit))
    )


def _spell_authority(duty: Duty) -> object:
    return duty.authority and (duty.authority.value, duty.authority.unit)


def _bounds_the_same(duty: Duty, other: Duty, standards: Mapping[int, Standard]) -> bool:
    if duty.limit is None or other.limit is None:
        return duty.limit is other.limit
    one, two = standards.get(id(duty)), standards.get(id(other))
    if one is None or two is None:
        return _spell_limit(duty.limit) == _spell_limit(other.limit)
    return duty.limit.statistic == other.limit.statistic and _allow_the_same(one, two)


def _allow_the_same(one: Standard, other: Standard) -> bool:
    return (one.metric, one.allowed, one.dimension) == (other.metric, other.allowed, other.dimension)


def _spell_limit(limit: Limit | None) -> object:
    return limit and (limit.metric, limit.statistic, limit.interval, unit_of(limit.unit).dimension)
