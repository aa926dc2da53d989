"""Limits on a common footing, and the pairs of them that meet in one situation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.calendar import Calendar
from generator.conversions import Conversions
from generator.duty import Duty
from generator.interval import Interval
from generator.measure import GRADES, WHOLE, unit_of
from generator.model.parts import Limit
from generator.scope import Region, intersect
from generator.starts import Starts
from generator.timing import Comparison, combine, compare_amounts, compare_spans
from generator.vicinity import make_vicinity
from generator.workdays import COUNTED, TIMES, Span

DEMANDS = ("must", "should")
FORBIDS = ("must-not", "should-not")


@dataclass(frozen=True, slots=True)
class Standard:
    """What a duty demands of the metric that its own is exactly converted to.

    The amounts that are *allowed* count in the base unit of *dimension*.
    """

    duty: Duty
    limit: Limit
    metric: str
    allowed: Interval
    dimension: str

    @property
    def span(self) -> Span:
        """Return what is allowed as amounts of time."""
        return Span(self.allowed, self.dimension)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two standards that hold in a common situation, the later in the files second.

    They are for one metric, or for two that bound each other.
    """

    earlier: Standard
    later: Standard
    overlap: Region

    @property
    def counts_alike(self) -> bool:
        """Tell whether both count in one unit, so that it does not matter when something begins."""
        return self.earlier.dimension == self.later.dimension

    @property
    def exact(self) -> bool:
        """Tell whether both bind one metric, and not only by a conversion that is a bound."""
        return self.earlier.metric == self.later.metric


def compare(meeting: Meeting, conversions: Conversions, calendar: Calendar, starts: Iterable[Starts]) -> Comparison:
    """Compare the earlier standard with the later, over all possible starts where they count time differently."""
    one, other = meeting.earlier, meeting.later
    if not meeting.exact:
        return compare_amounts(conversions.between(one.metric, other.metric).convert(one.allowed), other.allowed)
    if one.dimension not in TIMES:
        return compare_amounts(one.allowed, other.allowed)
    if meeting.counts_alike:
        return compare_spans(one.span, other.span, calendar, Starts())
    return combine(compare_spans(one.span, other.span, calendar, each) for each in starts)


def state_standards(duties: Iterable[Duty], conversions: Conversions) -> Iterator[Standard]:
    """Yield the standards that the duties set, in their order; a duty that only permits sets none."""
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


def _convert(duty: Duty, limit: Limit, allowed: Interval, conversions: Conversions) -> Standard:
    """Bring a limit to the metric in which all that convert exactly are compared, unless it counts in another way."""
    dimension = _dimension_of(limit)
    root, factor = conversions.roots.get(limit.metric, (limit.metric, Fraction(1)))
    if root == limit.metric or not conversions.is_native(limit.metric, dimension):
        return Standard(duty, limit, limit.metric, allowed, dimension)
    return Standard(duty, limit, root, allowed.scale(factor), conversions.dimensions.get(root, dimension))


def find_meetings(standards: Iterable[Standard], conversions: Conversions) -> Iterator[Meeting]:
    """Yield the pairs of standards that bind the same values in a common situation.

    A standard for each single case binds every statistic of the cases; two different statistics do not bind each other.
    """
    families: dict[str, list[Standard]] = {}
    for standard in standards:
        families.setdefault(conversions.family(standard.metric), []).append(standard)
    for group in families.values():
        vicinity = make_vicinity(standard.duty.region for standard in group)
        for number, earlier in enumerate(group):
            for other in vicinity.meeting(earlier.duty.region):
                if other > number and _bind_each_other(earlier, group[other], conversions):
                    yield Meeting(earlier, group[other], intersect(earlier.duty.region, group[other].duty.region))


def _bind_each_other(one: Standard, other: Standard, conversions: Conversions) -> bool:
    """Tell whether two standards can be compared.

    Different counts of time are compared only case by case, not on average; different metrics only in the units in
    which they are stated, for which their conversion is made.
    """
    statistics = (one.limit.statistic, other.limit.statistic)
    if one.metric != other.metric and not all(
        conversions.is_native(each.metric, each.dimension) for each in (one, other)
    ):
        return False
    if one.metric == other.metric and one.dimension != other.dimension:
        return one.dimension in TIMES and other.dimension in TIMES and statistics == ("each", "each")
    return statistics[0] == statistics[1] or "each" in statistics
