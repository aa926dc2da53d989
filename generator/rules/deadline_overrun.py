"""No step and no path of steps may take longer than the time that is set for it.

Staff who keep to the time of every single step must also keep to the time of the whole: the procedure's own `within`,
a time from one event to another, a group's time for the strands side by side, a norm's limit between two acts (a
metric with `from` and `to`), a promise in the script of a step. Every path that some one situation can take is
followed, with branches, ways back as often as they may be taken, and of strands the longest; paths whose conditions
exclude each other do not count. A leg without a time of its own is taken to need none; where the others use the whole
time up, nothing is left for it. Times to be kept between events (`min`) must fit as well. By the clock times add up;
working days and hours are counted on the calendar, from every start. Escalations must come in time: the rungs of one
ladder in their order, the first before the step or deadline that it should save is over.

Bad:

```yaml
procedures:
  - id: refund
    within: 2 小时  # <- finding
    steps:
      - {id: check, role: agent, act: answer-call, within: 90 分钟}
      - {id: pay, role: supervisor, act: call-back, within: 1 小时}
```

Good:

```yaml
procedures:
  - id: refund
    title: 退款
    within: 2 小时
    steps:
      - {id: check, role: agent, act: answer-call, within: 30 分钟}
      - {id: pay, role: supervisor, act: call-back, within: 1 小时}
```
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.deadline import Deadline, limit_acts, set_deadlines
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.lateness import Comparer, Lateness, compare_rungs, compare_with_steps
from generator.model.procedures import END, START, Procedure, Step, walk_steps
from generator.moments import name_duration, name_start
from generator.naming import name_act, name_step
from generator.occasions import find_starts, read_clocks
from generator.overrun import Clockwork, Overrun, find_overruns, read_events
from generator.pathway import MOST, list_paths
from generator.rule import Language, Sentences
from generator.scope import Region
from generator.starts import Starts

SEVERITY: Severity = "error"

EXPLANATION = """一步、一串步骤，不能比给它们的时间还长。

每一步都按自己的时限办，整件事也要来得及：流程的总时限、从一处到另一处的时限、同时做的一组的时限、规定里两个动作之间的
限值（指标写了 from、to 的）、步骤所用话术里的许诺。凡是某一种情形走得完的路都走一遍：分支、往回走（按 at-most 走满）、
同时做的取最长的一串；条件互相排斥的路不算。没写时限的一步当作不花时间；别的步骤把时间全用完了，它就没有时间了。
必须隔多久（min）的也要排得下。按钟点的时间直接相加；工作日、工作小时按日历从每一个可能的开始往下推。
往上交也要来得及：同一架梯子一级比一级晚，第一级要赶在它该救的那个时限之前。"""

MESSAGES: Sentences = {
    "longer": {
        "zh": "「{title}」给{part}的时间是 {limit}，按各步的时限最长要 {total}：{path}",
        "en": "“{title}” sets {limit} for {part}, but by the times of its steps it may take {total}: {path}",
    },
    "longer-from": {
        "zh": "「{title}」给{part}的时间是 {limit}；从 {start}，按各步的时限办也会超过：{path}",
        "en": "“{title}” sets {limit} for {part}; from {start}, the times of the steps run out later: {path}",
    },
    "up": {
        "zh": "「{title}」给{part}的时间是 {limit}，写了时限的步骤已经用完，“{open}”却没有时限：{path}",
        "en": "“{title}” sets {limit} for {part}; steps with a time use it up, “{open}” has none: {path}",
    },
    "least": {
        "zh": "「{title}」给{part}的时间是 {limit}，可是中间至少要隔的时间加起来有 {total}：{path}",
        "en": "“{title}” sets {limit} for {part}, but the times to be kept in between add up to {total}: {path}",
    },
    "rungs": {
        "zh": "「{title}」往上交的次序反了：交给{role}最晚 {rung}，前面一级却要等到 {limit}",
        "en": "the escalations of “{title}” are out of order: to {role} within {rung}, the one before only by {limit}",
    },
    "too-late": {
        "zh": "「{title}」最晚 {rung} 才交给{role}，可是「{other}」的时限 {limit} 那时已经过了",
        "en": "“{title}” goes to {role} only by {rung}, when the {limit} of “{other}” are over already",
    },
    "too-late-step": {
        "zh": "「{title}」最晚 {rung} 才交给{role}，可是「{other}」里“{step}”这一步的时限 {limit} 那时已经过了",
        "en": "“{title}” goes to {role} only by {rung}, when the {limit} of the step “{step}” of “{other}” are over",
    },
}

HELP: Sentences = {
    "legs": {"zh": "缩短路上某一步的时限", "en": "shorten the time of a step on the way"},
    "whole": {"zh": "放宽总的时限", "en": "allow more time for the whole"},
    "leg": {
        "zh": "给没有时限的步骤也写上 within，并且留出时间",
        "en": "give the step without a time one, and leave time for it",
    },
    "branch": {
        "zh": "这种情形不走这条路：改 next 的条件",
        "en": "that situation does not take this path: change the conditions under `next`",
    },
    "parallel": {"zh": "可以同时做的，写成 parallel", "en": "do side by side what can be: write `parallel`"},
    "sooner": {
        "zh": "早一点往上交：改 escalate 的 within",
        "en": "pass it up sooner: change the `within` of `escalate`",
    },
    "order": {
        "zh": "几级的先后或时间写错了：改过来",
        "en": "the rungs or their times are in the wrong order: put them right",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{procedures} 个流程的 {paths} 条路，{deadlines} 个时限；{open} 步没有写时限；{rungs} 级往上交有时限",
    "en": "{paths} paths of {procedures} procedures, {deadlines} times set; {open} steps without a time; "
    "{rungs} escalations with a time",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the times set that some path exceeds, and the escalations that come too late."""
    comparer = Comparer(handbook.space, handbook.vocabulary.calendar, lambda region: _find_starts(handbook, region))
    for lateness in compare_rungs(comparer, handbook.scripts):
        yield _report_lateness(handbook, lateness)
    scripts = {script.id: script for script in handbook.scripts}
    limits = limit_acts(handbook.space, handbook.standards, handbook.metrics)
    for procedure in handbook.procedures:
        deadlines = tuple(set_deadlines(procedure, limits, handbook.markers))
        for lateness in compare_with_steps(comparer, procedure, deadlines, scripts, handbook.markers):
            yield _report_lateness(handbook, lateness)
        if deadlines:
            yield from _check_procedure(handbook, procedure, deadlines)


