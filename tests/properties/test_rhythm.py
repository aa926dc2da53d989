"""Rhythms that the engine calls unkeepable are those for which trying every plan fails."""

from fractions import Fraction
from itertools import product
from math import lcm

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cadence import Cadence, parse_cadence
from generator.model.parts import Level
from generator.rhythm import Rhythm, cannot_both_be_kept, state_rhythm, undercuts
from tests.properties.worlds import NOWHERE


def _rhythm(level: Level, cadence: Cadence) -> Rhythm:
    rhythm = state_rhythm(level, cadence)
    assert rhythm is not None
    return rhythm


def _counted(times: int, hours: int, sign: str) -> Cadence:
    return parse_cadence(f"每 {hours} 小时{sign} {times} 次", NOWHERE)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3), st.integers(1, 4), st.integers(1, 3), st.integers(1, 4))
def test_a_floor_and_a_ceiling_clash_exactly_if_no_plan_keeps_both(
    least: int, hours: int, most: int, others: int
) -> None:
    floor = _rhythm("must", _counted(least, hours, "至少"))
    ceiling = _rhythm("must", _counted(most, others, "至多"))

    assert cannot_both_be_kept(floor, ceiling) == (not _some_plan_keeps(least, hours, most, others))
    assert cannot_both_be_kept(ceiling, floor) == cannot_both_be_kept(floor, ceiling)


def _some_plan_keeps(least: int, hours: int, most: int, others: int) -> bool:
    """Try every plan for the stretches into which both kinds of periods cut the time after which all repeats."""
    whole = lcm(hours, others)
    starts = sorted({*range(0, whole, hours), *range(0, whole, others)})
    for plan in product(range(min(least, most) + 1), repeat=len(starts)):
        done = dict(zip(starts, plan, strict=True))
        enough = all(_count(done, begin, hours) >= least for begin in range(0, whole, hours))
        if enough and all(_count(done, begin, others) <= most for begin in range(0, whole, others)):
            return True
    return False


def _count(done: dict[int, int], begin: int, length: int) -> int:
    return sum(times for start, times in done.items() if begin <= start < begin + length)


_DAYS = "一二三四五六日"
_weekdays = st.lists(st.sampled_from(_DAYS), min_size=1, max_size=4, unique=True).map(sorted)


@given(_weekdays, _weekdays, st.sampled_from(["only", "never"]))
def test_days_clash_exactly_if_no_week_keeps_both(due: list[str], named: list[str], kind: str) -> None:
    demand = _rhythm("must", parse_cadence("每周" + "、".join(due), NOWHERE))
    only = parse_cadence("只在每周" + "、".join(named), NOWHERE)
    never = parse_cadence("每周" + "、".join(named), NOWHERE)
    restriction = _rhythm("may", only) if kind == "only" else _rhythm("must-not", never)

    allowed = set(named) if kind == "only" else set(_DAYS) - set(named)
    weeks = [set(week) for size in range(1 << 7) if (week := [d for i, d in enumerate(_DAYS) if size >> i & 1])]
    kept = any(set(due) <= week <= allowed for week in weeks)
    assert cannot_both_be_kept(demand, restriction) == (not kept)


@given(_weekdays, st.integers(1, 7))
def test_a_stretch_of_days_clashes_exactly_if_one_may_pass_without_an_allowed_day(named: list[str], days: int) -> None:
    only = _rhythm("may", parse_cadence("只在每周" + "、".join(named), NOWHERE))
    demand = _rhythm("must", parse_cadence(f"每 {days} 天至少 1 次", NOWHERE))

    allowed = [day in named for day in _DAYS * 3]
    empty = any(not any(allowed[begin : begin + days]) for begin in range(7))
    assert cannot_both_be_kept(demand, only) == empty


_amounts = st.integers(1, 6)
_units = st.sampled_from(["分钟", "小时", "天", "周", "月", "季", "年"])
_plain = st.builds(Cadence, _amounts, _amounts.map(Fraction), _units, st.just(()), st.just(NOWHERE))


@given(_plain, _plain, _plain)
def test_to_undercut_is_an_order(one: Cadence, other: Cadence, third: Cadence) -> None:
    first, second, last = (_rhythm("must", cadence) for cadence in (one, other, third))

    assert not undercuts(first, first)
    assert not (undercuts(first, second) and undercuts(second, first))
    assert not (undercuts(first, second) and undercuts(second, last)) or undercuts(first, last)
    assert not cannot_both_be_kept(first, second)
