"""Procedures: too slow, without end, with steps that nobody reaches."""

from collections.abc import Iterator
from fractions import Fraction

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import write_number
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.parts import with_step
from tools.mutants.situations import lowest
from tools.mutants.twin import altered, instead

OVERRUN = ("deadline-overrun",)
CYCLE = ("escalation-cycle", "dead-step")
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "天": 86400}


def _seconds(text: object) -> int | None:
    number, _, unit = str(text).partition(" ")
    return int(Fraction(number) * _SECONDS[unit]) if unit in _SECONDS else None


def _step_too_long(manuscript: Manuscript) -> Iterator[Mutant]:
    for procedure in manuscript.of("procedures"):
        whole = _seconds(procedure.data.get("within"))
        for number, step in enumerate(procedure.data["steps"]):
            if whole and isinstance(step.get("within"), str) and _seconds(step["within"]):
                longer = f"{write_number(Fraction(whole * 2, 60))} 分钟"
                yield instead(
                    manuscript,
                    procedure,
                    with_step(procedure, number, within=longer),
                    change=f"{step['id']}: {longer}",
                )


def _path_too_long(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures of which every step keeps within the whole and the way through all of them does not."""
    for procedure in manuscript.of("procedures"):
        whole = _seconds(procedure.data.get("within"))
        timed = [step for step in procedure.data["steps"] if isinstance(step.get("within"), str)]
        straight = all(isinstance(step.get("next", ""), str) for step in procedure.data["steps"])
        if whole and len(timed) > 1 and straight:
            share = f"{write_number(Fraction(whole * 9, 60 * 10))} 分钟"
            steps = [{**step, "within": share} if step in timed else step for step in procedure.data["steps"]]
            yield instead(manuscript, procedure, altered(procedure, steps=steps), change=f"{len(timed)} × {share}")


def _whole_shortened(manuscript: Manuscript) -> Iterator[Mutant]:
    for procedure in manuscript.of("procedures"):
        whole = _seconds(procedure.data.get("within"))
        longest = max((_seconds(step.get("within")) or 0 for step in procedure.data["steps"]), default=0)
        if whole and longest:
            shorter = f"{write_number(Fraction(longest, 120))} 分钟"
            yield instead(
                manuscript,
                procedure,
                altered(procedure, within=shorter),
                change=f"{procedure.data['within']} → {shorter}",
            )


def _way_back(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures whose last step goes back to the first one, for ever."""
    for procedure in manuscript.of("procedures"):
        ends = [number for number, step in enumerate(procedure.data["steps"]) if step.get("next") == "end"]
        for number in ends[:1]:
            first = procedure.data["steps"][0]["id"]
            yield instead(manuscript, procedure, with_step(procedure, number, next=first), change=f"→ {first}")


def _way_back_among_others(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which a step on the way goes back to an earlier one without condition."""
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        for number in range(2, len(steps) - 1):
            leads_here = steps[number - 1].get("next") == steps[number]["id"]
            if leads_here and isinstance(steps[number].get("next"), str):
                back = steps[number - 1]["id"]
                yield instead(
                    manuscript,
                    procedure,
                    with_step(procedure, number, next=back),
                    change=f"{steps[number]['id']} → {back}",
                )
                break


def _bypassed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which the only way to a step was led past it."""
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        for number in range(len(steps) - 2):
            following = steps[number + 1]["id"]
            ways = str([step.get("next") for step in steps]).count(f"'{following}'")
            if steps[number].get("next") == following and ways == 1 and isinstance(steps[number + 1].get("next"), str):
                past = steps[number + 1]["next"]
                yield instead(
                    manuscript,
                    procedure,
                    with_step(procedure, number, next=past),
                    change=f"{steps[number]['id']} → {past}",
                )
                break


def _step_orphaned(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures with a new step that no other leads to."""
    for procedure in manuscript.of("procedures"):
        last = procedure.data["steps"][-1]
        orphan = {"id": "extra-step", "role": last["role"], "act": last["act"], "next": "end"}
        if last.get("next") == "end":
            changed = altered(procedure, steps=[*procedure.data["steps"], orphan])
            yield instead(manuscript, procedure, changed, change="extra-step")


def _conditions_exclude(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which a way on holds only where the procedure itself does not."""
    for procedure in manuscript.of("procedures"):
        scope = procedure.data.get("scope", {})
        for number, step in enumerate(procedure.data["steps"][:-1]):
            following = procedure.data["steps"][number + 1]["id"]
            ways = str([each.get("next") for each in procedure.data["steps"]]).count(f"'{following}'")
            if step.get("next") == following and ways == 1 and isinstance(scope, dict) and "situation" in scope:
                other = _situation_outside(manuscript, procedure)
                way = [{"if": {"situation": other}, "to": following}, {"to": "end"}]
                yield instead(
                    manuscript, procedure, with_step(procedure, number, next=way), change=f"{following} if {other}"
                )
                break


def _branch_cut(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures of which a fork lost the way for all other cases."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            ways = step.get("next")
            if isinstance(ways, list) and len(ways) > 1 and "if" not in ways[-1] and "if" in ways[0]:
                changed = with_step(procedure, number, next=ways[:-1])
                yield instead(manuscript, procedure, changed, change=f"{step['id']}: no else")


def _situation_outside(manuscript: Manuscript, procedure: Entry) -> str:
    """Return a situation, named by its lowest leaf, that the procedure's scope does not hold in."""
    inside = str(procedure.data["scope"]["situation"])
    return next(leaf for parent, leaf in lowest(manuscript) if parent not in inside and leaf not in inside)


FAMILIES = (
    Family("step-too-long", "one step may take longer than the whole procedure", "logical", OVERRUN, _step_too_long),
    Family("path-too-long", "the steps together take longer than the whole", "logical", OVERRUN, _path_too_long),
    Family(
        "whole-shortened", "the whole is given less time than its longest step", "logical", OVERRUN, _whole_shortened
    ),
    Family("way-back", "the last step goes back to the first, for ever", "logical", CYCLE, _way_back),
    Family(
        "way-back-midway", "a step goes back to the one before it, for ever", "logical", CYCLE, _way_back_among_others
    ),
    Family("step-bypassed", "the only way to a step leads past it", "logical", ("dead-step",), _bypassed),
    Family("step-orphaned", "a new step that nothing leads to", "logical", ("dead-step",), _step_orphaned),
    Family(
        "way-closed",
        "the only way on holds where the procedure does not",
        "logical",
        ("dead-step", "never-applies"),
        _conditions_exclude,
    ),
    Family("branch-cut", "a fork lost its last way", "gap", ("dead-step",), _branch_cut),
)
