"""Holes between bands are exactly the amounts that nobody is given, amount by amount."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bands import find_holes
from generator.duty import derive_duties
from generator.interval import Interval
from generator.model.entries import Norm
from generator.model.parts import Level, Scope, ScopeBox
from generator.model.vocabulary import Act, Facet, Leaf
from generator.situation import build_space
from tests.properties.worlds import FLAG, NOWHERE, TODAY

_ROLES = ("clerk", "teller", "manager")
_ROLE = Facet("role", "岗位", "tree", NOWHERE, leaves=tuple(Leaf(name, name, NOWHERE) for name in _ROLES))
_AMOUNT = Facet("amount", "金额", "range", NOWHERE, unit="元", span=Interval(low=Fraction(0)))
_ACTS = {"approve": Act("approve", "审批", NOWHERE, one_doer=True)}
_AMOUNTS = tuple(Fraction(half, 2) for half in range(19))
_ends = st.integers(0, 4).map(Fraction)
_stretches = (
    st.builds(lambda end, is_open: Interval(high=end, high_open=is_open), _ends, st.booleans())
    | st.builds(lambda end, is_open: Interval(low=end, low_open=is_open), _ends, st.booleans())
    | st.builds(lambda low, more: Interval(low, low + more), _ends, _ends)
).filter(lambda stretch: not stretch.is_empty())


@st.composite
def _boxes(draw: st.DrawFn) -> ScopeBox:
    agrees = draw(st.sampled_from([("yes", "no"), ("yes", "no"), ("yes",), ("no",)]))
    role = frozenset({draw(st.sampled_from(_ROLES))})
    return {"role": role, "agrees": frozenset(agrees), "amount": (draw(_stretches),)}


_levels: st.SearchStrategy[Level] = st.sampled_from(["must", "must", "may", "must-not"])


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    levels: list[Level] = draw(st.lists(_levels, min_size=2, max_size=4))
    return tuple(
        Norm(id=f"norm-{number}", title="", where=NOWHERE, level=level, scope=(draw(_boxes()),), act="approve")
        for number, level in enumerate(levels)
    )


def _amounts(norm: Norm) -> set[Fraction]:
    return {amount for amount in _AMOUNTS if any(amount in stretch for stretch in _extent(norm, "amount"))}


def _extent(norm: Norm, facet: str) -> tuple[Any, ...]:
    return tuple(norm.scope[0].get(facet, ("yes", "no")))


def _find_holes(below: Norm, above: Norm, norms: tuple[Norm, ...]) -> Iterator[tuple[Fraction, ...]]:
    """Yield straight from the definition the stretches of amounts between two bands that nobody is given."""
    low, high = _amounts(below), _amounts(above)
    closed = low and high and min(low) == 0 and max(high) == _AMOUNTS[-1] and min(high) > 0
    context = {*_extent(below, "agrees")} & {*_extent(above, "agrees")}
    grants = [norm for norm in norms if norm.level != "must-not" and _amounts(norm)]
    near = [norm for norm in grants if context & {*_extent(norm, "agrees")}]
    if not closed or max(low) == _AMOUNTS[-1] or len({_extent(norm, "role") for norm in near}) == 1:
        return
    run: tuple[Fraction, ...] = ()
    for amount in _AMOUNTS:
        given = not max(low) < amount < min(high) or all(
            any(amount in _amounts(norm) and agrees in _extent(norm, "agrees") for norm in norms) for agrees in context
        )
        if given and run:
            yield run
        run = () if given else (*run, amount)


@settings(max_examples=500, deadline=None)
@given(_norms())
def test_a_hole_is_what_nobody_is_given_between_two_bands(norms: tuple[Norm, ...]) -> None:
    scopes: list[Scope] = [norm.scope for norm in norms]
    space = build_space((_ROLE, FLAG, _AMOUNT), scopes, norms, (), TODAY)
    duties = tuple(derive_duties(space, norms, (), ()))

    found = tuple(find_holes(space, (_AMOUNT,), _ACTS, duties))

    grants = [norm for norm in norms if norm.level != "must-not"]
    expected = {run for below, above in product(grants, grants) for run in _find_holes(below, above, norms)}
    assert {tuple(amount for amount in _AMOUNTS if amount in hole.stretch) for hole in found} == expected
