"""Duties given to others, or waived, where the first does not hold: no clash, though it looks like one."""

import copy
from collections.abc import Iterator
from typing import Any

from tools.mutants.families.acts import unconditional
from tools.mutants.families.manner import other_role
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, narrow, scope_of
from tools.mutants.twin import altered, beside, instead, like


def _level_from_next_year(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in unconditional(manuscript, "must"):
        speech = manuscript.table("acts")[entry.data["act"]].get("speech")
        promised = any(f"@{entry.id}.limit" in str(script.data) for script in manuscript.of("scripts"))
        told_elsewhere = promised or _done_elsewhere(manuscript, entry.data["act"], entry.id)
        if not speech and not told_elsewhere and "since" not in entry.data:
            old = altered(entry, until="2027-06-30")
            bare = {"limit": None, "before": None, "after": None, "cadence": None}
            new = like(entry, level="need-not", since="2027-07-01", **bare)
            yield instead(manuscript, entry, old, new, change="must, then need-not")


def _other_recipient_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        flags = free_flags(manuscript, entry)
        if "to" in entry.data and flags and "limit" not in entry.data:
            yes, no = (narrow(boxes(manuscript, entry), **{flags[-1]: value}) for value in ("yes", "no"))
            to = other_role(manuscript, entry.data["to"], scope_of(entry).get("role"))
            other = like(entry, **as_scope(no), to=to)
            yield instead(
                manuscript,
                entry,
                altered(entry, **as_scope(yes)),
                other,
                change=f"{flags[-1]}: {entry.data['to']} / {to}",
            )


def _other_cadence_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        flags = free_flags(manuscript, entry)
        if "cadence" in entry.data and flags:
            yes, no = (narrow(boxes(manuscript, entry), **{flags[-1]: value}) for value in ("yes", "no"))
            other = like(
                entry, **as_scope(no), cadence="每年 2 次", limit=None, exceptions=entry.data.get("exceptions")
            )
            yield instead(
                manuscript,
                entry,
                altered(entry, **as_scope(yes)),
                other,
                change=f"{flags[-1]}: {entry.data['cadence']}",
            )


def _other_doer_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield the act of one doer given to another role from a day on."""
    for entry in unconditional(manuscript, "must"):
        scope = entry.data.get("scope")
        if (
            manuscript.has_one_doer(entry.data["act"])
            and isinstance(scope, dict)
            and not _steps_do(manuscript, entry.data["act"])
        ):
            role = other_role(manuscript, scope.get("role"))
            old = altered(entry, until="2027-06-30")
            new = like(
                entry, scope={**scope, "role": role}, since="2027-07-01", exceptions=entry.data.get("exceptions")
            )
            yield instead(manuscript, entry, old, new, change=f"{scope.get('role')}, then {role}")


def _steps_do(manuscript: Manuscript, act: str) -> bool:
    return any(step["act"] == act for entry in manuscript.of("procedures") for step in entry.data["steps"])


def _optional_extra(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm that permits what another demands only to those of whom nothing was demanded."""
    for entry in unconditional(manuscript, "must"):
        flags = free_flags(manuscript, entry)
        speech = manuscript.table("acts")[entry.data["act"]].get("speech")
        if flags and not speech and not _done_elsewhere(manuscript, entry.data["act"], entry.id):
            yes, no = (narrow(boxes(manuscript, entry), **{flags[-1]: value}) for value in ("yes", "no"))
            bare: dict[str, Any] = {"limit": None, "before": None, "after": None, "cadence": None, "to": None}
            other = like(entry, **as_scope(no), level="may", **bare)
            yield instead(manuscript, entry, altered(entry, **as_scope(yes)), other, change=f"{flags[-1]}: must / may")


def _done_elsewhere(manuscript: Manuscript, act: str, id_: str) -> bool:
    norms = any(entry.data.get("act") == act and entry.id != id_ for entry in manuscript.of("norms"))
    lines = any(f"'do': '{act}'" in str(entry.data) for entry in manuscript.of("scripts"))
    return norms or lines or _steps_do(manuscript, act)


def _unrelated_norm(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm in plain words beside each norm."""
    for number, entry in enumerate(manuscript.of("norms")):
        row: Data = {
            "id": f"tidy-desk-{number}",
            "title": f"台面整洁第{number + 1}条",
            "level": "should",
            "statement": "下班之前把台面收拾整齐，纸笔归位。",
            **as_scope(boxes(manuscript, entry)),
            **{key: value for key, value in entry.data.items() if key == "sources"},
        }
        yield beside(manuscript, entry, copy.deepcopy(row), change="plain text")


FAMILIES = tuple(
    Family(name, says, "harmless", allowed, plant)
    for name, says, allowed, plant in (
        ("waived-from-a-day", "a duty ends, and from the next day on it need not be done", (), _level_from_next_year),
        ("recipient-elsewhere", "another recipient where the first does not hold", (), _other_recipient_elsewhere),
        ("cadence-elsewhere", "another cadence where the first does not hold", (), _other_cadence_elsewhere),
        ("doer-from-a-day", "another role takes the act over on a day", (), _other_doer_elsewhere),
        ("permitted-elsewhere", "what is demanded here is permitted where it is not demanded", (), _optional_extra),
        ("unrelated-norm", "a norm in plain words is added", (), _unrelated_norm),
    )
)
