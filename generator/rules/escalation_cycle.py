"""What goes back or up must come to an end: no way back without a limit, no escalation round in a circle.

A procedure may go back to an earlier step, a matter may be passed up; but a way back that says neither how often
(`at-most`) nor how to get on afterwards keeps customer and staff going round for ever. In the situation of the
witness every way of the circle is the one that is taken. A way on a condition that counts (earlier calls, the hour)
comes to an end by itself. Scripts that pass matters up (`escalate`) are followed from role to role: from the agent to
the supervisor and from there back to the agent is a circle, unless one of them says `at-most`.

Bad:

```yaml
procedures:
  - id: repair
    steps:
      - {id: mend, role: agent, act: answer-call}
      - id: test
        role: agent
        act: call-back
        next:
          - {if: {customer-agrees: no}, to: mend}  # <- finding
          - {to: end}
```

Good:

```yaml
procedures:
  - id: repair
    title: 报修
    steps:
      - {id: mend, role: agent, act: answer-call}
      - id: test
        role: agent
        act: call-back
        next:
          - {if: {customer-agrees: no}, to: mend, at-most: 2}
          - {to: end}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.impasse import Loop, find_loops
from generator.ladder import Roundabout, find_roundabouts, list_rungs
from generator.measure import unit_of
from generator.model.procedures import Procedure
from generator.naming import name_step
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """往回走、往上交，都要有个头。

流程可以退回前面的步骤，事情可以一级一级往上交；但没写最多几次（at-most）、走满了又没有下一步的，客户和员工会一直绕下去。
报告里的情形，就是每一步都恰好走上这一圈的情形。按次数、钟点分的条件，自己会走到头，不算。话术的 escalate 按岗位往下
接：座席交给主管，主管又交回座席，就是一圈，除非其中一级写了 at-most。"""

MESSAGES: Sentences = {
    "endless": {
        "zh": "「{title}」在这里往回走，没有写最多几次（at-most），会一直绕下去：{chain}",
        "en": "“{title}” goes back here without saying how often at most, and goes round for ever: {chain}",
    },
    "no-exit": {
        "zh": "「{title}」这条往回走的路走满 {times} 次以后，没有哪一行说接着去哪里",
        "en": "once this way back of “{title}” was taken {times} times, no row says how to get on",
    },
    "roles": {
        "zh": "往上交的路绕成了一圈，事情没有人了结：{chain}",
        "en": "passing up goes round in a circle, and nobody settles the matter: {chain}",
    },
    "same-role": {
        "zh": "「{title}」把办不了的事交给{chain}，就是自己这个岗位",
        "en": "“{title}” passes a matter up to {chain}, its own role",
    },
}

HELP: Sentences = {
    "at-most": {"zh": "往回走的那一行写 at-most：最多几次", "en": "say `at-most` in the row that goes back"},
    "exit": {
        "zh": "下面再写一行：走满以后去哪里，例如升级，或者 {{to: end}}",
        "en": "add a row below it: how to get on afterwards, such as an escalation or {{to: end}}",
    },
    "top": {"zh": "最上面一级定下来，不再往回交", "en": "let the highest of them decide and pass nothing back"},
    "role": {
        "zh": "岗位写错了：改 to 或 scope 里的 role",
        "en": "a role is wrong: change `to` or the role in the scope",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{procedures} 个流程里 {back} 条往回走的路，{rungs} 级往上交",
    "en": "{back} ways back in {procedures} procedures, {rungs} escalations",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the ways back without end or exit, and the escalations that go round in a circle."""
    counting = frozenset(
        facet.id for facet in handbook.vocabulary.facets if facet.kind == "range" and _counts(facet.unit)
    )
    for procedure in handbook.procedures:
        for loop in find_loops(handbook.space, procedure, counting):
            yield _report_loop(handbook, procedure, loop)
    for roundabout in find_roundabouts(list_rungs(handbook.space, handbook.scripts)):
        yield _report_roundabout(handbook, roundabout)


def _counts(unit: str) -> bool:
    """Tell whether a facet changes while a matter goes round: anything that is counted but money."""
    return unit_of(unit).dimension != "元"


def _report_loop(handbook: Handbook, procedure: Procedure, loop: Loop) -> Fault:
    numbers = {step.id: number for number, step in enumerate(procedure.steps)}
    back = max(loop.ways, key=lambda each: (numbers[each[0].id] >= numbers.get(each[1].to, 0), each[1].where))
    names = [name_step(handbook, step) for step, _ in loop.ways]
    return Fault(
        where=Place(back[1].where, procedure.id, name_step(handbook, back[0])),
        key="endless" if loop.endless else "no-exit",
        values={
            "title": procedure.title,
            "chain": " → ".join((*names, names[0])),
            "times": str(back[1].at_most or ""),
        },
        related=tuple(
            Place(step.where, procedure.id, name_step(handbook, step)) for step, way in loop.ways if way != back[1]
        ),
        overlap=loop.region,
        help=("at-most", "exit") if loop.endless else ("exit",),
    )


def _report_roundabout(handbook: Handbook, roundabout: Roundabout) -> Fault:
    rungs = sorted(roundabout.rungs, key=lambda rung: rung.escalation.where)
    names = [_name_role(handbook, rung.escalation.to) for rung in roundabout.rungs]
    alone = len(rungs) == 1
    return Fault(
        where=Place(rungs[-1].escalation.where, rungs[-1].script.id, _name_role(handbook, rungs[-1].escalation.to)),
        key="same-role" if alone else "roles",
        values={"title": rungs[-1].script.title, "chain": names[0] if alone else " → ".join((names[-1], *names))},
        related=tuple(
            Place(rung.escalation.where, rung.script.id, _name_role(handbook, rung.escalation.to))
            for rung in rungs[:-1]
        ),
        overlap=roundabout.region,
        help=("role",) if alone else ("top", "at-most", "role"),
    )


def _name_role(handbook: Handbook, role: str) -> str:
    leaf = handbook.leaves.get(("role", role))
    return leaf.name if leaf else role


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many ways back and escalations were followed."""
    back = 0
    for procedure in handbook.procedures:
        numbers = {step.id: number for number, step in enumerate(procedure.steps)}
        back += sum(
            numbers.get(way.to, len(numbers)) <= numbers[step.id] for step in procedure.steps for way in step.next
        )
    rungs = sum(len(script.escalate) for script in handbook.scripts)
    return {"procedures": len(handbook.procedures), "back": back, "rungs": rungs}
