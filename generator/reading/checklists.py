"""Reads checklists and how they are scored."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from generator.model.assessments import Band, Checklist, Item, Section
from generator.model.parts import Scope
from generator.reading.claims import read_claim, read_count
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_scope


def read_checklist(node: Node, words: Words, default: Scope) -> Checklist:
    """Return a checklist; weights and bands that cannot give one grade to each score are noted."""
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
        bands=tuple(_read_bands(node["scoring"])) if "scoring" in node else (),
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


def _read_bands(node: Node) -> Iterator[Band]:
    """Yield the bands; every share from 0 to 100 per cent must fall into exactly one."""
    rows = tuple(node.elements("bands"))
    bands = tuple(Band(Fraction(row.text("from").rstrip("%")) / 100, row.text("name")) for row in rows)
    for (upper, lower), row in zip(pairwise(bands), rows[1:], strict=True):
        if lower.share == upper.share:
            row["from"].complain("bands-overlap", upper=upper.name, lower=lower.name, share=row.text("from"))
        elif lower.share > upper.share:
            row["from"].complain("bands-out-of-order", upper=upper.name, lower=lower.name)
    if lowest := min((band.share for band in bands), default=None):
        rows[-1]["from"].complain("bands-with-a-hole", share=f"{float(lowest * 100):g}%")
    yield from bands
