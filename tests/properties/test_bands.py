"""Holes between bands are exactly the amounts that nobody is given, amount by amount."""

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


def _leaves_hole(below: Norm, above: Norm, norms: tuple[Norm, ...]) -> bool:
    """Tell straight from the definition whether nobody is given what lies between two bands."""
    low, high = _amounts(below), _amounts(above)
    if not low or not high or _extent(below, "role") == _extent(above, "role"):
        return False
    between = [amount for amount in _AMOUNTS if max(low) < amount < min(high)]
    empty = {
        (amount, agrees)
        for amount in between
        for agrees in {*_extent(below, "agrees")} & {*_extent(above, "agrees")}
        if not any(amount in _amounts(norm) and agrees in _extent(norm, "agrees") for norm in norms)
    }
    hollow = {amount for amount, _ in empty}
    return bool(between) and {between[0], between[-1]} <= hollow and _is_closed({agrees for _, agrees in empty}, norms)


def _is_closed(agrees: set[str], norms: tuple[Norm, ...]) -> bool:
    """Tell whether the bands of the situations with a hole begin at the bottom and end at the top."""
    near = [norm for norm in norms if norm.level != "must-not" and agrees & {*_extent(norm, "agrees")}]
    amounts = {amount for norm in near for amount in _amounts(norm)}
    return 0 in amounts and _AMOUNTS[-1] in amounts


@settings(max_examples=500, deadline=None)
@given(_norms())
def test_a_hole_is_what_nobody_is_given_between_two_bands(norms: tuple[Norm, ...]) -> None:
    scopes: list[Scope] = [norm.scope for norm in norms]
    space = build_space((_ROLE, FLAG, _AMOUNT), scopes, norms, (), TODAY)
    duties = tuple(derive_duties(space, norms, (), ()))

    found = {(hole.below.entry.id, hole.above.entry.id) for hole in find_holes(space, (_AMOUNT,), _ACTS, duties)}

    grants = [norm for norm in norms if norm.level != "must-not"]
    assert found == {
        (below.id, above.id) for below, above in product(grants, grants) if _leaves_hole(below, above, norms)
    }
