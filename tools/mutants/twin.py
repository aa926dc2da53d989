"""Entries beside entries: a second one like the first, and what has to name it so that nothing else goes missing."""

import copy
from typing import Any

from tools.mutants.family import Mutant
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript

_OWN = ("overrides", "remedies", "exceptions", "good", "bad")
"""What belongs to one entry and is not said again by another that says something like it."""


def like(entry: Entry, suffix: str = "again", /, **changes: Any) -> Data:
    """Return an entry like *entry* under another id; a change to None leaves the key out, _ in a key stands for -."""
    data = {key: copy.deepcopy(value) for key, value in entry.data.items() if key not in _OWN}
    data |= {"id": f"{entry.id}-{suffix}", "title": f"补充规定（{entry.id}）"}
    data |= {key.replace("_", "-"): value for key, value in changes.items()}
    return {key: value for key, value in data.items() if value is not None}


def altered(entry: Entry, /, **changes: Any) -> Data:
    """Return the entry itself with changes; a change to None leaves the key out, _ in a key stands for -."""
    data: Data = copy.deepcopy(entry.data)
    data |= {key.replace("_", "-"): value for key, value in changes.items()}
    return {key: value for key, value in data.items() if value is not None}


def beside(manuscript: Manuscript, entry: Entry, *others: Data, change: str, first: bool = False) -> Mutant:
    """Return the mutant that has *others* after the entry, or before it, assessed by whatever assesses the entry."""
    rows = (*others, entry.data) if first else (entry.data, *others)
    return Mutant(entry.id, change, (Edit(entry, rows), *enrol(manuscript, entry.id, others)))


def instead(manuscript: Manuscript, entry: Entry, changed: Data, *others: Data, change: str) -> Mutant:
    """Return the mutant that has *changed* in the entry's place and *others* after it."""
    return Mutant(entry.id, change, (Edit(entry, (changed, *others)), *enrol(manuscript, entry.id, others)))


def norm_added(manuscript: Manuscript, entry: str, change: str, /, **says: Any) -> Mutant:
    """Return the mutant that has one more norm, which bears on *entry*; _ in a key stands for -."""
    host = next(norm for norm in manuscript.of("norms") if not manuscript.default_scope(norm))
    row: Data = {"id": f"{entry}-planted", "title": "另立一条", "level": "must", "statement": "照此办理。"}
    row |= {key: host.data[key] for key in ("sources", "theme") if key in host.data}
    row |= {key.replace("_", "-"): value for key, value in says.items()}
    return Mutant(entry, change, (Edit(host, (host.data, row)),), frozenset([row["id"]]))


def enrol(manuscript: Manuscript, id_: str, others: tuple[Data, ...]) -> tuple[Edit, ...]:
    """Return the edits that put *others* into every item of a checklist that assesses the entry *id_*."""
    ids = [row["id"] for row in others]
    return tuple(
        Edit(entry, (_extend(entry.data, id_, ids),))
        for entry in (manuscript.of("checklists") if ids else ())
        if any(id_ in item.get("checks", ()) for section in entry.data["sections"] for item in section["items"])
    )


def _extend(checklist: Data, id_: str, ids: list[str]) -> Data:
    data = copy.deepcopy(checklist)
    for section in data["sections"]:
        for item in section["items"]:
            if id_ in item.get("checks", ()):
                item["checks"] += ids
    return data
