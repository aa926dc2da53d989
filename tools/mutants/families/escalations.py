"""Ways up and back, and the time they take: rungs out of order, circles, legs longer than what spans them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tools.mutants.families.manner import other_role
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import Figure, limited, metric_of, read_figure, write_number
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.parts import with_line, with_step
from tools.mutants.situations import boxes, overlap, scope_of
from tools.mutants.twin import altered, instead

OVERRUN = ("deadline-overrun",)


def _rungs(manuscript: Manuscript) -> Iterator[tuple[Entry, Data, Fraction, str]]:
    """Yield scripts that hand on to one role within some time: the rung, the number and the unit of its time."""
    for script in manuscript.of("scripts"):
        rung = script.data.get("escalate")
        number, _, unit = str(rung.get("within", "")).partition(" ") if isinstance(rung, dict) else ("", "", "")
        if isinstance(rung, dict) and number.isdigit():
            yield script, rung, Fraction(number), unit


def _second_rung(manuscript: Manuscript, script: Entry, rung: Data, within: str) -> Mutant:
    box = scope_of(script).get("role")
    above = {"to": other_role(manuscript, rung["to"], box), "when": "上一级也定不了。", "within": within}
    return instead(manuscript, script, altered(script, escalate=[rung, above]), change=f"{rung['within']}, {within}")


def _rung_too_early(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts of which the second rung is due before the first."""
    for script, rung, number, unit in _rungs(manuscript):
        yield _second_rung(manuscript, script, rung, f"{write_number(number / 2)} {unit}")


def _rung_later(manuscript: Manuscript) -> Iterator[Mutant]:
    for script, rung, number, unit in _rungs(manuscript):
        yield _second_rung(manuscript, script, rung, f"{write_number(number * 2)} {unit}")


def _handed_back(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that hand on to another role, whose script for the same situation hands back."""
    for script in manuscript.of("scripts"):
        scope = scope_of(script)
        own = boxes(manuscript, script)[0].get("role")
        if not isinstance(own, str) or not scope:
            continue
        other = other_role(manuscript, own)
        kept: Data = {key: script.data[key] for key in ("theme", "owner", "sources") if key in script.data}
        reply: Data = {"id": f"{script.id}-back", "title": "接过来的怎么说", **kept, "scope": {**scope, "role": other}}
        reply |= {"lines": ["您好，这件事交到我这里了。"], "escalate": {"to": own, "when": "我定不了。"}}
        changed = altered(script, escalate={"to": other, "when": "自己定不了。"})
        yield Mutant(script.id, f"{own} → {other} → {own}", (Edit(script, (changed, reply)),), frozenset([reply["id"]]))


def _for_ever(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures whose way back lost the number of times it may be gone."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            ways = step.get("next")
            if isinstance(ways, list) and any("at-most" in way for way in ways):
                bare = [{key: value for key, value in way.items() if key != "at-most"} for way in ways]
                changed = with_step(procedure, number, next=bare)
                yield instead(manuscript, procedure, changed, change=f"{step['id']}: for ever")


def _span_too_short(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures with a time, counted from the start, that the steps up to there cannot keep."""
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        straight = all(isinstance(step.get("next", ""), str) for step in steps)
        timed = [number for number, step in enumerate(steps) if read_figure(f"x ≤ {step.get('within')}")]
        if straight and len(timed) > 1:
            first, last = timed[0], timed[-1]
            figure = read_figure(f"x ≤ {steps[first]['within']}")
            if figure and figure.is_time:
                span = {"from": "start", "max": f"{write_number(figure.number / 2)} {figure.unit}"}
                changed = with_step(procedure, last, within=[steps[last]["within"], span])
                yield instead(manuscript, procedure, changed, change=f"{steps[last]['id']}: {span}")


def _norm_below_steps(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms between two acts with less time than the last step there may take, or less than all together."""
    for norm, figure in limited(manuscript):
        metric = metric_of(manuscript, figure)
        for procedure in manuscript.of("procedures") if {"from", "to"} <= metric.keys() else ():
            leg = _leg(procedure, metric["from"], metric["to"])
            if leg and overlap(manuscript, boxes(manuscript, norm), _without_role(manuscript, procedure)):
                shorter = f"{figure.name} ≤ {write_number(leg.number / 2)} {leg.unit}"
                changed = altered(norm, limit=shorter, exceptions=None)
                yield instead(manuscript, norm, changed, change=f"{figure} → {shorter} / {procedure.id}")


def _without_role(manuscript: Manuscript, procedure: Entry) -> tuple[Data, ...]:
    return tuple({key: value for key, value in box.items() if key != "role"} for box in boxes(manuscript, procedure))


def _leg(procedure: Entry, first: str, then: str) -> Figure | None:
    """Return the time that the step which does *then* may take, if it comes right after the one that does *first*."""
    steps = procedure.data["steps"]
    for one, other in pairwise(steps):
        figure = read_figure(f"x ≤ {other.get('within')}")
        if one["act"] == first and other["act"] == then and one.get("next", other["id"]) == other["id"]:
            return figure if figure and figure.is_time else None
    return None


def _promise_below_path(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures whose script promises an answer sooner than the steps to it may take."""
    metrics = [row for row in manuscript.table("metrics").values() if row.get("unit") and row.get("to")]
    scripts = {script.id: script for script in manuscript.of("scripts")}
    for procedure in manuscript.of("procedures"):
        steps = procedure.data["steps"]
        straight = all(isinstance(step.get("next", ""), str) for step in steps)
        for number, step in enumerate(steps):
            script = scripts.get(step.get("script", ""))
            for metric in metrics if script and straight else ():
                done = [later for later in steps[number + 1 :] if later["act"] == metric["to"]]
                figure = read_figure(f"x ≤ {done[0].get('within')}") if done else None
                if figure and figure.is_time and script:
                    promise = f"{metric['name']} ≤ {write_number(figure.number / 2)} {figure.unit}"
                    plain = [place for place, line in enumerate(script.data["lines"]) if isinstance(line, str)]
                    if plain:
                        line = {"say": script.data["lines"][plain[-1]], "promises": promise}
                        mutant = instead(manuscript, script, with_line(script, plain[-1], line), change=promise)
                        yield Mutant(script.id, promise, mutant.edits, frozenset([procedure.id]))


FAMILIES = (
    Family("rung-too-early", "the second rung is due before the first", "logical", OVERRUN, _rung_too_early),
    Family("handed-back", "two roles hand on to each other for ever", "logical", ("escalation-cycle",), _handed_back),
    Family(
        "at-most-dropped",
        "a way back may be gone for ever",
        "logical",
        ("escalation-cycle", "dead-step"),
        _for_ever,
    ),
    Family("span-too-short", "a time from the start that a leg of it uses up", "logical", OVERRUN, _span_too_short),
    Family("norm-below-steps", "a norm gives less time than the step may take", "logical", OVERRUN, _norm_below_steps),
    Family("promise-below-path", "a promise is due before the steps to it", "logical", OVERRUN, _promise_below_path),
    Family("rung-added", "a second rung is due after the first", "harmless", (), _rung_later),
)
