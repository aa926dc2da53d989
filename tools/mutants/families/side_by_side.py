"""Two steps of a procedure done side by side: too slow, shared, forbidden, reversed within one strand, or harmless."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tools.mutants.families.acts import OPPOSED
from tools.mutants.families.manner import other_role
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, narrow
from tools.mutants.twin import altered, instead, norm_added

_Group = tuple[Entry, int, Data, Data]
"""A procedure, the number of its step that is followed by another one, and both as tasks of a group."""


def _groups(manuscript: Manuscript) -> Iterator[_Group]:
    """Yield each two steps of which the second comes right after the first, and after nothing else.

    Left out are steps that something names: a time counted from them, or an order that `follow` or a norm wants.
    """
    ordered = str([[row.data["when"], row.data["needs"]] for row in manuscript.of("follow")])
    ordered += str([[row.data.get("before"), row.data.get("after")] for row in manuscript.of("norms")])
    ordered += str([row.data["act"] for row in manuscript.of("norms") if row.data.keys() & {"before", "after"}])
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        spans = str([procedure.data.get("within"), *(step.get("within") for step in steps)])
        for number, (one, other) in enumerate(pairwise(steps)):
            ways = str([step.get("next") for step in steps if step is not one])
            straight = one.get("next", other["id"]) == other["id"] and f"'{other['id']}'" not in ways
            bound = any(f"'{step['act']}'" in ordered or "script" in step for step in (one, other))
            if straight and not bound and "'from'" not in spans:
                yield procedure, number, _task(one), _task(other)


def _task(step: Data) -> Data:
    return {key: value for key, value in step.items() if key != "next"} | {"id": f"{step['id']}-task"}


def _grouped(group: _Group, *tasks: Any) -> Data:
    """Return the procedure with *tasks* side by side in the place of the two steps."""
    procedure, number, *_ = group
    one, other = procedure.data["steps"][number : number + 2]
    row: Data = {"id": one["id"], "parallel": [*tasks]}
    if "next" in other:
        row["next"] = other["next"]
    steps = [*procedure.data["steps"]]
    steps[number : number + 2] = [row]
    return altered(procedure, steps=steps)


def _name(group: _Group) -> str:
    procedure, number, *_ = group
    return " ∥ ".join(step["id"] for step in procedure.data["steps"][number : number + 2])


def _too_long(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield groups of which one task takes longer than the whole procedure may."""
    for group in _groups(manuscript):
        procedure, number, one, other = group
        amount, _, unit = str(procedure.data.get("within", "")).partition(" ")
        if amount.isdigit():
            longer = f"{int(amount) * 2} {unit}"
            tasks = ({**one, "within": longer}, other) if number % 2 else (one, {**other, "within": longer})
            yield instead(manuscript, procedure, _grouped(group, *tasks), change=f"{_name(group)}: {longer}")


def _shared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield groups in which two roles do one act for one doer."""
    for group in _groups(manuscript):
        procedure, _, one, other = group
        task = next((each for each in (one, other) if manuscript.has_one_doer(each["act"])), None)
        if task:
            again = {"id": "again-task", "role": other_role(manuscript, task["role"]), "act": task["act"]}
            changed = _grouped(group, one, other, again)
            yield instead(manuscript, procedure, changed, change=f"{_name(group)}: also {again['role']}")


def _forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that forbid what one of two tasks does."""
    for group in _groups(manuscript):
        procedure, number, one, other = group
        task = one if number % 2 else other
        scope = as_scope(narrow(boxes(manuscript, procedure), role=task["role"]))
        added = norm_added(manuscript, procedure.id, _name(group), level="must-not", act=task["act"], **scope)
        mutant = instead(manuscript, procedure, _grouped(group, one, other), change=_name(group))
        yield Mutant(procedure.id, f"{_name(group)}: no {task['act']}", (*mutant.edits, *added.edits), added.touched)


def _against_strand(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that want the other order of two tasks in one strand."""
    for group in _groups(manuscript):
        procedure, _, one, other = group
        acts = [step["act"] for step in procedure.data["steps"]]
        if acts.count(one["act"]) == acts.count(other["act"]) == 1:
            aside = {"id": "aside-task", "role": one["role"], "act": _quiet_act(manuscript, procedure)}
            yield _with_order(manuscript, group, [one, other], aside)


def _with_order(manuscript: Manuscript, group: _Group, *tasks: Any) -> Mutant:
    """Return the mutant with *tasks* side by side and a norm that wants the later one of the two steps first."""
    procedure, _, one, other = group
    scope = as_scope(narrow(boxes(manuscript, procedure), role=other["role"]))
    order = {"level": "should", "act": other["act"], "before": one["act"], **scope}
    added = norm_added(manuscript, procedure.id, _name(group), **order)
    changed = _grouped(group, *tasks)
    mutant = instead(manuscript, procedure, changed, change=_name(group))
    change = f"{_name(group)}: {other['act']} < {one['act']}"
    return Mutant(procedure.id, change, (*mutant.edits, *added.edits), added.touched)


def _quiet_act(manuscript: Manuscript, procedure: Entry) -> str:
    """Return an act that is done silently and that nothing but the vocabulary names."""
    told = " ".join(str(each.data) for each in manuscript.of("norms", "scripts", "procedures", "follow", "metrics"))
    free = (id_ for id_, row in manuscript.table("acts").items() if not row.get("speech") and f"'{id_}'" not in told)
    return next(free, procedure.data["steps"][0]["act"])


def _beside(manuscript: Manuscript) -> Iterator[Mutant]:
    for group in _groups(manuscript):
        procedure, _, one, other = group
        yield instead(manuscript, procedure, _grouped(group, one, other), change=_name(group))


def _across(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that want an order of two tasks which each have a strand of their own."""
    for group in _groups(manuscript):
        procedure, _, one, other = group
        acts = [step["act"] for step in procedure.data["steps"]]
        if acts.count(one["act"]) == acts.count(other["act"]) == 1:
            yield _with_order(manuscript, group, one, other)


def _reordered(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures whose strands stand in another order."""
    for procedure in manuscript.entries:
        for number, step in enumerate(procedure.data.get("steps", ())):
            if "parallel" in step:
                steps = [*procedure.data["steps"]]
                steps[number] = {**step, "parallel": [*reversed(step["parallel"])]}
                yield instead(manuscript, procedure, altered(procedure, steps=steps), change=step["id"])


FAMILIES = (
    Family("side-too-long", "a task takes longer than the whole", "logical", ("deadline-overrun",), _too_long),
    Family("side-shared", "two roles do one act side by side", "logical", ("conflicting-doer",), _shared),
    Family("side-forbidden", "a norm forbids what one of two tasks does", "logical", OPPOSED, _forbidden),
    Family(
        "strand-reversed",
        "a norm wants a strand reversed",
        "logical",
        ("conflicting-order",),
        _against_strand,
    ),
    Family("side-by-side", "two steps are done side by side", "harmless", (), _beside),
    Family("strands-ordered", "a norm orders what two strands leave open", "harmless", (), _across),
    Family("strands-swapped", "strands stand in another order", "harmless", (), _reordered),
)
