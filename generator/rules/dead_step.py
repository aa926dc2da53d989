"""Every step of a procedure must be reached by somebody, and everybody must get on from it.

A step that no way leads to is never done, and nobody notices. It may be left over from an earlier version, it may
stand behind a row that is always taken first, or the conditions on the way to it may exclude each other: each row
alone can hold, all together in no situation. The other way round, where the conditions of the ways on leave a
situation out, those who come to the step in it stand without a next one. Ways are followed as staff follow them: of
the rows under `next` the first whose condition holds. Steps that merely follow on a dead one are not reported again.

Bad:

```yaml
procedures:
  - id: lost-card
    steps:
      - id: ask
        role: agent
        act: call-back
        next: [{if: {customer-agrees: yes}, to: block}, {to: end}]
      - id: block
        role: agent
        act: answer-call
        next: [{if: {customer-agrees: no}, to: record}, {to: end}]
      - {id: record, role: agent, act: hang-up}  # <- finding
```

Good:

```yaml
procedures:
  - id: lost-card
    title: 挂失
    steps:
      - id: ask
        role: agent
        act: call-back
        next: [{if: {customer-agrees: yes}, to: block}, {to: record}]
      - {id: block, role: agent, act: answer-call}
      - {id: record, role: agent, act: hang-up}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.impasse import Impasse, find_impasses
from generator.model.procedures import Procedure, walk_steps
from generator.naming import name_step
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """流程里的每一步都要有人走得到，走到了也要有下一步。

谁也走不到的步骤，写了等于没写：可能是改版剩下的，可能排在一行总会先走的路后面，也可能一路上的条件互相排斥，每一行
单独都成立，合起来没有一种情形。反过来，下一步的条件漏了某种情形，走到这一步的人就不知道往哪里走。检查按员工的走法：
next 里从上往下第一行合条件的算。只因为跟在走不到的步骤后面才走不到的，不重复报。"""

MESSAGES: Sentences = {
    "unreached": {
        "zh": "「{title}」的步骤“{step}”（{id}）没有哪一步通到它，永远做不到",
        "en": "step “{step}” ({id}) of “{title}”: no step leads to it",
    },
    "excluded": {
        "zh": "「{title}」的步骤“{step}”（{id}）谁也走不到：通到它的路条件互相排斥，或者排在总会先走的一行后面",
        "en": "step “{step}” ({id}) of “{title}” is never reached: the conditions on the way exclude each other",
    },
    "skipped": {
        "zh": "「{title}」的步骤“{step}”（{id}）永远会跳过：走到这里的情形里，它的条件（if）没有一种成立",
        "en": "step “{step}” ({id}) of “{title}” is always passed over: its condition never holds where it is reached",
    },
    "shadowed": {
        "zh": "「{title}」的步骤“{step}”（{id}）里，这一行永远轮不到：上面有一行没有条件，总会先走",
        "en": "step “{step}” ({id}) of “{title}”: this row is never taken, a row above it has no condition",
    },
    "stuck": {
        "zh": "「{title}」走到“{step}”（{id}）以后，有的情形没有下一步，员工不知道往哪里走",
        "en": "after step “{step}” ({id}) of “{title}” there are situations without a next step",
    },
}

HELP: Sentences = {
    "lead": {"zh": "该走到的：在前面某一步的 next 里写上它", "en": "it is needed: let an earlier step lead to it"},
    "drop": {"zh": "不用了的：删掉这一步", "en": "it is no longer needed: delete it"},
    "condition": {"zh": "条件写错了：改 if", "en": "a condition is wrong: change its `if`"},
    "sort": {
        "zh": "行的先后不对：把带条件的行移到没有条件的行上面",
        "en": "move rows with conditions above those without",
    },
    "rest": {
        "zh": "其余情形都走同一条路：在最后加一行不写 if 的，例如 {{to: end}}",
        "en": "all other situations go one way: add a last row without `if`, such as {{to: end}}",
    },
    "impossible": {
        "zh": "那种情形不会出现：写进词汇表的 impossible，或者把流程的 scope 写窄",
        "en": "that situation cannot occur: add it to `impossible`, or narrow the procedure's scope",
    },
}

_WAYS_OUT: Mapping[str, tuple[str, ...]] = {
    "unreached": ("lead", "drop"),
    "excluded": ("condition", "sort", "drop"),
    "skipped": ("condition", "drop"),
    "shadowed": ("sort", "drop"),
    "stuck": ("rest", "condition", "impossible"),
}

COMPARED: Mapping[Language, str] = {
    "zh": "{procedures} 个流程的 {steps} 步，{ways} 条下一步的路",
    "en": "{steps} steps of {procedures} procedures, {ways} ways on",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the steps nobody comes to, and those from which somebody does not get on."""
    for procedure in handbook.procedures:
        for impasse in find_impasses(handbook.space, procedure):
            yield _report(handbook, procedure, impasse)


def _report(handbook: Handbook, procedure: Procedure, impasse: Impasse) -> Fault:
    step = name_step(handbook, impasse.step)
    return Fault(
        where=Place(impasse.where, procedure.id, step),
        key=impasse.cause,
        values={"title": procedure.title, "step": step, "id": impasse.step.id},
        related=tuple(Place(where, procedure.id, procedure.title) for where in impasse.because),
        overlap=impasse.region or None,
        help=_WAYS_OUT[impasse.cause],
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many steps and ways were followed."""
    steps = [step for procedure in handbook.procedures for step in walk_steps(procedure)]
    return {
        "procedures": len(handbook.procedures),
        "steps": len(steps),
        "ways": sum(len(step.next) for step in steps),
    }
