"""What comes before what: reversed, closed to a circle, or swapped in procedures and scripts."""

from collections.abc import Iterator
from functools import cache

from tools.mutants.families.acts import unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, leaves, narrow, overlap
from tools.mutants.twin import altered, beside, instead, like, norm_added

ORDER = ("conflicting-order",)
_BARE = {"limit": None, "cadence": None, "to": None}


def pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what the norm wants first and what after it."""
    act = entry.data.get("act", "")
    for other in _listed(entry.data.get("before")):
        yield act, other
    for other in _listed(entry.data.get("after")):
        yield other, act


def _listed(value: object) -> list[str]:
    return [] if value is None else [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _reversed_by_twin(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in unconditional(manuscript, "must", "should"):
        for first, then in list(pairs(entry))[:1]:
            twin = like(entry, act=then, before=first, after=None, **_BARE)
            yield beside(manuscript, entry, twin, change=f"{then} < {first}")


def _reversed_by_after(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in unconditional(manuscript, "must", "should"):
        for first, then in list(pairs(entry))[:1]:
            twin = like(entry, act=first, before=None, after=then, **_BARE)
            yield beside(manuscript, entry, twin, change=f"{first} after {then}", first=True)


def _circle_of_three(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield two more norms that close a circle through an act of which nothing else is known there."""
    for entry in unconditional(manuscript, "must", "should"):
        for first, then in list(pairs(entry))[:1]:
            between = _third_act(manuscript, entry)
            one = like(entry, "on", act=then, before=between, after=None, level="must", **_BARE)
            other = like(entry, "back", act=between, before=first, after=None, level="must", **_BARE)
            yield beside(manuscript, entry, one, other, change=f"{first} < {then} < {between} < {first}")


def _third_act(manuscript: Manuscript, entry: Entry) -> str:
    """Return an act that no norm, script or procedure orders, and that is done silently."""
    acts = _quiet_acts(manuscript)
    return acts[len(entry.id) % len(acts)]


@cache
def _quiet_acts(manuscript: Manuscript) -> tuple[str, ...]:
    told = " ".join(str(each.data) for each in manuscript.of("norms", "scripts", "procedures", "follow", "acts"))
    silent = (id_ for id_, row in manuscript.table("acts").items() if not row.get("speech"))
    return tuple(id_ for id_ in silent if told.count(f"'{id_}'") <= 2)


def _steps_swapped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which two steps exchange their acts against the order a norm wants there."""
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        acts = [step["act"] for step in steps]
        for norm in unconditional(manuscript, "must", "should"):
            for first, then in pairs(norm):
                if first in acts and then in acts and acts.index(first) < acts.index(then):
                    one, other = acts.index(first), acts.index(then)
                    where = narrow(boxes(manuscript, procedure), role=steps[one]["role"])
                    if steps[one]["role"] == steps[other]["role"] and overlap(
                        manuscript, where, boxes(manuscript, norm)
                    ):
                        yield _swap(manuscript, procedure, one, other, norm.id)


def _swap(manuscript: Manuscript, procedure: Entry, one: int, other: int, norm: str) -> Mutant:
    steps = [{key: value for key, value in step.items() if key != "script"} for step in procedure.data["steps"]]
    steps[one]["act"], steps[other]["act"] = steps[other]["act"], steps[one]["act"]
    change = f"{steps[one]['id']} ↔ {steps[other]['id']} / {norm}"
    return instead(manuscript, procedure, altered(procedure, steps=steps), change=change)


def _against_steps(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm that wants two steps of a procedure, one right after the other, the other way round."""
    for procedure in manuscript.of("procedures"):
        for one, other in zip(procedure.data["steps"], procedure.data["steps"][1:], strict=False):
            if one.get("next", other["id"]) == other["id"] and one["act"] != other["act"]:
                twice = [step["act"] for step in procedure.data["steps"]]
                if twice.count(one["act"]) == twice.count(other["act"]) == 1:
                    scope = as_scope(narrow(boxes(manuscript, procedure), role=other["role"]))
                    order = {"act": other["act"], "before": one["act"]}
                    yield norm_added(manuscript, procedure.id, f"{other['act']} < {one['act']}", **scope, **order)


def _lines_swapped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts in which what must come first is done after what it should precede."""
    for script in manuscript.of("scripts"):
        done = {
            line["do"]: number
            for number, line in enumerate(script.data["lines"])
            if isinstance(line, dict) and "do" in line
        }
        for norm in unconditional(manuscript, "must"):
            for first, then in pairs(norm):
                if first in done and then in done and done[first] < done[then] and _covers(manuscript, norm, script):
                    lines = [*script.data["lines"]]
                    lines[done[first]], lines[done[then]] = lines[done[then]], lines[done[first]]
                    yield instead(
                        manuscript, script, altered(script, lines=lines), change=f"{then} < {first} / {norm.id}"
                    )


def _covers(manuscript: Manuscript, norm: Entry, script: Entry) -> bool:
    one, other = boxes(manuscript, norm)[0], boxes(manuscript, script)[0]
    return all(
        leaves(manuscript, facet, one[facet]) & leaves(manuscript, facet, other.get(facet, one[facet])) for facet in one
    )


def _claims_reversed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield quizzes whose right answer puts two acts in the other order than the norm it asks about."""
    for quiz in manuscript.of("quizzes"):
        for number, question in enumerate(quiz.data["questions"]):
            states = question.get("states", {})
            if "before" in states:
                questions = [*quiz.data["questions"]]
                questions[number] = {**question, "states": {**states, "act": states["before"], "before": states["act"]}}
                yield instead(manuscript, quiz, altered(quiz, questions=questions), change=question["id"])


FAMILIES = tuple(
    Family(name, says, "logical", ORDER, plant)
    for name, says, plant in (
        ("order-reversed", "another norm wants the two acts the other way round", _reversed_by_twin),
        ("order-reversed-by-after", "another norm wants the first act after the second", _reversed_by_after),
        ("order-circle", "two more norms close a circle of three acts", _circle_of_three),
        ("steps-swapped", "two steps of a procedure change places against a norm", _steps_swapped),
        ("norm-against-steps", "a norm wants two steps of a procedure the other way round", _against_steps),
        ("lines-swapped", "two acts of a script change places against a norm", _lines_swapped),
        ("claim-reversed", "the keyed answer has the two acts the other way round", _claims_reversed),
    )
)
