"""Procedures: steps side by side, again, perhaps or sometimes, and times from one event to another."""

import re
from html import unescape

import pytest

from generator.finding import Finding
from generator.handbook import Handbook
from generator.lint import lint
from generator.model.procedures import Next, Procedure, walk_steps
from generator.pages.render import render_pages
from generator.route import reach_steps
from generator.scope import Region, is_within
from tests.cases import CASE, handbook_of

WAY = """
procedures:
  - id: way
    title: 办理
    scope: {situation: complaint}
    within: [1 天, {from: listen, to: answer, max: 3 小时}]
    states: {received: 已受理, answered: 已答复}
    steps:
      - {id: listen, role: agent, act: answer-call, state: received}
      - id: look
        text: 两头查。
        within: 40 分钟
        parallel:
          - {id: records, role: agent, act: call-back, within: 20 分钟}
          - - {id: ask, role: supervisor, act: greet, if: {shift: day}}
            - {id: thank, role: supervisor, act: thank, optional: yes}
      - id: answer
        role: agent
        act: call-back
        within: [半小时, {from: look, min: 5 分钟, max: 1 小时}, {limit: 首次回复 ≤ 2 小时}]
        state: 已答复
        next:
          - {if: {customer-agrees: no}, to: listen, at-most: 2}
          - {to: end}
scripts:
  - id: pass-up
    title: 往上交
    theme: desk
    scope: {channel: phone, situation: complaint}
    lines: [您好。]
    escalate:
      - {to: supervisor, when: 客户要见主管。, within: 10 分钟, at-most: 1}
      - {to: agent, within: 1 小时}
"""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return handbook_of(WAY)


def _way_of(handbook: Handbook) -> Procedure:
    return next(each for each in handbook.procedures if each.id == "way")


def _complaints(text: str) -> list[Finding]:
    return [finding for finding in lint(handbook_of(text)) if finding.location.file == CASE]


def _shown(handbook: Handbook, path: str) -> str:
    html = next(page.html for page in render_pages(handbook) if page.path == path)
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


def test_every_slot_of_a_procedure_is_read(handbook: Handbook) -> None:
    way = _way_of(handbook)
    answer = way.steps[-1]

    assert [step.id for step in walk_steps(way)] == ["listen", "look", "records", "ask", "thank", "answer"]
    assert [[step.id for step in strand] for strand in way.steps[1].parallel] == [["records"], ["ask", "thank"]]
    assert [(span.begins, span.ends) for span in way.spans] == [("listen", "answer")]
    assert [(span.begins, span.ends) for span in answer.spans] == [("look", "answer"), ("start", "answer")]
    assert answer.within
    assert answer.within.value == 1800
    assert [answer.spans[0].shortest is None, answer.spans[0].longest is None] == [False, False]
    assert answer.spans[1].limit
    assert answer.next[0].at_most == 2
    assert (way.steps[0].state, answer.state) == ("received", "answered")
    assert way.steps[1].parallel[1][1].optional


def test_a_list_of_names_serves_as_states_and_a_plain_time_as_limit_of_a_span() -> None:
    handbook = handbook_of("""
procedures:
  - id: way
    states: [待办, 办结]
    steps: [{id: only, role: agent, act: greet, state: 办结, within: {from: greet, limit: 2 小时}}]
""")

    (step,) = _way_of(handbook).steps
    assert step.state == "办结"
    assert step.spans[0].longest
    assert step.spans[0].longest.value == 7200
    assert step.spans[0].limit is None


def test_the_rungs_of_an_escalation_are_read(handbook: Handbook) -> None:
    script = next(each for each in handbook.scripts if each.id == "pass-up")

    assert [(rung.to, rung.at_most) for rung in script.escalate] == [("supervisor", 1), ("agent", None)]
    assert [rung.within.text for rung in script.escalate if rung.within] == ["10 分钟", "1 小时"]
    assert script.escalate[0].when


def test_the_limit_of_a_span_is_a_duty_that_is_compared_like_any_other() -> None:
    text = WAY + "norms:\n  - {id: late, scope: {situation: complaint}, limit: 首次回复 ≥ 3 小时}\n"

    assert "conflicting-limits" in {finding.rule for finding in _complaints(text)}


def test_a_step_is_done_where_it_is_reached_and_its_condition_holds(handbook: Handbook) -> None:
    reached = reach_steps(handbook.space, _way_of(handbook))

    day = handbook.space.region(({"situation": frozenset({"complaint"}), "shift": frozenset({"day"})},))
    whole = handbook.space.region(({"situation": frozenset({"complaint"})},))
    assert _is_same(reached["ask"], day)
    assert _is_same(reached["thank"], whole)
    assert _is_same(reached["records"], whole)


def _is_same(one: Region, other: Region) -> bool:
    return is_within(one, other) and is_within(other, one)


