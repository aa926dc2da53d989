"""General and special limits are told apart as looking at every situation does; so is what repeats and what covers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calendar import USUAL
from generator.conversions import join_equivalences
from generator.duty import derive_duties, find_exemptions
from generator.family import Family, judge_family
from generator.finding import Location
from generator.interval import Interval
from generator.limits import compare, find_meetings, state_standards
from generator.model.entries import Norm, Override, RuleException
from generator.model.parts import Level, Limit, Scope
from generator.model.vocabulary import Equivalence
from generator.situation import build_space
from tests.properties.worlds import FACETS, NOWHERE, TODAY, Placed, all_points, days, holds, intervals, scopes

_POINTS = tuple(all_points())
_FACTOR = {"rings": Fraction(2), "seconds": Fraction(1)}
_TWO = Interval(_FACTOR["rings"], _FACTOR["rings"])
_CONVERSIONS = join_equivalences((Equivalence("rings", "seconds", _TWO, exact=True, where=NOWHERE),), ())
_LEVELS: tuple[Level, ...] = ("must", "must", "should")

Relations = Mapping[str, frozenset[tuple[str, str]]]
Points = frozenset[int]


_PLAIN: tuple[Scope, ...] = (
    (),
    ({"place": frozenset({"north"})},),
    ({"place": frozenset({"harbour"})},),
    ({"agrees": frozenset({"yes"})},),
    ({"place": frozenset({"north"}), "agrees": frozenset({"yes"})},),
)
_USUAL = (Interval(high=Fraction(2)), Interval(high=Fraction(3)), Interval(high=Fraction(3), high_open=True))
_scopes = st.sampled_from(_PLAIN) | scopes
_days = st.none() | st.none() | days


@st.composite
def _limits(draw: st.DrawFn, line: int) -> Limit:
    """Return a limit with few different ends, so that equal ones are not rare."""
    interval = draw(st.sampled_from(_USUAL) | intervals().filter(lambda interval: not interval.is_empty()))
    return Limit(draw(st.sampled_from(["rings", "seconds"])), "each", interval, Location("", line, draw(st.just(1))))


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    common = draw(_limits(0))
    count = draw(st.integers(2, 3))
    return tuple(_draw_norm(draw, number, count, common) for number in range(count))


def _draw_norm(draw: st.DrawFn, number: int, count: int, common: Limit) -> Norm:
    line = 10 * number + 1
    limit = draw(st.just(common) | _limits(line))
    beaten = draw(st.sets(st.integers(0, count - 1), max_size=1)) - {number} if draw(st.integers(0, 3)) == 0 else set()
    cases = draw(st.lists(_scopes.filter(bool), max_size=2)) if draw(st.booleans()) else []
    return Norm(
        id=f"norm-{number}",
        title="",
        where=Location("", line, 1),
        level=draw(st.sampled_from(_LEVELS)),
        scope=draw(_scopes),
        since=draw(_days),
        until=draw(_days),
        limit=replace(limit, where=Location("", line + 1, 1)),
        exceptions=tuple(_draw_case(draw, line + 2 + index, scope) for index, scope in enumerate(cases)),
        overrides=tuple(Override(f"norm-{other}", "因", NOWHERE) for other in beaten),
    )


def _draw_case(draw: st.DrawFn, line: int, scope: Scope) -> RuleException:
    limit = draw(st.none() | _limits(line))
    return RuleException(scope=scope, where=Location("", line, 1), why="因", limit=limit)


@dataclass(frozen=True)
class _Demand:
    """One limit of a norm: the situations it is written for, whatever the day, and those in which it holds."""

    norm: str
    level: str
    allowed: Interval | None
    written: Points
    holds: Points


def _demands(norms: Sequence[Norm], norm: Norm, possible: Sequence[int]) -> Iterator[_Demand]:
    """Yield what a norm demands, its exceptions after it, straight from what exceptions and overrides mean."""
    rivals = [other for other in norms if any(override.id == norm.id for override in other.overrides)]
    applies = frozenset(
        number
        for number in possible
        if _placed(norm).holds(_POINTS[number]) and not any(_placed(other).holds(_POINTS[number]) for other in rivals)
    )
    cases = [frozenset(number for number in applies if holds(case.scope, _POINTS[number])) for case in norm.exceptions]
    assert norm.limit
    written = _undated(number for number in possible if holds(norm.scope, _POINTS[number]))
    yield _Demand(norm.id, norm.level, _seconds(norm.limit), written, applies.difference(*cases))
    for case, region in zip(norm.exceptions, cases, strict=True):
        part = written & _undated(number for number in possible if holds(case.scope, _POINTS[number]))
        yield _Demand(norm.id, norm.level, _seconds(case.limit) if case.limit else None, part, region)


def _placed(norm: Norm) -> Placed:
    return Placed(norm.scope, norm.since, norm.until)


def _seconds(limit: Limit) -> Interval:
    return limit.interval.scale(_FACTOR[limit.metric])


def _undated(numbers: Iterator[int]) -> Points:
    """Return the first of the points that differ only in their day, for each."""
    return frozenset(_FIRST[number] for number in numbers)


def _first_points() -> Mapping[int, int]:
    seen: dict[object, int] = {}
    return {
        number: seen.setdefault(tuple(value for key, value in point.items() if key != "day"), number)
        for number, point in enumerate(_POINTS)
    }


_FIRST = _first_points()
_VALUES = [Fraction(quarter, 4) for quarter in range(-4, 40)]


def _departs(general: Interval, special: Interval) -> str:
    """Tell how one stretch departs from another in the directions in which both end, by looking at each value."""
    looser = stricter = False
    for name in ("low", "high"):
        if getattr(general, name) is not None and getattr(special, name) is not None:
            one, other = _half(general, name), _half(special, name)
            looser |= any(value in other and value not in one for value in _VALUES)
            stricter |= any(value in one and value not in other for value in _VALUES)
    return "looser" if looser else "stricter" if stricter else ""


def _half(interval: Interval, end: str) -> Interval:
    if end == "low":
        return Interval(low=interval.low, low_open=interval.low_open)
    return Interval(high=interval.high, high_open=interval.high_open)


def _relate(mine: Sequence[_Demand], theirs: Sequence[_Demand]) -> tuple[str, str, str]:
    """Return the gravest relation between two norms with the general and the special one; empty if there is none."""
    found: dict[str, tuple[str, str]] = {}
    for one in mine:
        for other in theirs:
            if one.allowed and other.allowed and one.holds & other.holds:
                for relation, general, special in _compare(one, other, one.allowed, other.allowed):
                    found.setdefault(relation, (general, special))
    for original, copy in ((mine, theirs), (theirs, mine)):
        if _omits(original, copy):
            found.setdefault("omission", (original[0].norm, copy[0].norm))
    grave = {"opposed", "rival"} & found.keys()
    order = ["rival"] + ([] if grave else ["omission"]) + ["looser"] + ([] if grave else ["stricter"])
    relation = next((relation for relation in order if relation in found), "opposed" if "opposed" in found else "")
    return (relation, *found.get(relation, ("", "")))


def _contradicts_itself(demands: Sequence[_Demand]) -> bool:
    """Tell whether two exceptions of one norm, written for the same situations, name different limits."""
    return any(
        relation == "rival"
        for one, other in combinations(demands[1:], 2)
        if one.allowed and other.allowed and one.holds & other.holds
        for relation, *_ in _compare(one, other, one.allowed, other.allowed)
    )


def _compare(one: _Demand, other: _Demand, mine: Interval, theirs: Interval) -> Iterator[tuple[str, str, str]]:
    if mine.meet(theirs).is_empty():
        yield "opposed", one.norm, other.norm
    elif one.level == other.level and one.written == other.written and _departs(mine, theirs):
        yield "rival", one.norm, other.norm
    elif one.level == other.level and other.written < one.written and (relation := _departs(mine, theirs)):
        yield relation, one.norm, other.norm
    elif one.level == other.level and one.written < other.written and (relation := _departs(theirs, mine)):
        yield relation, other.norm, one.norm


def _omits(original: Sequence[_Demand], copy: Sequence[_Demand]) -> bool:
    main, again = original[0], copy[0]
    assert main.allowed
    nested = main.written <= again.written or again.written <= main.written
    if (main.level, main.allowed) != (again.level, again.allowed) or not (main.holds and nested):
        return False
    return any(
        case.holds & again.holds
        and not again.written < case.written
        and (case.allowed is None or _departs(main.allowed, case.allowed) == "looser")
        for case in original[1:]
    )


def _covers(general: Sequence[_Demand], special: Sequence[_Demand]) -> bool:
    asked = [demand for demand in special if demand.allowed and demand.holds]
    others = [demand for demand in general if demand.allowed]
    excused = frozenset[int]().union(*(case.holds for case in special[1:])).difference(*(each.holds for each in asked))
    return (
        bool(asked)
        and not any(excused & other.holds for other in others)
        and all(
            demand.holds <= frozenset[int]().union(*(each.holds for each in others if _is_same(each, demand)))
            for demand in asked
        )
    )


def _is_same(one: _Demand, other: _Demand) -> bool:
    return (one.level, one.allowed) == (other.level, other.allowed)


def _judge(norms: Sequence[Norm], impossible: Scope) -> Family:
    mentioned = [norm.scope for norm in norms] + [case.scope for norm in norms for case in norm.exceptions]
    space = build_space(FACETS, mentioned, norms, impossible, TODAY)
    duties = tuple(sorted(derive_duties(space, norms, (), ()), key=lambda duty: duty.where))
    standards = tuple(state_standards(duties, _CONVERSIONS))
    meetings = tuple(find_meetings(standards, _CONVERSIONS))
    exemptions = find_exemptions(space, norms)
    return judge_family(
        space, duties, exemptions, standards, meetings, (), lambda each: compare(each, _CONVERSIONS, USUAL, ())
    )


def _relations(family: Family) -> set[tuple[str, str, str]]:
    found = {
        (each.relation, each.general.duty.entry.id, each.special.duty.entry.id)
        for each in (*family.rivals, *family.looser, *family.stricter)
    }
    return found | {("omission", each.exemption.norm.id, each.duty.entry.id) for each in family.omissions}


@settings(max_examples=150, deadline=None)
@given(_norms(), scopes.filter(bool) | st.just(()))
def test_relations_are_those_of_looking_at_every_situation(norms: tuple[Norm, ...], impossible: Scope) -> None:
    family = _judge(norms, impossible)

    possible = [
        number for number, point in enumerate(_POINTS) if not (impossible and holds(impossible, _POINTS[number]))
    ]
    demands = {norm.id: list(_demands(norms, norm, possible)) for norm in norms}
    pairs = [(one.id, other.id) for index, one in enumerate(norms) for other in norms[index + 1 :]]
    expected = {frozenset(pair): _relate(*(demands[id_] for id_ in pair)) for pair in pairs}
    told = {pair for pair, relation in expected.items() if relation[0]}
    grave = {relation for relation in expected.values() if relation[0] not in ("", "opposed")}
    grave |= {("rival", norm.id, norm.id) for norm in norms if _contradicts_itself(demands[norm.id])}
    assert {frozenset(each[1:]) for each in _relations(family)} == {frozenset(each[1:]) for each in grave}
    assert grave <= _relations(family)

    plain = {norm.id for norm in norms if not norm.overrides}
    reported = {each.duty.entry.id for each in family.coverings}
    for covering in family.coverings:
        assert covering.duty.entry.id in plain
        assert _covers(demands[covering.by.entry.id], demands[covering.duty.entry.id])
    for pair in pairs:
        if frozenset(pair) not in told:
            coverable = [b for a, b in permutations(pair) if b in plain and _covers(demands[a], demands[b])]
            assert not coverable or reported & {*coverable}


@settings(max_examples=60, deadline=None)
@given(_norms())
def test_the_order_of_the_files_changes_only_which_of_two_equals_is_named(norms: tuple[Norm, ...]) -> None:
    moved = tuple(_move(norm, 100 - 10 * number) for number, norm in enumerate(norms))

    before, after = _relations(_judge(norms, ())), _relations(_judge(tuple(reversed(moved)), ()))

    assert {(kind, frozenset(ids)) for kind, *ids in before} == {(kind, frozenset(ids)) for kind, *ids in after}
    assert {each for each in before if each[0] in ("looser", "stricter")} == {
        each for each in after if each[0] in ("looser", "stricter")
    }


def _move(norm: Norm, line: int) -> Norm:
    """Return the norm as it would be further down."""
    assert norm.limit
    cases = (_move_case(case, line + 2 + index) for index, case in enumerate(norm.exceptions))
    limit = replace(norm.limit, where=Location("", line + 1, 1))
    return replace(norm, where=Location("", line, 1), limit=limit, exceptions=tuple(cases))


def _move_case(case: RuleException, line: int) -> RuleException:
    where = Location("", line, 1)
    return replace(case, where=where, limit=replace(case.limit, where=where) if case.limit else None)


@settings(max_examples=60, deadline=None)
@given(_norms(), scopes)
def test_an_entry_about_something_else_changes_nothing(norms: tuple[Norm, ...], scope: Scope) -> None:
    other = Norm(id="other", title="", where=Location("", 90, 1), scope=scope, act="greet")

    assert _relations(_judge((*norms, other), ())) == _relations(_judge(norms, ()))
