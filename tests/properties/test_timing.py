"""Limits of time mean what simulating every hour says, and comparing a few starts tells of all starts."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.calendar import DAY, MINUTE, Calendar, Occasion, Stretch
from generator.interval import Interval
from generator.starts import Starts
from generator.timing import Comparison, compare_spans
from generator.workdays import (
    CALENDAR_DAYS,
    CLOCK,
    COUNTED,
    TIMES,
    WORKING_TIME,
    Span,
    allow,
    count_whole,
    due,
    earliest,
)

_HOUR = 60 * MINUTE
_MONDAY = 8  # the ordinals 1 and 8 are Mondays
_LAST = _MONDAY + 20

# Everything happens on even hours; starts on odd hours lie between any two turning points.
_even = st.integers(0, 12).map(lambda number: number * 2 * 60)


@st.composite
def _hours(draw: st.DrawFn) -> tuple[Stretch, ...]:
    ends = sorted(draw(st.sets(_even, max_size=4)))
    return tuple(zip(ends[::2], ends[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = draw(st.lists(_hours(), min_size=7, max_size=7).filter(any))
    dated = draw(st.dictionaries(st.integers(_MONDAY + 7, _MONDAY + 12), _hours(), max_size=3))
    return Calendar(tuple(week), tuple(sorted(dated.items())))


@st.composite
def _any_spans(draw: st.DrawFn) -> Span:
    dimension = draw(st.sampled_from(TIMES))
    unit = 1 if dimension in COUNTED else 2 * _HOUR
    ends = draw(st.lists(st.integers(0, 3 if dimension in COUNTED else 15), min_size=1, max_size=2))
    low, high = min(ends), max(ends)
    if len(ends) == 2 and low < high:
        return Span(
            Interval(Fraction(low * unit), Fraction(high * unit), *draw(st.tuples(*[st.booleans()] * 2))), dimension
        )
    if draw(st.booleans()):
        return Span(Interval(low=Fraction(low * unit), low_open=draw(st.booleans())), dimension)
    return Span(Interval(high=Fraction((high + 1) * unit), high_open=draw(st.booleans())), dimension)


spans = _any_spans().filter(lambda span: not count_whole(span).is_empty())
_occasions = st.builds(
    Occasion,
    st.lists(st.sampled_from(["周一", "周六", "工作日", "休息日", "节假日"]), max_size=2).map(tuple),
    _hours(),
)
_starts = st.builds(
    Starts,
    st.just(_MONDAY),
    st.integers(_MONDAY, _LAST),
    st.lists(st.lists(_occasions, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
)


def _passed(start: int, end: int, dimension: str, calendar: Calendar) -> int:
    """Return how much passes between two hours, by looking at each hour in between."""
    if dimension == CLOCK:
        return (end - start) * _HOUR
    if dimension == WORKING_TIME:
        return sum(_is_worked(hour, calendar) for hour in range(start, end)) * _HOUR
    days = {hour // 24 for hour in range(start + 1, end + 1)} - {start // 24}
    return sum(dimension == CALENDAR_DAYS or bool(calendar.hours_of(day)) for day in days)


def _is_worked(hour: int, calendar: Calendar) -> bool:
    minute = hour % 24 * 60
    return any(begin <= minute < end for begin, end in calendar.hours_of(hour // 24))


@settings(max_examples=150, deadline=None)
@given(calendars(), st.integers(24 * _MONDAY, 24 * _LAST), st.sampled_from(TIMES), st.integers(1, 4))
def test_what_is_due_is_due_at_the_hour_that_counting_the_hours_gives(
    calendar: Calendar, start: int, dimension: str, number: int
) -> None:
    amount = number if dimension in COUNTED else number * 2 * _HOUR
    hours = range(start, start + 24 * 60)
    first = next(hour for hour in hours if _passed(start, hour, dimension, calendar) >= amount)

    assert earliest(Fraction(start * _HOUR), Fraction(amount), dimension, calendar) == first * _HOUR
    expected = first + 24 if dimension in COUNTED else first
    assert due(Fraction(start * _HOUR), Fraction(amount), dimension, calendar) == expected * _HOUR


def _all_starts(calendar: Calendar, starts: Starts) -> Iterator[Fraction]:
    assert starts.last is not None
    for day in range(starts.first, starts.last + 1):
        allowed = starts.hours_on(day, calendar)
        for hour in range(24):
            if any(begin <= hour * 60 < end for begin, end in allowed):
                yield Fraction(day * DAY + hour * _HOUR)


@settings(max_examples=300, deadline=None)
@given(spans, spans, calendars(), _starts)
def test_the_comparison_is_that_of_looking_at_every_start(
    one: Span, other: Span, calendar: Calendar, starts: Starts
) -> None:
    assume(one.dimension != other.dimension)
    found = compare_spans(one, other, calendar, starts)

    tighter = looser = impossible = False
    for start in _all_starts(calendar, starts):
        ours, theirs = allow(start, one, calendar), allow(start, other, calendar)
        common = ours.meet(theirs)
        empty = common.is_empty()
        tighter |= empty or common != theirs
        looser |= empty or common != ours
        impossible |= empty
    assert (found.tighter is not None, found.looser is not None, found.impossible is not None) == (
        tighter,
        looser,
        impossible,
    )


@settings(max_examples=100, deadline=None)
@given(spans, spans, calendars(), _starts)
def test_the_start_that_is_shown_is_possible_and_shows_it(
    one: Span, other: Span, calendar: Calendar, starts: Starts
) -> None:
    found = compare_spans(one, other, calendar, starts)

    for start in (found.tighter, found.looser, found.impossible):
        if start is None or start.instant is None:
            continue
        day, second = divmod(start.instant, DAY)
        assert starts.holds(int(day))
        assert any(begin * MINUTE <= second < end * MINUTE for begin, end in starts.hours_on(int(day), calendar))
    if found.impossible and found.impossible.instant is not None:
        ours, theirs = (allow(found.impossible.instant, span, calendar) for span in (one, other))
        assert ours.meet(theirs).is_empty()


@given(spans, calendars())
def test_a_limit_is_equal_to_itself(span: Span, calendar: Calendar) -> None:
    comparison = compare_spans(span, span, calendar, Starts())

    assert (comparison.tighter, comparison.looser) == (None, None)


@settings(max_examples=100, deadline=None)
@given(spans, spans, calendars())
def test_comparing_the_other_way_round_swaps_stricter_and_looser(one: Span, other: Span, calendar: Calendar) -> None:
    there = compare_spans(one, other, calendar, Starts())
    back = compare_spans(other, one, calendar, Starts())

    assert isinstance(there, Comparison)
    assert [there.tighter is None, there.looser is None] == [back.looser is None, back.tighter is None]
