"""Who does it, and to whom it goes: doubled and changed."""

from collections.abc import Iterator

from tools.mutants.families.acts import unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Manuscript
from tools.mutants.situations import as_scope, boxes, narrow
from tools.mutants.twin import altered, beside, instead, like

DOERS = ("conflicting-doer",)


def _leaf_roles(manuscript: Manuscript) -> list[str]:
    found: list[str] = []

    def walk(rows: list[Data]) -> None:
        for row in rows:
            if "children" in row:
                walk(row["children"])
            else:
                found.append(row["id"])

    walk(manuscript.table("facets")["role"]["leaves"])
    return found


def other_role(manuscript: Manuscript, *taken: object) -> str:
    """Return a role that is none of those *taken* and can act anywhere."""
    named = [entry.data.get("role", ()) for entry in manuscript.of("impossible")]
    bound = {role for roles in named for role in ([roles] if isinstance(roles, str) else roles)}
    return next(role for role in reversed(_leaf_roles(manuscript)) if role not in taken and role not in bound)


def _doer_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in unconditional(manuscript, "must", "should"):
        if manuscript.has_one_doer(entry.data["act"]):
            role = other_role(manuscript, *(box.get("role") for box in boxes(manuscript, entry)))
            twin = like(entry, **as_scope(narrow(boxes(manuscript, entry), role=role)), limit=None, after=None)
            yield beside(manuscript, entry, twin, change=f"also {role}")


def _step_taken_over(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which another role does the act that a norm gives to one."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            owners = [norm for norm in unconditional(manuscript, "must") if norm.data["act"] == step["act"]]
            if manuscript.has_one_doer(step["act"]) and owners:
                steps = [*procedure.data["steps"]]
                steps[number] = {**step, "role": other_role(manuscript, step["role"])}
                yield instead(
                    manuscript,
                    procedure,
                    altered(procedure, steps=steps),
                    change=f"{step['id']}: {steps[number]['role']}",
                )


def _act_of_one_step_shared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures with a second step in which another role does an act for one doer."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            if manuscript.has_one_doer(step["act"]) and isinstance(step.get("next"), str):
                again = {
                    "id": f"{step['id']}-again",
                    "role": other_role(manuscript, step["role"]),
                    "act": step["act"],
                    "next": step["next"],
                }
                steps = [*procedure.data["steps"]]
                steps[number : number + 1] = [{**step, "next": again["id"]}, again]
                yield instead(
                    manuscript, procedure, altered(procedure, steps=steps), change=f"{step['id']}: also {again['role']}"
                )


def _recipient_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if isinstance(entry.data.get("to"), str) and "act" in entry.data:
            role = other_role(manuscript, entry.data["to"], entry.data.get("scope", {}).get("role"))
            twin = like(entry, to=role, cadence=None, limit=None)
            yield beside(manuscript, entry, twin, change=f"{entry.data['to']} / {role}", first=len(entry.id) % 2 == 0)


def _recipients_listed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second norm that sends it to two others."""
    for entry in manuscript.of("norms"):
        to = entry.data.get("to")
        if isinstance(to, str) and "act" in entry.data:
            own = [box.get("role") for box in boxes(manuscript, entry)]
            one = other_role(manuscript, to, *own)
            twin = like(entry, to=[other_role(manuscript, to, one, *own), one], cadence=None, limit=None)
            yield beside(manuscript, entry, twin, change=f"{to} / {twin['to']}")


FAMILIES = (
    Family(
        "doer-doubled",
        "an act for one doer is given to another role too",
        "logical",
        ("conflicting-doer",),
        _doer_doubled,
    ),
    Family(
        "step-taken-over",
        "another role does the step that a norm gives to one",
        "logical",
        ("conflicting-doer",),
        _step_taken_over,
    ),
    Family(
        "step-shared",
        "two roles do the act for one doer, one step after the other",
        "logical",
        ("conflicting-doer",),
        _act_of_one_step_shared,
    ),
    Family(
        "recipient-changed",
        "another norm sends it to somebody else",
        "logical",
        ("conflicting-recipient",),
        _recipient_changed,
    ),
    Family(
        "recipients-listed",
        "another norm sends it to two others",
        "logical",
        ("conflicting-recipient",),
        _recipients_listed,
    ),
)
