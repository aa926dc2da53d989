"""What is to be done: forbidden beside demanded, permitted beside forbidden, done where it must not be."""

import copy
from collections.abc import Callable, Iterator

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, narrow, overlap, within
from tools.mutants.twin import altered, beside, instead, like

OPPOSED = ("opposed-duties",)
DEMANDS, FORBIDS = ("must", "should"), ("must-not", "should-not")


def unconditional(manuscript: Manuscript, *levels: str) -> Iterator[Entry]:
    """Yield the norms of some levels that demand an act and do not merely make good another's breach."""
    for entry in manuscript.of("norms"):
        if "act" in entry.data and entry.data["level"] in levels and "remedies" not in entry.data:
            yield entry


def _with_level(level: str, *of: str, first: bool = False) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a second norm for the same act and scope with another level."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for entry in unconditional(manuscript, *of):
            twin = like(entry, level=level, limit=None, cadence=None, authority=None, before=None, after=None)
            yield beside(manuscript, entry, twin, change=f"{entry.data['level']} / {level}", first=first)

    return plant


def _corner_with_level(level: str, *of: str) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a norm for a part of the scope with another level."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for entry in unconditional(manuscript, *of):
            if flags := free_flags(manuscript, entry):
                corner = narrow(boxes(manuscript, entry), **{flags[0]: "no"})
                bare = {"limit": None, "cadence": None, "authority": None, "before": None, "after": None}
                twin = like(entry, level=level, **as_scope(corner), **bare)
                yield beside(manuscript, entry, twin, change=f"{level} {flags[0]}: no")

    return plant


def _widened(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield prohibitions whose scope was widened over that of a norm demanding the same act elsewhere."""
    for norm in unconditional(manuscript, *FORBIDS):
        for other in unconditional(manuscript, *DEMANDS):
            if norm.data["act"] == other.data["act"] and not overlap(
                manuscript, boxes(manuscript, norm), boxes(manuscript, other)
            ):
                both = (*boxes(manuscript, norm), *boxes(manuscript, other))
                yield instead(manuscript, norm, altered(norm, **as_scope(both)), change=f"+ {other.id}")


def _overrides_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if "overrides" in entry.data:
            yield instead(manuscript, entry, altered(entry, overrides=None), change="overrides")


def _level_of_exception(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that forbid again what an exception permits, in the exception's own situation."""
    for entry in unconditional(manuscript, *FORBIDS):
        for number, row in enumerate(entry.data.get("exceptions", ())):
            if row.get("level") == "may":
                corner = within(manuscript, entry, row["scope"])
                twin = like(entry, f"case-{number}", **as_scope(corner))
                yield beside(manuscript, entry, copy.deepcopy(twin), change=f"{row['scope']}")


FAMILIES = (
    Family(
        "demand-forbidden",
        "what is to be done, another norm forbids",
        "logical",
        OPPOSED,
        _with_level("must-not", "must", "should"),
    ),
    Family(
        "prohibition-permitted",
        "what is forbidden, another norm permits",
        "logical",
        OPPOSED,
        _with_level("may", "must-not", "should-not", first=True),
    ),
    Family(
        "prohibition-demanded",
        "what is forbidden, another norm wants done",
        "logical",
        OPPOSED,
        _with_level("should", "must-not", "should-not"),
    ),
    Family(
        "demand-waved-off",
        "what must be done need not be done in a special case, says another norm",
        "logical",
        OPPOSED,
        _corner_with_level("need-not", "must"),
    ),
    Family(
        "corner-forbidden",
        "what must be done is forbidden in a special case by another norm",
        "logical",
        OPPOSED,
        _corner_with_level("must-not", "must", "should"),
    ),
    Family("scope-widened", "a prohibition was widened over where the act is demanded", "logical", OPPOSED, _widened),
    Family(
        "override-dropped",
        "the sentence that says which norm is beaten was dropped",
        "logical",
        (*OPPOSED, "conflicting-limits", "two-standards", "unmarked-exception"),
        _overrides_dropped,
    ),
    Family(
        "permission-withdrawn",
        "what an exception permits is forbidden again in its own situation",
        "logical",
        OPPOSED,
        _level_of_exception,
    ),
)
