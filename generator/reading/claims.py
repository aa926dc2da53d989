"""Reads what items and answers claim, and the numbers of items that titles and statements name."""

from fractions import Fraction

from generator.model.assessments import Claim, Total
from generator.model.parts import Count
from generator.reading.node import Node
from generator.reading.terms import Words, read_limit, read_scope

SLOTS = ("act", "limit", "say")


def read_claim(node: Node, words: Words) -> Claim:
    """Return what is claimed; a level of nothing is noted."""
    if not any(slot in node for slot in SLOTS):
        node.complain("empty-claim")
    return Claim(
        level=node.value["level"],
        where=node.where,
        act=node.text("act"),
        limit=read_limit(node, words),
        before=node.texts("before"),
        after=node.texts("after"),
        say=node.placed_texts("say"),
        scope=read_scope(node, words),
    )


def read_count(node: Node, key: str = "items", of: str = "") -> Count | None:
    """Return the declared number of items under *key*, which the entry itself or *of* lists."""
    return Count(node.value[key], of or node.entry, node[key].where) if key in node else None


def read_total(node: Node) -> Total | None:
    """Return the declared sum of all points under `total`."""
    return Total(Fraction(str(node.value["total"])), node["total"].where) if "total" in node else None
