"""Limits on a common footing, and the pairs of them that meet in one situation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.calendar import Calendar
from generator.duty import Duty
from generator.interval import Interval
from generator.measure import GRADES, WHOLE, unit_of
from generator.model.parts import Limit
from generator.model.vocabulary import Equivalence
from generator.scope import Region, intersect
from generator.starts import Starts
from generator.timing import Comparison, combine, compare_amounts, compare_spans
from generator.vicinity import make_vicinity
from generator.workdays import COUNTED, TIMES, Span

DEMANDS = ("must", "should")
FORBIDS = ("must-not", "should-not")


@dataclass(frozen=True, slots=True)
class Standard:
    """What a duty demands of the metric its own is converted to; *exact* unless a conversion was only a bound.

    The amounts that are *allowed* count in the base unit of *dimension*.
    """

    duty: Duty
    limit: Limit
    metric: str
    allowed: Interval
    exact: bool
    dimension: str

    @property
    def span(self) -> Span:
        """Return what is allowed as amounts of time."""
        return Span(self.allowed, self.dimension)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two standards for one metric that hold in a common situation, the later in the files second."""

    earlier: Standard
    later: Standard
    overlap: Region

    @property
    def counts_alike(self) -> bool:
        """Tell whether both count in one unit, so that it does not matter when something begins."""
        return self.earlier.dimension == self.later.dimension

    @property
    def exact(self) -> bool:
        """Tell whether no conversion was only a bound."""
        return self.earlier.exact and self.later.exact


def compare(meeting: Meeting, calendar: Calendar, starts: Iterable[Starts]) -> Comparison:
    """Compare the earlier standard with the later, over all possible starts where they count time differently."""
    one, other = meeting.earlier, meeting.later
    if one.dimension not in TIMES:
        return compare_amounts(one.allowed, other.allowed)
    if meeting.counts_alike:
        return compare_spans(one.span, other.span, calendar, Starts())
    return combine(compare_spans(one.span, other.span, calendar, each) for each in starts)


def state_standards(duties: Iterable[Duty], equivalences: Iterable[Equivalence]) -> Iterator[Standard]:
    """Yield the standards that the duties set, in their order; a duty that only permits sets none."""
    conversions = {equivalence.metric: equivalence for equivalence in equivalences}
    for duty in duties:
        if duty.limit and duty.region and (allowed := _allow(duty, duty.limit)):
            yield _convert(duty, duty.limit, _count_whole(allowed, duty.limit), conversions)


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


def _count_whole(allowed: Interval, limit: Limit) -> Interval:
    """Return, of things that are counted one by one, the whole numbers that are allowed; averages lie between them."""
    is_whole = _dimension_of(limit) in (*WHOLE, *COUNTED) and limit.statistic == "each"
    return allowed.whole() if is_whole else allowed


def _dimension_of(limit: Limit) -> str:
    return GRADES if limit.grades else unit_of(limit.unit).dimension


def _convert(duty: Duty, limit: Limit, allowed: Interval, conversions: Mapping[str, Equivalence]) -> Standard:
    """Follow the conversions as far as they lead; the last metric is the one all its relatives lead to."""
    metric, factor, exact, dimension = limit.metric, Fraction(1), True, _dimension_of(limit)
    passed = {metric}
    while (step := conversions.get(metric)) and step.equals not in passed:
        metric, factor, exact = step.equals, factor * step.factor, exact and step.exact
        dimension = step.dimension
        passed.add(metric)
    return Standard(duty, limit, metric, allowed.scale(factor), exact, dimension)


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
                if other > number and _bind_each_other(earlier, group[other]):
                    yield Meeting(earlier, group[other], intersect(earlier.duty.region, group[other].duty.region))


def _bind_each_other(one: Standard, other: Standard) -> bool:
    """Tell whether two standards can be compared; different counts of time only case by case, not on average."""
    statistics = (one.limit.statistic, other.limit.statistic)
    if one.dimension != other.dimension:
        return one.dimension in TIMES and other.dimension in TIMES and statistics == ("each", "each")
    return statistics[0] == statistics[1] or "each" in statistics
