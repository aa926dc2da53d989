"""Limits on a common footing, and the pairs of them that meet in one situation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.duty import Duty
from generator.interval import Interval
from generator.model.parts import Limit
from generator.model.vocabulary import Equivalence
from generator.scope import Region, intersect
from generator.vicinity import make_vicinity

DEMANDS = ("must", "should")
FORBIDS = ("must-not", "should-not")


@dataclass(frozen=True, slots=True)
class Standard:
    """What a duty demands of the metric its own is converted to; *exact* unless a conversion was only a bound."""

    duty: Duty
    limit: Limit
    metric: str
    allowed: Interval
    exact: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two standards for one metric that hold in a common situation, the later in the files second."""

    earlier: Standard
    later: Standard
    overlap: Region

    def is_impossible(self) -> bool:
        """Tell whether no value satisfies both."""
        return self.earlier.allowed.meet(self.later.allowed).is_empty()


def state_standards(duties: Iterable[Duty], equivalences: Iterable[Equivalence]) -> Iterator[Standard]:
    """Yield the standards that the duties set, in their order; a duty that only permits sets none."""
    conversions = {equivalence.metric: equivalence for equivalence in equivalences}
    for duty in duties:
        if duty.limit and duty.region and (allowed := _allow(duty, duty.limit)):
            yield _convert(duty, duty.limit, allowed, conversions)


def _allow(duty: Duty, limit: Limit) -> Interval | None:
    """Return the values a duty leaves; forbidding a stretch with two ends leaves no one stretch, hence None."""
    if duty.level in DEMANDS:
        return limit.interval
    inner = limit.interval
    if duty.level not in FORBIDS or (inner.low is None) == (inner.high is None):
        return None
    if inner.high is not None:
        return Interval(low=inner.high, low_open=not inner.high_open)
    return Interval(high=inner.low, high_open=not inner.low_open)


def _convert(duty: Duty, limit: Limit, allowed: Interval, conversions: Mapping[str, Equivalence]) -> Standard:
    """Follow the conversions as far as they lead; the last metric is the one all its relatives lead to."""
    metric, factor, exact = limit.metric, Fraction(1), True
    passed = {metric}
    while (step := conversions.get(metric)) and step.equals not in passed:
        metric, factor, exact = step.equals, factor * step.factor, exact and step.exact
        passed.add(metric)
    return Standard(duty, limit, metric, allowed.scale(factor), exact)


def find_meetings(standards: Iterable[Standard]) -> Iterator[Meeting]:
    """Yield the pairs of standards that bind the same values in a common situation.

    A standard for each single case binds every statistic of the cases; two different statistics do not bind each other.
    """
    by_metric: dict[str, list[Standard]] = {}
    for standard in standards:
        by_metric.setdefault(standard.metric, []).append(standard)
    for group in by_metric.values():
        vicinity = make_vicinity(standard.duty.region for standard in group)
        for number, earlier in enumerate(group):
            for other in vicinity.meeting(earlier.duty.region):
                if other > number and _bind_each_other(earlier.limit, group[other].limit):
                    yield Meeting(earlier, group[other], intersect(earlier.duty.region, group[other].duty.region))


def _bind_each_other(one: Limit, other: Limit) -> bool:
    return one.statistic == other.statistic or "each" in (one.statistic, other.statistic)
