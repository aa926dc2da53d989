"""Escalations that go round in a circle are those found by passing a matter on in every situation."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ladder import find_roundabouts, list_rungs
from generator.model.entries import Escalation, Script
from generator.model.parts import ScopeBox
from generator.model.vocabulary import Facet, Leaf
from generator.situation import build_space
from tests.properties.worlds import FACETS, NOWHERE, TODAY, all_points, boxes, contains, holds

_ROLES = ("agent", "supervisor", "manager", "director")
_ROLE = Facet("role", "岗位", "tree", NOWHERE, leaves=tuple(Leaf(id_, id_, NOWHERE) for id_ in _ROLES))
_POINTS = tuple(all_points())


@st.composite
def _scripts(draw: st.DrawFn) -> tuple[Script, ...]:
    def script(number: int) -> Script:
        role, to = draw(st.lists(st.sampled_from(_ROLES), min_size=2, max_size=2))
        box: ScopeBox = {**draw(boxes()), "role": frozenset({role})}
        bound = draw(st.sampled_from([None, None, None, 1]))
        escalation = Escalation(to=to, where=NOWHERE, at_most=bound)
        return Script(id=f"script-{number}", title="", where=NOWHERE, scope=(box,), escalate=(escalation,))

    return tuple(script(number) for number in range(draw(st.integers(1, 5))))


@settings(max_examples=40, deadline=None)
@given(_scripts())
def test_a_script_is_in_a_circle_exactly_where_some_situation_leads_back_to_its_role(
    scripts: tuple[Script, ...],
) -> None:
    space = build_space((*FACETS, _ROLE), [script.scope for script in scripts], scripts, (), TODAY)

    found = tuple(find_roundabouts(list_rungs(space, scripts)))

    expected = set()
    wheres = [{id_: extent for id_, extent in script.scope[0].items() if id_ != "role"} for script in scripts]
    edges = [(*script.scope[0]["role"], script.escalate[0].to) for script in scripts]
    for point in _POINTS:
        open_ = [
            number
            for number, script in enumerate(scripts)
            if script.escalate[0].at_most is None and holds((wheres[number],), point)
        ]
        for number in open_:
            reached = {edges[number][1]}
            while more := {edges[other][1] for other in open_ if edges[other][0] in reached} - reached:
                reached |= more
            if edges[number][0] in reached:
                expected.add(scripts[number].id)
    assert {rung.script.id for each in found for rung in each.rungs} == expected
    for each in found:
        inside = [point for point in _POINTS if contains(space, each.region, {**point, "role": "agent"})]
        assert inside
        names = {rung.script.id for rung in each.rungs}
        for script, where in zip(scripts, wheres, strict=True):
            assert script.id not in names or all(holds((where,), point) for point in inside)
