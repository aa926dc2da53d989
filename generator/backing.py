"""Which promised limits a norm or procedure makes somebody keep, and in which situations nobody has to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.bounds import depart
from generator.claims import collect_promises
from generator.exchange import find_exchange
from generator.handbook import Handbook
from generator.kinship import STRENGTHS
from generator.limits import Standard
from generator.measure import unit_of
from generator.model.entries import Norm, Script
from generator.model.parts import Quantity
from generator.model.procedures import Procedure, Step, walk_steps
from generator.nesting import forget_open_flags, nest
from generator.route import reach_steps
from generator.scope import Region, intersect, subtract
from generator.situation import locate
from generator.vicinity import Vicinity, make_vicinity
from generator.workdays import TIMES


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A promise, where it falls short of being demanded, and what is demanded there instead, if anything is."""

    promise: Standard
    region: Region
    demanded: Standard | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that a procedure gives without naming what it measures; the step that it is for, or None for all."""

    time: Quantity
    step: Step | None
    region: Region


@dataclass(frozen=True, slots=True)
class _Backers:
    """What is demanded, by all that may be compared with one promise, in the order of the files."""

    standards: tuple[Standard, ...]
    regions: tuple[Region, ...]
    vicinity: Vicinity


def list_promises(handbook: Handbook) -> tuple[Standard, ...]:
    """Return what lines of scripts promise."""
    return tuple(each for each in handbook.standards if isinstance(each.duty.entry, Script) and not each.duty.part)


def list_demands(handbook: Handbook) -> tuple[Standard, ...]:
    """Return what norms and procedures demand of some metric."""
    return tuple(each for each in handbook.standards if isinstance(each.duty.entry, Norm | Procedure))


def find_shortfalls(handbook: Handbook) -> Iterator[Shortfall]:
    """Yield the promises that nobody has to keep, first where nothing is demanded, then where less is.

    Whoever makes a promise need not be who keeps it, nor at that stage. What the promise leaves open, such as whether
    a call was promised, it settles itself, and so it is no condition for what backs it.
    """
    families: dict[str, list[Standard]] = {}
    for demand in list_demands(handbook):
        families.setdefault(handbook.conversions.family(demand.metric), []).append(demand)
    indexes = {family: _index(handbook, group) for family, group in families.items()}
    deadlines = tuple(_find_deadlines(handbook))
    misquoted = {statement.claim.where for statement in collect_promises(handbook.scripts, handbook.by_id)}
    for promise in list_promises(handbook):
        family = handbook.conversions.family(promise.metric)
        yield from _look_for_backing(handbook, promise, indexes.get(family, _EMPTY), deadlines, misquoted)


def _index(handbook: Handbook, group: Iterable[Standard]) -> _Backers:
    standards = tuple(group)
    regions = tuple(find_exchange(handbook.space, standard.duty.region) for standard in standards)
    return _Backers(standards, regions, make_vicinity(regions))


_EMPTY = _Backers((), (), make_vicinity(()))


def _look_for_backing(
    handbook: Handbook,
    promise: Standard,
    backers: _Backers,
    deadlines: Iterable[Deadline],
    misquoted: Iterable[object],
) -> Iterator[Shortfall]:
    gap = promise.duty.region
    for deadline in deadlines:
        if gap and _keeps(handbook, deadline, promise):
            gap = subtract(gap, forget_open_flags(handbook.space, promise.duty.region, deadline.region))
    looser: list[tuple[Standard, Region]] = []
    overall: list[Region] = []  # what holds on average tells nothing of each time, and does not excuse a looser demand
    for number in backers.vicinity.meeting(gap):
        demand = backers.standards[number]
        region = forget_open_flags(handbook.space, promise.duty.region, backers.regions[number])
        if not intersect(gap, region):
            continue
        if demand.limit.statistic != "each":
            overall.append(region)
        elif _is_weaker(handbook, demand, promise, intersect(promise.duty.region, region)):
            looser.append((demand, region))
        else:
            gap = subtract(gap, region)
    for demand, region in looser:
        part = () if _is_told(handbook, demand, promise) else intersect(gap, region)
        if part and promise.limit.where not in misquoted:
            yield Shortfall(promise, part, demand)
        gap = subtract(gap, region)
    for region in overall:
        gap = subtract(gap, region)
    if gap:
        yield Shortfall(promise, gap)


def _is_told(handbook: Handbook, demand: Standard, promise: Standard) -> bool:
    """Tell whether the two are two standards for the same scope, which is an error of its own."""
    same_strength = STRENGTHS.get(demand.duty.level) == STRENGTHS.get(promise.duty.level)
    return same_strength and nest(handbook.space, demand.duty.scope, promise.duty.scope) == "equal"


def _is_weaker(handbook: Handbook, demand: Standard, promise: Standard, overlap: Region) -> bool:
    """Tell whether a demand surely lets more pass than is promised; of what cannot be compared nothing is known."""
    if demand.metric != promise.metric:
        return False
    if demand.dimension != promise.dimension and not (demand.dimension in TIMES and promise.dimension in TIMES):
        return False
    departure = depart(promise, demand, overlap, handbook.compare)
    return departure is not None and departure.manner == "looser"


def _find_deadlines(handbook: Handbook) -> Iterator[Deadline]:
    """Yield the times that procedures give without naming a metric."""
    for procedure in handbook.procedures:
        place = find_exchange(handbook.space, locate(handbook.space, procedure, procedure.scope))
        times = (procedure.within, *(span.longest for span in procedure.spans))
        yield from (Deadline(time, None, place) for time in times if time and place)
        reached = reach_steps(handbook.space, procedure)
        for step in walk_steps(procedure):
            region = find_exchange(handbook.space, reached[step.id])
            times = (step.within, *(span.longest for span in step.spans))
            yield from (Deadline(time, step, region) for time in times if time and region)


def _keeps(handbook: Handbook, deadline: Deadline, promise: Standard) -> bool:
    """Tell whether a procedure that keeps a deadline keeps a promise: in time, and by doing what is measured."""
    longest, time = promise.limit.interval.high, deadline.time
    if longest is None or unit_of(time.unit).dimension != unit_of(promise.limit.unit).dimension:
        return False
    return time.value <= longest and (deadline.step is None or _is_measured(handbook, deadline.step, promise))


def _is_measured(handbook: Handbook, step: Step, promise: Standard) -> bool:
    """Tell whether the metric of a promise ends with the act of a step, or bears its name."""
    metric, act = handbook.metrics.get(promise.limit.metric), handbook.acts.get(step.act)
    if metric is None or act is None:
        return False
    return act.id == metric.ends or (not metric.ends and (act.name in metric.name or act.id in metric.id))


def clip_to_tolerated(handbook: Handbook, rule: str, shortfall: Shortfall) -> Iterator[Shortfall]:
    """Yield the part of a shortfall that waivers for situations do not tolerate, and the part that they do."""
    tolerated = handbook.tolerated(rule)
    for part in (subtract(shortfall.region, tolerated), intersect(shortfall.region, tolerated)):
        if part:
            yield replace(shortfall, region=part)