def _find_starts(handbook: Handbook, region: Region) -> tuple[Starts, ...]:
    return find_starts(handbook.space, region, read_clocks(handbook.vocabulary.facets))


def _check_procedure(handbook: Handbook, procedure: Procedure, deadlines: Iterable[Deadline]) -> Iterator[Fault]:
    paths = list_paths(handbook.space, procedure)
    courses = [read_events(path, procedure, handbook.markers) for path in paths]
    clockwork = Clockwork(handbook.vocabulary.calendar, lambda region: _find_starts(handbook, region))
    for overrun in find_overruns(procedure, courses, deadlines, clockwork):
        yield _report(handbook, procedure, overrun)


def _report(handbook: Handbook, procedure: Procedure, overrun: Overrun) -> Fault:
    deadline, steps = overrun.deadline, overrun.steps
    legs = [Place(step.within.where, procedure.id, _say(handbook, step)) for step in steps if step.within]
    where = Place(deadline.where, deadline.entry, deadline.text)
    if deadline.entry != procedure.id:
        where, *legs = legs.pop() if legs else Place(procedure.where, procedure.id, procedure.title), where, *legs
    ends = {START: "开始", END: "结束"} | {step.id: name_step(handbook, step) for step in walk_steps(procedure)}
    begin, end = (ends.get(event, name_act(handbook, event)) for event in (deadline.begins, deadline.ends))
    part = (
        f"“{end}”这一组"
        if deadline.kind == "group"
        else "整个流程"
        if deadline.kind == "whole"
        else f"“{begin}”到“{end}”"
    )
    total = name_duration(overrun.total) if overrun.total is not None else ""
    return Fault(
        where=where,
        key=overrun.cause if total else "longer-from",
        values={
            "title": deadline.title,
            "part": part,
            "limit": deadline.text,
            "total": total,
            "start": name_start(overrun.start),
            "open": next((name_step(handbook, step) for step in steps if not step.within), ""),
            "path": " → ".join(_say(handbook, step) for step in steps if step.within or overrun.cause == "least"),
        },
        related=tuple(dict.fromkeys(legs)) or (Place(procedure.where, procedure.id, procedure.title),),
        overlap=overrun.region,
        start=overrun.start,
        clash=(deadline.text, total),
        help=("leg", "legs", "whole") if overrun.cause == "up" else ("legs", "whole", "branch", "parallel"),
    )


def _say(handbook: Handbook, step: Step) -> str:
    return f"{name_step(handbook, step)} {step.within.text}" if step.within else name_step(handbook, step)


def _report_lateness(handbook: Handbook, lateness: Lateness) -> Fault:
    rung = lateness.rung
    leaf = handbook.leaves.get(("role", rung.to))
    text = rung.within.text if rung.within else ""
    return Fault(
        where=Place(rung.where, lateness.script.id, text),
        key="rungs" if lateness.above else "too-late-step" if lateness.step else "too-late",
        values={
            "title": lateness.script.title,
            "role": leaf.name if leaf else rung.to,
            "rung": text,
            "other": lateness.title,
            "step": name_step(handbook, lateness.step) if lateness.step else "",
            "limit": lateness.time,
        },
        related=(Place(lateness.where, "", lateness.time),),
        overlap=lateness.region,
        start=lateness.start,
        clash=(lateness.time, text),
        help=("order",) if lateness.above else ("sooner", "whole"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many paths, times and escalations were compared, and how many steps have no time."""
    paths = [len(list_paths(handbook.space, procedure)) for procedure in handbook.procedures]
    limits = limit_acts(handbook.space, handbook.standards, handbook.metrics)
    deadlines = sum(1 for each in handbook.procedures for _ in set_deadlines(each, limits, handbook.markers))
    steps = [step for procedure in handbook.procedures for step in walk_steps(procedure)]
    rungs = [rung for script in handbook.scripts for rung in script.escalate]
    return {
        "procedures": len(paths),
        "paths": sum(min(count, MOST) for count in paths),
        "deadlines": deadlines,
        "open": sum(step.within is None for step in steps if step.act),
        "rungs": sum(rung.within is not None for rung in rungs),
    }
