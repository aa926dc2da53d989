"""Entries that hold nowhere, and entries that beat or make good what they never meet."""

from collections.abc import Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, leaves, lowest, narrow, overlap
from tools.mutants.twin import altered, beside, instead, like

NOWHERE = ("never-applies",)
BEATEN = ("override-clash", "never-applies")
SCOPED = ("norms", "scripts", "procedures")


def _impossible_scope(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries moved into a situation that cannot occur."""
    for entry in manuscript.of(*SCOPED):
        if isinstance(entry.data.get("scope"), dict) and "exceptions" not in entry.data:
            for row in manuscript.of("impossible"):
                box = {facet: (value[0] if isinstance(value, list) else value) for facet, value in row.data.items()}
                merged = {**entry.data["scope"], **box}
                shared = [facet for facet in box if facet in boxes(manuscript, entry)[0]]
                if len(shared) == 1 and _agree(manuscript, entry, box, shared[0]):
                    yield instead(manuscript, entry, altered(entry, scope=merged), change=str(box))
                    break


def _agree(manuscript: Manuscript, entry: Entry, box: Data, facet: str) -> bool:
    """Tell whether the entry holds within the box on one facet, so that only the others had to change."""
    own = leaves(manuscript, facet, boxes(manuscript, entry)[0][facet])
    return own <= leaves(manuscript, facet, box[facet])


def _exception_outside(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms with an exception for a situation that the norm does not hold in."""
    for entry in manuscript.of("norms"):
        if situation := _foreign_situation(manuscript, entry):
            row = {"scope": {"situation": situation}, "level": "need-not", "why": "那时用不着。"}
            changed = altered(entry, exceptions=[*entry.data.get("exceptions", ()), row])
            yield instead(manuscript, entry, changed, change=situation)


def _foreign_situation(manuscript: Manuscript, entry: Entry) -> str:
    """Return a situation outside those of the entry, nothing where it names none."""
    own: frozenset[str] = frozenset()
    for box in boxes(manuscript, entry):
        if "situation" not in box:
            return ""
        own |= leaves(manuscript, "situation", box["situation"])
    return next(leaf for _, leaf in lowest(manuscript)[len(entry.id) % 5 :] if leaf not in own)


def _condition_outside(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a line for a situation that the script is not for."""
    for entry in manuscript.of("scripts"):
        if situation := _foreign_situation(manuscript, entry):
            line = {"say": "好的，我记下来了。", "if": {"situation": situation}}
            yield instead(manuscript, entry, altered(entry, lines=[*entry.data["lines"], line]), change=situation)


def _dates_crossed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of(*SCOPED):
        if "since" not in entry.data:
            yield instead(
                manuscript, entry, altered(entry, since="2027-05-01", until="2027-04-01"), change="until before since"
            )


def _override_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that claim to beat a norm for quite other situations."""
    norms = list(manuscript.of("norms"))
    for number, entry in enumerate(norms):
        other = norms[(number + 7) % len(norms)]
        if (
            not overlap(manuscript, boxes(manuscript, entry), boxes(manuscript, other))
            and "overrides" not in entry.data
        ):
            overrides = [{"id": other.id, "reason": "这一条更要紧。"}]
            yield instead(manuscript, entry, altered(entry, overrides=overrides), change=f"beats {other.id}")


def _overrides_in_circle(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield two norms for one act of which each claims to beat the other."""
    for entry in manuscript.of("norms"):
        if entry.data["level"] in ("must", "should") and "act" in entry.data and "overrides" not in entry.data:
            twin = like(entry, level="must-not", limit=None, before=None, after=None, cadence=None, authority=None)
            twin["overrides"] = [{"id": entry.id, "reason": "这一条更要紧。"}]
            beaten = altered(entry, overrides=[{"id": twin["id"], "reason": "那一条让位。"}])
            yield instead(manuscript, entry, beaten, twin, change="each beats the other")


def _overridden_everywhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that are beaten wherever they hold."""
    for entry in manuscript.of("norms"):
        if "act" in entry.data and "overrides" not in entry.data and entry.data["level"] == "must":
            twin = like(entry, level="must-not", limit=None, before=None, after=None, cadence=None, authority=None)
            twin["overrides"] = [{"id": entry.id, "reason": "这一条更要紧。"}]
            yield beside(manuscript, entry, twin, change="beaten everywhere")


def _remedy_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that make good a breach of a norm they never meet."""
    for entry in manuscript.of("norms"):
        situation = _foreign_situation(manuscript, entry)
        flags = free_flags(manuscript, entry)
        if "remedies" in entry.data or not situation or not flags or "act" not in entry.data:
            continue
        one = narrow(boxes(manuscript, entry), **{flags[-1]: "yes"})
        other = narrow(boxes(manuscript, entry), **{flags[-1]: "no"})
        twin: dict[str, Any] = like(
            entry, "amends", **as_scope(other), limit=None, before=None, after=None, cadence=None
        )
        twin |= {"act": _other_act(manuscript, entry), "remedies": entry.id, "level": "must"}
        yield instead(manuscript, entry, altered(entry, **as_scope(one)), twin, change=f"{flags[-1]}: amends elsewhere")


def _other_act(manuscript: Manuscript, entry: Entry) -> str:
    acts = [
        id_ for id_, row in manuscript.table("acts").items() if not (row.get("speech") or manuscript.has_one_doer(id_))
    ]
    return acts[-1] if acts[-1] != entry.data["act"] else acts[-2]


FAMILIES = (
    Family("moved-nowhere", "the scope is moved into what cannot occur", "logical", NOWHERE, _impossible_scope),
    Family(
        "exception-outside", "an exception for what the norm does not cover", "logical", NOWHERE, _exception_outside
    ),
    Family("condition-outside", "a line for a situation the script is not for", "logical", NOWHERE, _condition_outside),
    Family("dates-crossed", "an entry ends before it begins", "logical", (*NOWHERE, "schema"), _dates_crossed),
    Family("override-elsewhere", "a norm claims to beat one it never meets", "logical", BEATEN, _override_elsewhere),
    Family("overrides-in-circle", "two norms claim to beat each other", "logical", BEATEN, _overrides_in_circle),
    Family("beaten-everywhere", "a norm is beaten wherever it holds", "policy", BEATEN, _overridden_everywhere),
    Family("remedy-elsewhere", "a norm makes good a breach it never meets", "policy", BEATEN, _remedy_elsewhere),
)
