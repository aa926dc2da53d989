"""Conversions mean what trying out every factor within their bounds says."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from generator.conversions import Conversion, find_contradictions, join_equivalences
from generator.interval import Interval
from generator.model.vocabulary import Equivalence
from tests.properties.worlds import NOWHERE, intervals

_ENDS = st.integers(1, 4).map(Fraction)
_METRICS = ("rings", "seconds", "queue", "steps")


@st.composite
def _factors(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(_ENDS), draw(_ENDS)))
    return draw(st.sampled_from([Interval(low, low), Interval(low, high), Interval(low=low), Interval(high=high)]))


@st.composite
def _equivalences(draw: st.DrawFn) -> Equivalence:
    one, other = draw(st.permutations(_METRICS))[:2]
    factor = draw(_factors())
    return Equivalence(one, other, factor, factor.low == factor.high and draw(st.booleans()), NOWHERE)


def _tries(interval: Interval) -> list[Fraction]:
    """Return numbers of an interval that reach as far as it does, within a bounded world."""
    low, high = interval.low or Fraction(0), interval.high if interval.high is not None else Fraction(100)
    inside = [low + (high - low) * Fraction(part, 8) for part in range(9)]
    return [number for number in inside if number in interval]


@given(intervals().filter(lambda interval: not interval.is_empty()), _factors())
def test_what_a_factor_within_bounds_makes_of_a_value_lies_in_what_is_converted(
    allowed: Interval, factor: Interval
) -> None:
    converted = Conversion(factor.low, factor.high, exact=False).convert(allowed)

    results = [value * each for value, each in product(_tries(allowed), _tries(factor)) if each > 0]
    assert all(result in converted for result in results)
    for end, is_open in ((converted.low, converted.low_open), (converted.high, converted.high_open)):
        if end is not None and not is_open:
            assert end in results


@given(st.lists(_equivalences(), max_size=4))
def test_the_way_back_allows_whatever_the_way_there_does(equivalences: list[Equivalence]) -> None:
    conversions = join_equivalences(equivalences, ())

    for one, other in product(_METRICS, _METRICS):
        there, back = conversions.between(one, other), conversions.between(other, one)
        for factor in _tries(Interval(there.low, there.high)):
            if factor > 0 and there.exact:
                assert 1 / factor in Interval(back.low, back.high)
        assert (conversions.family(one) == conversions.family(other)) == (other in dict(conversions.reach(one)))


@given(st.lists(_equivalences(), max_size=4))
def test_metrics_with_one_root_convert_into_each_other_by_it(equivalences: list[Equivalence]) -> None:
    conversions = join_equivalences(equivalences, ())

    for metric, (root, factor) in conversions.roots.items():
        way = conversions.between(metric, root)
        assert way.exact
        assert conversions.roots[root] == (root, Fraction(1))
        assert way.low == factor or any(find_contradictions(equivalences))
