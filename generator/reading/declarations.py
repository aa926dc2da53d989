"""Collects every id that a file gives, whatever else is wrong with the entry that bears it."""

from collections.abc import Iterator

from generator.model.parts import Declaration
from generator.reading.node import Node
from generator.schema import ENTRY_COLLECTIONS

KINDS = {
    **dict.fromkeys((*ENTRY_COLLECTIONS, "never-say"), "entry"),
    "sources": "source",
    "themes": "theme",
    "facets": "facet",
    "acts": "act",
    "metrics": "metric",
    "follow": "follow",
    "expect": "expect",
    "owners": "owner",
}


def declare(node: Node) -> Iterator[Declaration]:
    """Yield the ids that one element of a collection gives."""
    collection = str(node.path[0])
    if collection not in KINDS or not isinstance(node.value, dict):
        return
    yield from _declare_id(node, KINDS[collection])
    if collection == "facets":
        yield from _declare_leaves(node, "leaves", f"leaf of {node.text('id')}")
    elif collection == "procedures":
        for step in _mappings(node, "steps"):
            yield from _declare_step(step, f"step of {node.text('id')}")
    elif collection == "checklists":
        for section in _mappings(node, "sections"):
            yield from _declare_below(section, "items", f"item of {node.text('id')}")
    elif collection == "quizzes":
        yield from _declare_below(node, "questions", f"question of {node.text('id')}")
    elif collection == "forms":
        for section in _mappings(node, "sections"):
            yield from _declare_below(section, "fields", f"field of {node.text('id')}")


def _declare_id(node: Node, kind: str) -> Iterator[Declaration]:
    if isinstance(node.value.get("id"), str):
        where, collection = node["id"].where, str(node.path[0])
        yield Declaration(kind, node.text("id"), where, node.entry, collection, _describe(node))


def _describe(node: Node) -> str:
    """Return title or name, and the definition where there is one."""
    return "：".join(filter(None, (node.text("title") or node.text("name"), node.text("definition"))))


def _declare_below(node: Node, key: str, kind: str) -> Iterator[Declaration]:
    for element in _mappings(node, key):
        yield from _declare_id(element, kind)


def _declare_step(node: Node, kind: str) -> Iterator[Declaration]:
    """Yield the ids of a step and of those in its strands."""
    yield from _declare_id(node, kind)
    for strand in node.elements("parallel"):
        for step in strand.elements():
            if isinstance(step.value, dict):
                yield from _declare_id(step, kind)


def _declare_leaves(node: Node, key: str, kind: str) -> Iterator[Declaration]:
    for leaf in _mappings(node, key):
        yield from _declare_id(leaf, kind)
        yield from _declare_leaves(leaf, "children", kind)


def _mappings(node: Node, key: str) -> Iterator[Node]:
    return (element for element in node.elements(key) if isinstance(element.value, dict))