def test_a_way_that_can_be_taken_so_often_only_leaves_the_rows_below_it_open() -> None:
    text = """
procedures:
  - id: way
    steps:
      - {id: first, role: agent, act: greet, next: [{to: again, at-most: 3}, {to: last}]}
      - {id: again, role: agent, act: greet, next: first}
      - {id: last, role: agent, act: thank}
"""
    open_, closed = handbook_of(text), handbook_of(text.replace(", at-most: 3", ""))

    assert reach_steps(open_.space, _way_of(open_))["last"]
    assert not reach_steps(closed.space, _way_of(closed))["last"]
    assert _way_of(closed).steps[0].next[1] == Next("last", (), _way_of(closed).steps[0].next[1].where)


def test_the_page_of_a_procedure_shows_every_slot(handbook: Handbook) -> None:
    page = _shown(handbook, "procedures/way.md")

    for words in (
        "总时限：1 天",
        "从第 1 步“接听”做完算起，到第 3 步“回电”做完为止，不超过 3 小时",
        "状态：已受理、已答复",
        "做完后状态：已受理",
        "2 同时做 40 分钟内 两头查。 2.1 回电 座席 20 分钟内",
        "2.2 问候 主管 只在班次为日班时做，否则跳过 2.3 致谢 主管 可以跳过 都做完了再往下走。",
        "3 回电 座席 半小时内 做完后状态：已答复 从第 2 步“同时做”做完算起，至少隔 5 分钟，不超过 1 小时",
        "从流程开始算起，首次回复 ≤ 2 小时",
        "除非客户同意（最多 2 次） → 第 1 步 接听",
    ):
        assert words in page


def test_the_page_of_a_script_shows_to_whom_it_is_passed_up(handbook: Handbook) -> None:
    page = _shown(handbook, "phrases/desk.md")

    assert "升级：客户要见主管。 交给主管，10 分钟内，最多 1 次" in page
    assert "升级：交给座席，1 小时内" in page


@pytest.mark.parametrize(
    "step",
    [
        "{id: a, role: agent}",
        "{id: a, act: greet}",
        "{id: a}",
        "{id: a, act: greet, parallel: [{id: b, role: agent, act: greet}, {id: c, role: agent, act: thank}]}",
        "{id: a, parallel: [{id: b, role: agent, act: greet}]}",
        "{id: a, parallel: [{id: b, role: agent, act: greet, next: a}, {id: c, role: agent, act: greet}]}",
        "{id: a, parallel: [[], {id: c, role: agent, act: greet}]}",
        "{id: a, parallel: 5}",
        "{id: a, role: agent, act: greet, within: [1 小时, 2 小时]}",
        "{id: a, role: agent, act: greet, within: []}",
        "{id: a, role: agent, act: greet, within: {}}",
        "{id: a, role: agent, act: greet, within: {from: nowhere, max: 1 小时}}",
        "{id: a, role: agent, act: greet, within: {max: 很久}}",
        "{id: a, role: agent, act: greet, within: {limit: 很久}}",
        "{id: a, role: agent, act: greet, within: [很久]}",
        "{id: a, role: agent, act: greet, within: 3 声}",
        "{id: a, role: agent, act: greet, within: {min: 3 声}}",
        "{id: a, role: agent, act: greet, within: {limit: 3 声}}",
        "{id: a, role: agent, act: greet, state: 未知}",
        "{id: a, role: agent, act: greet, optional: 也许}",
        "{id: a, role: agent, act: greet, form: nothing}",
        "{id: a, role: agent, act: greet, form: answer-inquiry}",
        "{id: a, role: agent, act: greet, if: {nowhere: yes}}",
        "{id: a, role: agent, act: greet, next: [{to: a, at-most: 0}]}",
        "{id: a, role: agent, act: greet, next: [{to: a, at-most: 两次}]}",
    ],
)
def test_what_is_wrong_with_a_step_is_a_finding_at_its_line(step: str) -> None:
    findings = _complaints(f"procedures:\n  - id: way\n    steps:\n      - {step}\n")

    assert findings
    assert {finding.location.line for finding in findings} == {4}


@pytest.mark.parametrize(
    "rung",
    [
        "{}",
        "{to: nobody}",
        "{to: agent, within: 很久}",
        "{to: agent, within: 3 次}",
        "{to: agent, at-most: 0}",
        "[]",
        "很久",
        "[很久]",
    ],
)
def test_what_is_wrong_with_an_escalation_is_a_finding_at_its_line(rung: str) -> None:
    findings = _complaints(f"scripts:\n  - id: way\n    escalate: {rung}\n")

    assert [finding.location.line for finding in findings] == [3]


def test_a_drawing_has_a_box_for_each_step_and_the_end_and_a_line_for_each_way(handbook: Handbook) -> None:
    way = _way_of(handbook)
    html = next(page.html for page in render_pages(handbook) if page.path == "procedures/way.md")
    drawing = html[html.index("<svg") : html.index("</svg>")]

    assert drawing.count("<rect") == len(way.steps) + 1
    assert drawing.count("<polyline") == len({(step.id, each.to) for step in way.steps for each in step.next})
    assert drawing.count("arrow-back") == 1
    for words in ("1 接听", "座席 · 半小时内", "2.2 问候 → 2.3 致谢", "结束"):
        assert words in drawing
