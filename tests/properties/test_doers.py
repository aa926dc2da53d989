"""Who does one thing, and whom it goes to: the verdict equals that of looking at every situation."""

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.doers import find_rivalries
from generator.duty import derive_duties
from generator.model.entries import Norm, Override, RuleException
from generator.model.parts import Scope, ScopeBox
from generator.model.vocabulary import Act, Facet, Leaf
from generator.scope import Region, Space, intersect
from generator.situation import build_space
from tests.properties.worlds import FLAG, NOWHERE, TODAY

_ROLES = {"staff": {"clerk", "teller"}, "clerk": {"clerk"}, "teller": {"teller"}, "manager": {"manager"}}
_ROLE = Facet(
    "role",
    "岗位",
    "tree",
    NOWHERE,
    leaves=(
        Leaf("staff", "员工", NOWHERE, children=(Leaf("clerk", "职员", NOWHERE), Leaf("teller", "柜员", NOWHERE))),
        Leaf("manager", "经理", NOWHERE),
    ),
)
_SHIFT = Facet(
    "shift", "班次", "tree", NOWHERE, leaves=tuple(Leaf(name, name, NOWHERE) for name in ("day", "late", "night"))
)
_FACETS = (_ROLE, _SHIFT, FLAG)
_VALUES = {"role": sorted(_ROLES), "shift": ["day", "late", "night"], "agrees": ["yes", "no"]}
_ACTS = {
    "close": Act("close", "结案", NOWHERE, one_doer=True),
    "settle": Act("settle", "审结", NOWHERE, implies=("close",)),
    "note": Act("note", "记录", NOWHERE),
}
_PLACES = tuple(product(_VALUES["shift"], _VALUES["agrees"]))


def _some_of(names: list[str]) -> st.SearchStrategy[frozenset[str]]:
    subsets = [frozenset(subset) for size in range(1, len(names) + 1) for subset in combinations(names, size)]
    return st.sampled_from(subsets)


@st.composite
def _boxes(draw: st.DrawFn) -> ScopeBox:
    return {id_: draw(_some_of(_VALUES[id_])) for id_ in sorted(draw(_some_of(sorted(_VALUES))))}


_somewhere = st.lists(_boxes(), min_size=1, max_size=2).map(tuple)
_scopes = st.just(()) | _somewhere
_cases = st.builds(RuleException, scope=_somewhere, where=st.just(NOWHERE), why=st.just("因"))


@st.composite
def _norms(draw: st.DrawFn) -> tuple[Norm, ...]:
    return tuple(
        Norm(
            id=f"norm-{number}",
            title="",
            where=NOWHERE,
            scope=draw(_scopes),
            act=draw(st.sampled_from(sorted(_ACTS))),
            assists=draw(st.booleans()) and draw(st.booleans()),
            exceptions=draw(st.just(()) | st.tuples(_cases)),
            overrides=draw(st.sampled_from([(), (), (Override(f"norm-{1 - number}", "因", NOWHERE),)])),
        )
        for number in range(2)
    )


def _doers(norm: Norm, shift: str, agrees: str, impossible: Scope) -> set[str]:
    """Return who does it there, straight from what scopes, exceptions and impossible situations mean."""
    everybody = ("clerk", "teller", "manager")
    there = {role for role in everybody if _holds(norm.scope, role, shift, agrees)}
    there -= {role for role in everybody for case in norm.exceptions if _holds(case.scope, role, shift, agrees)}
    return there - {role for role in everybody if impossible and _holds(impossible, role, shift, agrees)}


def _holds(scope: Scope, role: str, shift: str, agrees: str) -> bool:
    point = {"role": role, "shift": shift, "agrees": agrees}
    return not scope or any(
        all(any(point[id_] in _ROLES.get(str(name), {name}) for name in extent) for id_, extent in box.items())
        for box in scope
    )


@settings(max_examples=300, deadline=None)
@given(_norms(), _scopes)
def test_two_doers_clash_exactly_where_some_situation_names_different_people(
    norms: tuple[Norm, ...], impossible: Scope
) -> None:
    space = build_space(_FACETS, [norm.scope for norm in norms], norms, impossible, TODAY)
    duties = tuple(derive_duties(space, norms, (), ()))

    found = {place for rivalry in find_rivalries(space, duties, _ACTS) for place in _places(space, rivalry.overlap)}

    owners = [norm for norm in norms if norm.act != "note" and not norm.assists]
    expected = set()
    for one, other in combinations(owners, 2):
        if not (one.overrides or other.overrides):
            for shift, agrees in _PLACES:
                some, others = (_doers(norm, shift, agrees, impossible) for norm in (one, other))
                if some and others and not some & others:
                    expected.add((shift, agrees))
    assert found == expected


def _places(space: Space, region: Region) -> Iterator[tuple[str, str]]:
    for shift, agrees in _PLACES:
        where = space.region(({"shift": frozenset({shift}), "agrees": frozenset({agrees})},))
        if intersect(where, region):
            yield shift, agrees
