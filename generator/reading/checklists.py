"""Reads checklists and how they are scored."""

from fractions import Fraction

from generator.model.assessments import Band, Checklist, Item, Section
from generator.model.parts import Scope
from generator.reading.claims import read_claim, read_count, read_total
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_scope


def read_checklist(node: Node, words: Words, default: Scope) -> Checklist:
    """Return a checklist; weights without grades, and grades without weights, are noted."""
    sections = tuple(
        Section(
            section.text("title"),
            tuple(_read_item(item, words) for item in section.elements("items")),
            read_count(section, "count"),
        )
        for section in node.elements("sections")
    )
    if "scoring" not in node:
        _refuse_weights(node)
    elif all(item.answer == "text" for section in sections for item in section.items):
        node["scoring"].complain("nothing-scored")
    return Checklist(
        **read_entry_fields(node),
        kind=node.value["kind"],
        audience=read_leaf(node["audience"], "role", words),
        intro=node.text("intro"),
        frequency=node.text("frequency"),
        scope=read_scope(node, words, default=default),
        count=read_count(node),
        sections=sections,
        bands=tuple(map(_read_band, node["scoring"].elements("bands"))) if "scoring" in node else (),
        total=read_total(node["scoring"]) if "scoring" in node else None,
        signatures=node.texts("signatures"),
    )


def _read_item(node: Node, words: Words) -> Item:
    return Item(
        id=node.text("id"),
        text=node.text("text"),
        where=node.where,
        answer=node.text("answer") or "tick",
        checks=node.texts("checks"),
        claim=read_claim(node["states"], words) if "states" in node else None,
        weight=Fraction(str(node.value.get("weight", 1))),
        critical=node.flag("critical"),
        na=node.flag("na"),
        lines=node.value.get("lines", 1),
    )


def _refuse_weights(node: Node) -> None:
    for section in node.elements("sections"):
        for item in section.elements("items"):
            if "weight" in item:
                item["weight"].complain("weight-without-bands")


def _read_band(node: Node) -> Band:
    return Band(Fraction(node.text("from").rstrip("%")) / 100, node.text("name"), node["from"].where)
