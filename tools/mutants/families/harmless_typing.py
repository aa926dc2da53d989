"""Changes of order and typing that change nothing of what staff are told."""

import copy
from collections.abc import Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited, metric_of, read_figure
from tools.mutants.manuscript import Edit, Manuscript
from tools.mutants.situations import other_word, scope_of, walk
from tools.mutants.twin import altered, instead

ENTRIES = (
    "norms",
    "scripts",
    "never-say",
    "procedures",
    "checklists",
    "quizzes",
    "glossary",
    "sources",
    "personas",
    "forms",
)


def _rewritten(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield each entry typed anew in block style, without comments."""
    for entry in manuscript.of(*ENTRIES):
        yield instead(manuscript, entry, copy.deepcopy(entry.data), change="block style")


def _keys_reordered(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of(*ENTRIES):
        yield instead(manuscript, entry, dict(reversed(entry.data.items())), change="keys reversed")


def _neighbours_swapped(manuscript: Manuscript) -> Iterator[Mutant]:
    found = list(manuscript.of(*ENTRIES))
    for one, other in zip(found[::2], found[1::2], strict=False):
        if (one.file, one.collection) == (other.file, other.collection):
            edits = (Edit(one, (other.data,)), Edit(other, (one.data,)))
            yield Mutant(one.id, f"after {other.id}", edits)


def _id_renamed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "procedures"):
        renamed = f"{entry.id}-renamed"
        edits = [
            Edit(each, (_rename(each.data, entry.id, renamed),))
            for each, text in manuscript.texts
            if entry.id in text and _names(each.data, entry.id)
        ]
        yield Mutant(entry.id, f"→ {renamed}", tuple(edits))


def _names(value: Any, id_: str) -> bool:
    if isinstance(value, dict | list):
        return any(_names(each, id_) for each in (value.values() if isinstance(value, dict) else value))
    return value == id_ or f"@{id_}" in str(value)


def _rename(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _rename(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_rename(each, old, new) for each in value]
    if value == old:
        return new
    pieces = str(value).split(f"@{old}")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        longer = piece[:1] == "-" or (piece[:1].isascii() and piece[:1].isalnum())
        kept.append(f"@{old if longer else new}{piece}")
    return "".join(kept)


def _limit_retyped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose limit reads otherwise and says the same."""
    for entry, figure in limited(manuscript):
        yield instead(manuscript, entry, altered(entry, limit=figure.in_words()), change=figure.in_words())
        smaller = figure.in_smaller_unit()
        if smaller != figure:
            yield instead(manuscript, entry, altered(entry, limit=str(smaller)), change=str(smaller))
        if figure.head in ("", "平均 "):
            long = figure.as_object(metric_of(manuscript, figure)["id"])
            yield instead(manuscript, entry, altered(entry, limit=long), change=str(long))


def _exception_retyped(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        for number, row in enumerate(entry.data.get("exceptions", ())):
            if figure := read_figure(row.get("limit")):
                rows = [*entry.data["exceptions"]]
                rows[number] = {**row, "limit": figure.in_words()}
                yield instead(manuscript, entry, altered(entry, exceptions=rows), change=figure.in_words())


def _leaf_by_name(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries whose scope says a leaf by its name, or by a synonym that no other leaf has."""
    for entry in manuscript.of("norms", "scripts"):
        scope = scope_of(entry)
        for facet, value in scope.items():
            if isinstance(value, str) and (word := other_word(manuscript, facet, value)):
                yield instead(
                    manuscript, entry, altered(entry, scope={**scope, facet: word}), change=f"{value} → {word}"
                )


def _parent_spelt_out(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries whose scope lists the leaves below what it named."""
    rows = {
        (facet, row["id"]): row
        for facet, each in manuscript.table("facets").items()
        for row in walk(each.get("leaves", ()))
    }
    for entry in manuscript.of("norms", "scripts", "procedures"):
        scope = scope_of(entry)
        for facet, value in scope.items():
            children = rows.get((facet, value), {}).get("children") if isinstance(value, str) else None
            if children:
                listed = {**scope, facet: [child["id"] for child in children]}
                yield instead(manuscript, entry, altered(entry, scope=listed), change=f"{value} → {listed[facet]}")


def _boxes_split(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries whose scope comes in two boxes that make one."""
    for entry in manuscript.of("norms", "scripts"):
        scope = scope_of(entry)
        for facet, value in scope.items():
            if isinstance(value, list) and len(value) > 1:
                split = [{**scope, facet: value[0]}, {**scope, facet: value[1:]}]
                yield instead(manuscript, entry, altered(entry, scope=split), change=f"{facet}: {value}")
                break


FAMILIES = tuple(
    Family(name, says, "harmless", (), plant)
    for name, says, plant in (
        ("retyped", "an entry typed in another style of YAML", _rewritten),
        ("keys-reordered", "the keys of an entry in another order", _keys_reordered),
        ("neighbours-swapped", "two entries change places", _neighbours_swapped),
        ("id-renamed", "an id is renamed wherever it stands", _id_renamed),
        ("limit-retyped", "a limit in other words, another unit or the long form", _limit_retyped),
        ("exception-retyped", "the limit of an exception in other words", _exception_retyped),
        ("leaf-by-name", "a scope says a leaf by its name or synonym", _leaf_by_name),
        ("parent-spelt-out", "a scope lists all leaves of what it named", _parent_spelt_out),
        ("boxes-split", "a scope comes in two boxes that make one", _boxes_split),
    )
)
