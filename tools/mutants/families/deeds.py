"""What scripts and procedures do, against what norms forbid, and acts that bring or exclude each other."""

from collections.abc import Iterator

from tools.mutants.families.acts import DEMANDS, OPPOSED, unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, leaves, narrow, overlap
from tools.mutants.twin import altered, beside, instead, like, norm_added


def doings(manuscript: Manuscript) -> Iterator[tuple[Entry, str, tuple[Data, ...]]]:
    """Yield what scripts and procedures have somebody do: the entry, the act and where."""
    for script in manuscript.of("scripts"):
        for line in script.data["lines"]:
            if isinstance(line, dict) and "do" in line:
                where = tuple({**box, **line.get("if", {})} for box in boxes(manuscript, script))
                yield script, line["do"], where
    for procedure in manuscript.of("procedures"):
        for step in procedure.data["steps"]:
            yield procedure, step["act"], narrow(boxes(manuscript, procedure), role=step["role"])


def _turned_norms(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms turned into prohibitions where a line or a first step goes on doing the act."""
    for entry in unconditional(manuscript, "must"):
        here = boxes(manuscript, entry)
        doers = [
            other.id
            for other, act, where in doings(manuscript)
            if act == entry.data["act"] and _inside(manuscript, where, here)
        ]
        if doers:
            bare = {"limit": None, "before": None, "after": None, "exceptions": None}
            yield instead(
                manuscript, entry, altered(entry, level="must-not", **bare), change=f"must → must-not, {doers[0]}"
            )


def _inside(manuscript: Manuscript, inner: tuple[Data, ...], outer: tuple[Data, ...]) -> bool:
    """Tell whether every box of *inner* overlaps *outer* and *outer* asks nothing that *inner* leaves open."""
    return overlap(manuscript, inner, outer) and all(
        box.keys() <= own.keys()
        and all(leaves(manuscript, facet, own[facet]) & leaves(manuscript, facet, box[facet]) for facet in box)
        for own in inner
        for box in outer
    )


def _lines_doing_the_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    for norm in unconditional(manuscript, "must-not"):
        if manuscript.table("acts")[norm.data["act"]].get("speech") or "exceptions" in norm.data:
            continue
        for script in manuscript.of("scripts"):
            if overlap(manuscript, boxes(manuscript, script), boxes(manuscript, norm)):
                extra = _narrowing(manuscript, script, norm)
                line = {"do": norm.data["act"], **({"if": extra} if extra else {})}
                changed = altered(script, lines=[*script.data["lines"], line])
                yield instead(manuscript, script, changed, change=f"do: {norm.data['act']} / {norm.id}")


def _narrowing(manuscript: Manuscript, script: Entry, norm: Entry) -> Data:
    """Return the facets of the norm that the script leaves open."""
    own, other = boxes(manuscript, script)[0], boxes(manuscript, norm)[0]
    return {facet: value for facet, value in other.items() if facet not in own}


def _steps_doing_the_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures whose first step does what a norm forbids that role."""
    for norm in unconditional(manuscript, "must-not"):
        for procedure in manuscript.of("procedures"):
            first = procedure.data["steps"][0]
            where = narrow(boxes(manuscript, procedure), role=first["role"])
            if overlap(manuscript, where, boxes(manuscript, norm)) and "exceptions" not in norm.data:
                step = {key: value for key, value in {**first, "act": norm.data["act"]}.items() if key != "script"}
                changed = altered(procedure, steps=[step, *procedure.data["steps"][1:]])
                yield instead(manuscript, procedure, changed, change=f"{first['id']}: {norm.data['act']} / {norm.id}")


def _consequences_denied(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that forbid what a demanded act cannot be done without."""
    for act, row in manuscript.table("acts").items():
        for implied in row.get("implies", ()):
            yield from _plant_for(manuscript, act, {"act": implied, "level": "must-not"})


def _excluded_demanded(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that demand what excludes a demanded act."""
    for act, row in manuscript.table("acts").items():
        for other in row.get("excludes", ()):
            yield from _plant_for(manuscript, act, {"act": other, "level": "must"})
            yield from _plant_for(manuscript, other, {"act": act, "level": "must"})


def _plant_for(manuscript: Manuscript, act: str, says: Data) -> Iterator[Mutant]:
    """Yield a norm that *says* something in the scope of each norm that demands *act*, and of one planted for it."""
    found = [entry for entry in unconditional(manuscript, *DEMANDS) if entry.data["act"] == act]
    for entry in found:
        twin = like(entry, **says, limit=None, cadence=None, before=None, after=None)
        yield beside(manuscript, entry, twin, change=f"{act} / {says}")
    for entry, done, where in doings(manuscript):
        if done == act:
            yield norm_added(manuscript, entry.id, f"{act} / {says}", **says, **as_scope(where))


FAMILIES = (
    Family(
        "level-turned",
        "a must was turned into a must-not, scripts and procedures go on doing it",
        "logical",
        (*OPPOSED, "said-and-forbidden"),
        _turned_norms,
    ),
    Family("line-does-forbidden", "a script does what a norm forbids", "logical", OPPOSED, _lines_doing_the_forbidden),
    Family("step-does-forbidden", "a step does what a norm forbids", "logical", OPPOSED, _steps_doing_the_forbidden),
    Family(
        "consequence-denied",
        "what a demanded act cannot be done without is forbidden",
        "logical",
        OPPOSED,
        _consequences_denied,
    ),
    Family(
        "excluded-demanded",
        "two acts that exclude each other are both demanded",
        "logical",
        OPPOSED,
        _excluded_demanded,
    ),
)
