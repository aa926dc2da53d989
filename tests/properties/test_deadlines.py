"""The verdict on limits of time equals that of looking at every situation and every hour at which something begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations_with_replacement, product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar import DAY, Calendar, Occasion
from generator.handbook import Handbook
from generator.interval import Interval
from generator.limits import Meeting
from generator.measure import UNITS
from generator.model.entries import Norm, Override, RuleException
from generator.model.parts import Limit, Scope, ScopeBox
from generator.model.vocabulary import Facet, Leaf, Metric, Vocabulary
from generator.workdays import Span, allow, count_whole
from tests.properties.worlds import NOWHERE

_TODAY = date(2026, 11, 2)  # a Monday
_HOURS = 3600
_SHIFT = Facet(
    "shift",
    "班次",
    "tree",
    NOWHERE,
    leaves=(
        Leaf("day", "日班", NOWHERE, occasion=Occasion(hours=((6 * 60, 18 * 60),))),
        Leaf("night", "夜班", NOWHERE, occasion=Occasion(hours=((18 * 60, 24 * 60), (0, 6 * 60)))),
    ),
)
_KIND = Facet(
    "kind",
    "日子",
    "tree",
    NOWHERE,
    leaves=(
        Leaf("at-work", "上班日", NOWHERE, occasion=Occasion(("工作日",))),
        Leaf("off", "休息日", NOWHERE, occasion=Occasion(("休息日",))),
    ),
)
_AGREES = Facet("agrees", "同意", "flag", NOWHERE)
_LEAVES = {"shift": ["day", "night"], "kind": ["at-work", "off"], "agrees": ["yes", "no"]}
_WEEK = ((8 * 60, 12 * 60), (14 * 60, 18 * 60))
_CALENDARS = (
    Calendar((*(_WEEK,) * 5, (), ())),
    Calendar(
        (*(_WEEK,) * 5, ((8 * 60, 12 * 60),), ()), ((_TODAY.toordinal() + 3, ()), (_TODAY.toordinal() + 6, _WEEK))
    ),
)
_DAYS = tuple(_TODAY + timedelta(days=number) for number in (-1, 0, 2, 3, 5, 8))
_LAST = 24  # days from today on: beyond all days that are named, and one whole week more


@dataclass(frozen=True, slots=True)
class _Case:
    """A situation together with an hour; *occurs* tells whether its facets say that it can begin then."""

    facets: Mapping[str, str]
    start: Fraction
    occurs: bool

    @property
    def day(self) -> date:
        return date.fromordinal(int(self.start // DAY))


@st.composite
def _boxes(draw: st.DrawFn) -> ScopeBox:
    chosen = draw(st.lists(st.sampled_from(sorted(_LEAVES)), unique=True, min_size=1, max_size=2))
    return {facet: frozenset(draw(st.sets(st.sampled_from(_LEAVES[facet]), min_size=1))) for facet in chosen}


_scopes = st.lists(_boxes(), min_size=1, max_size=2).map(tuple)
_days = st.none() | st.sampled_from(_DAYS)


@st.composite
def _limits(draw: st.DrawFn) -> Limit:
    unit = draw(st.sampled_from(["小时", "自然日", "工作日", "工作小时"]))
    most = 2 if unit in ("自然日", "工作日") else 24
    value = draw(st.integers(1, most)) * UNITS[unit].factor
    is_open = draw(st.booleans())
    high = Interval(high=value, high_open=is_open)
    interval = draw(st.sampled_from([high, Interval(low=value, low_open=is_open), Interval(value, value)]))
    return Limit("delay", "each", interval, NOWHERE, unit)


_exceptions = st.builds(RuleException, scope=_scopes, where=st.just(NOWHERE), limit=st.none() | _limits())


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    count = draw(st.integers(2, 3))
    return tuple(
        Norm(
            id=f"norm-{number}",
            title="",
            where=NOWHERE,
            scope=draw(st.just(()) | _scopes),
            since=draw(_days),
            until=draw(_days),
            limit=draw(_limits()),
            exceptions=tuple(draw(st.lists(_exceptions, max_size=1))),
            overrides=tuple(
                Override(f"norm-{other}", "因", NOWHERE)
                for other in draw(st.sets(st.integers(0, count - 1), max_size=1)) - {number}
            ),
        )
        for number in range(count)
    )


def _cases(calendar: Calendar, impossible: Scope) -> Iterator[_Case]:
    """Yield every situation with every hour."""
    first = _TODAY.toordinal()
    for values in product(*_LEAVES.values()):
        facets = dict(zip(_LEAVES, values, strict=True))
        if any(_lies(facets, box) for box in impossible):
            continue
        for day, hour in product(range(first, first + _LAST), range(24)):
            occurs = (facets["shift"] == "day") == (6 <= hour < 18)
            occurs &= (facets["kind"] == "at-work") == calendar.is_working(day)
            yield _Case(facets, Fraction(day * DAY + hour * _HOURS), occurs)


def _lies(facets: Mapping[str, str], box: ScopeBox) -> bool:
    return all(facets[facet] in extent for facet, extent in box.items())


def _applies(norm: Norm, case: _Case) -> bool:
    in_force = (norm.since or case.day) <= case.day <= (norm.until or case.day)
    return in_force and (not norm.scope or any(_lies(case.facets, box) for box in norm.scope))


def _find_limits(norms: tuple[Norm, ...], norm: Norm, case: _Case) -> list[Limit]:
    """Return the limits that a norm sets in a case, straight from what exceptions and overrides mean."""
    if not _applies(norm, case):
        return []
    for other in norms:
        if any(override.id == norm.id for override in other.overrides) and _applies(other, case):
            return []
    instead = [each for each in norm.exceptions if any(_lies(case.facets, box) for box in each.scope)]
    limits = [each.limit for each in instead] if instead else [norm.limit]
    return [limit for limit in limits if limit]


def _clash(one: Limit, other: Limit, case: _Case, calendar: Calendar) -> bool:
    """Tell whether two limits leave no moment; counted in one way they do so from every start or from none."""
    mine, theirs = (Span(limit.interval, UNITS[limit.unit].dimension) for limit in (one, other))
    if mine.dimension == theirs.dimension:
        return count_whole(mine).meet(count_whole(theirs)).is_empty()
    return case.occurs and allow(case.start, mine, calendar).meet(allow(case.start, theirs, calendar)).is_empty()


def _handbook(norms: tuple[Norm, ...], calendar: Calendar, impossible: Scope) -> Handbook:
    metric = Metric("delay", "时限", "小时", NOWHERE)
    vocabulary = Vocabulary(facets=(_SHIFT, _KIND, _AGREES), metrics=(metric,), calendar=calendar)
    return Handbook(vocabulary=vocabulary, norms=norms, impossible=impossible, today=_TODAY)


def _pair(meeting: Meeting) -> frozenset[str]:
    return frozenset((meeting.earlier.duty.entry.id, meeting.later.duty.entry.id))


@settings(max_examples=40, deadline=None)
@given(_norms(), st.sampled_from(_CALENDARS), st.just(()) | _scopes)
def test_two_norms_clash_exactly_where_some_situation_and_hour_leave_no_moment(
    norms: tuple[Norm, ...], calendar: Calendar, impossible: Scope
) -> None:
    handbook = _handbook(norms, calendar, impossible)

    found = {_pair(meeting) for meeting in handbook.meetings if handbook.compare(meeting).impossible}

    expected = set()
    for case in _cases(calendar, impossible):
        limits = {norm.id: _find_limits(norms, norm, case) for norm in norms}
        for one, other in combinations_with_replacement(limits, 2):
            pairs = product(limits[one], limits[other])
            if any(_clash(mine, theirs, case, calendar) for mine, theirs in pairs):
                expected.add(frozenset((one, other)))
    assert found == expected


@settings(max_examples=40, deadline=None)
@given(_norms(), st.sampled_from(_CALENDARS), st.just(()) | _scopes)
def test_the_situation_and_the_hour_that_are_shown_are_ones_in_which_both_norms_hold_and_clash(
    norms: tuple[Norm, ...], calendar: Calendar, impossible: Scope
) -> None:
    handbook = _handbook(norms, calendar, impossible)

    for meeting in handbook.meetings:
        start = handbook.compare(meeting).impossible
        if start is None or start.instant is None:
            continue
        shown = dict(handbook.space.witness(handbook.narrow(meeting.overlap, start)))
        case = next(
            case
            for case in _cases(calendar, impossible)
            if case.occurs
            and case.start <= start.instant < case.start + _HOURS
            and all(case.facets[facet] == value for facet, value in shown.items() if facet in case.facets)
        )
        assert _clash(meeting.earlier.limit, meeting.later.limit, replace(case, start=start.instant), calendar)
        for standard in (meeting.earlier, meeting.later):
            entry = standard.duty.entry
            assert isinstance(entry, Norm)
            assert standard.limit in _find_limits(norms, entry, case)
