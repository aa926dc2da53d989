"""Two thresholds are found exactly where two sets of situations differ in nothing but one end of a range."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.duty import derive_duties
from generator.interval import Interval
from generator.model.entries import Norm
from generator.model.parts import ScopeBox
from generator.model.vocabulary import Act
from generator.opposition import find_encounters
from generator.situation import build_space
from generator.threshold import find_thresholds
from tests.properties.worlds import AMOUNT, FLAG, HALVES, LEAVES_BELOW, NOWHERE, TODAY, TREE, holds

_ACTS = {"call": Act("call", "回电", NOWHERE)}
_AMOUNTS = tuple(half for half in HALVES if half >= 0)
_PLACES = tuple(product(("harbour", "hill", "south"), ("yes", "no")))
_ends = st.sampled_from([half for half in _AMOUNTS if half.denominator == 1 and half < 4])
_stretches = st.one_of(
    st.builds(lambda end, is_open: Interval(high=end, high_open=is_open), _ends, st.booleans()),
    st.builds(lambda end, is_open: Interval(low=end, low_open=is_open), _ends, st.booleans()),
    st.just(Interval()),
)
_places = st.sampled_from([frozenset({name}) for name in LEAVES_BELOW] + [frozenset({"harbour", "south"})])
_answers = st.sampled_from([frozenset({"yes"}), frozenset({"yes", "no"})])


@st.composite
def _boxes(draw: st.DrawFn, stretch: Interval) -> ScopeBox:
    other = draw(st.sampled_from([stretch, stretch, stretch, Interval()]))
    return {"place": draw(_places), "agrees": draw(_answers), "amount": (other,)}


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    stretches = [draw(_stretches) for _ in range(2)]
    scopes = [(draw(_boxes(stretch)), *draw(st.just(()) | st.tuples(_boxes(stretch)))) for stretch in stretches]
    return tuple(
        Norm(id=f"norm-{number}", title="", where=NOWHERE, scope=scope, act="call")
        for number, scope in enumerate(scopes)
    )


def _situations(norm: Norm) -> dict[tuple[str, str], frozenset[object]]:
    """Return, for each place and answer, the amounts for which a norm holds."""
    amounts = {
        (place, agrees): frozenset(
            amount for amount in _AMOUNTS if holds(norm.scope, {"place": place, "agrees": agrees, "amount": amount})
        )
        for place, agrees in _PLACES
    }
    return {where: held for where, held in amounts.items() if held}


def _differ_in_one_end(one: Norm, other: Norm) -> bool:
    mine, theirs = _situations(one), _situations(other)
    if mine.keys() != theirs.keys() or len({*mine.values()}) != 1 or len({*theirs.values()}) != 1:
        return False
    some, others = next(iter(mine.values())), next(iter(theirs.values()))
    lowest, highest = _AMOUNTS[0], _AMOUNTS[-1]
    ends = [((lowest in each), (highest in each)) for each in (some, others)]
    return some != others and ends[0] == ends[1] and ends[0] in ((True, False), (False, True))


@settings(max_examples=400, deadline=None)
@given(_norms())
def test_two_norms_have_two_thresholds_exactly_if_their_situations_differ_in_one_end(norms: tuple[Norm, ...]) -> None:
    space = build_space((TREE, FLAG, AMOUNT), [norm.scope for norm in norms], norms, (), TODAY)
    encounters = tuple(find_encounters(space, tuple(derive_duties(space, norms, (), ())), _ACTS))

    found = tuple(find_thresholds(space, encounters))

    assert bool(found) == _differ_in_one_end(*norms)
    for threshold in found:
        assert threshold.overlap
        assert threshold.one_end != threshold.other_end
