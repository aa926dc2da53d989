"""Scopes as editors type them: merged with the file's default, narrowed, and told apart without the engine."""

from collections.abc import Iterator, Mapping
from typing import Any

from tools.mutants.manuscript import Data, Entry, Manuscript

Box = Mapping[str, Any]


def boxes(manuscript: Manuscript, entry: Entry) -> tuple[Data, ...]:
    """Return the boxes of an entry's scope, completed by the default of its file."""
    typed = entry.data.get("scope", {})
    default = manuscript.default_scope(entry)
    return tuple({**default, **box} for box in (typed if isinstance(typed, list) else [typed]))


def scope_of(entry: Entry) -> Data:
    """Return what an entry itself says of its scope, if that is one box."""
    scope: Any = entry.data.get("scope")
    return scope if isinstance(scope, dict) else {}


def within(manuscript: Manuscript, entry: Entry, scope: Any) -> tuple[Data, ...]:
    """Return the boxes of an entry narrowed to those of *scope*, typed inside the entry."""
    inner = scope if isinstance(scope, list) else [scope]
    return tuple({**box, **each} for box in boxes(manuscript, entry) for each in inner)


def as_scope(found: tuple[Data, ...]) -> Data:
    """Return the part of an entry that says its scope is *found*."""
    if found == ({},):
        return {}
    return {"scope": dict(found[0]) if len(found) == 1 else [dict(box) for box in found]}


def narrow(found: tuple[Data, ...], **values: Any) -> tuple[Data, ...]:
    """Return boxes that hold only where the facets, typed with _ for -, have these values as well."""
    named = {facet.replace("_", "-"): value for facet, value in values.items()}
    return tuple({**box, **named} for box in found)


def free_flags(manuscript: Manuscript, entry: Entry) -> list[str]:
    """Return the flags that nothing in the entry or in the impossible situations names."""
    named = {facet for row in manuscript.of("impossible") for facet in row.data} | set(_keys(entry.data))
    return [id_ for id_, row in manuscript.table("facets").items() if row["kind"] == "flag" and id_ not in named]


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


def overlap(manuscript: Manuscript, ones: tuple[Data, ...], others: tuple[Data, ...]) -> bool:
    """Tell whether some situation lies in both, going by trees and flags and by equal words of ranges only."""
    return any(_meet(manuscript, one, other) for one in ones for other in others)


def apart(manuscript: Manuscript, ones: tuple[Data, ...], others: tuple[Data, ...]) -> bool:
    """Tell whether each two boxes differ in the value of some tree or flag."""
    return all(
        any(
            not leaves(manuscript, facet, one[facet]) & leaves(manuscript, facet, other[facet])
            for facet in one.keys() & other
        )
        for one in ones
        for other in others
    )


def _meet(manuscript: Manuscript, one: Box, other: Box) -> bool:
    return all(
        leaves(manuscript, facet, one[facet]) & leaves(manuscript, facet, other[facet]) for facet in one.keys() & other
    )


def leaves(manuscript: Manuscript, facet: str, value: Any) -> frozenset[str]:
    """Return the lowest leaves that a value of a facet stands for; words of a range stand for themselves."""
    typed = tuple(str(each) for each in (value if isinstance(value, list) else [value]))
    if (facet, typed) not in manuscript.known_leaves:
        row = manuscript.table("facets").get(facet, {})
        found = frozenset(leaf for each in typed for leaf in _below(row.get("leaves", ()), each) or [each])
        manuscript.known_leaves[facet, typed] = found
    return manuscript.known_leaves[facet, typed]


def above(manuscript: Manuscript, facet: str, id_: str) -> str:
    """Return the value of a tree right above another one, nothing where it is at the top."""
    rows = walk(manuscript.table("facets").get(facet, {}).get("leaves", ()))
    return next((str(row["id"]) for row in rows for each in row.get("children", ()) if each["id"] == id_), "")


def other_word(manuscript: Manuscript, facet: str, id_: str) -> str:
    """Return a synonym or the name of a value of a tree, if no other value of it bears that word."""
    rows = list(walk(manuscript.table("facets").get(facet, {}).get("leaves", ())))
    words = [word for row in rows for word in (row["name"], *row.get("synonyms", ()))]
    own = next((row for row in rows if row["id"] == id_), {"name": ""})
    return next((word for word in (*own.get("synonyms", ()), own["name"]) if words.count(word) == 1), "")


def walk(rows: Any) -> Iterator[Data]:
    """Yield the values of a tree, each before those below it."""
    for row in rows:
        yield row
        yield from walk(row.get("children", ()))


def lowest(manuscript: Manuscript) -> list[tuple[str, str]]:
    """Return the situations that have no others below them, each with the one above it."""
    rows = manuscript.table("facets")["situation"]["leaves"]
    return [(str(row["id"]), str(each["id"])) for row in rows for each in row.get("children", [row])]


def _below(rows: Any, id_: str, inside: bool = False) -> list[str]:
    found: list[str] = []
    for row in rows:
        here = inside or id_ in (row["id"], row["name"], *row.get("synonyms", ()))
        if "children" in row:
            found += _below(row["children"], id_, here)
        elif here:
            found.append(row["id"])
    return found
