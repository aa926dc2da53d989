"""Reads personas and forms."""

from generator.model.materials import Field, FieldGroup, Form, Persona
from generator.model.parts import Scope
from generator.reading.claims import read_count
from generator.reading.manner import read_recipients
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_scope

_USUAL_ROWS = 4


def read_persona(node: Node, words: Words, default: Scope) -> Persona:
    """Return a persona; facets its scope does not name come from *default*."""
    return Persona(
        **read_entry_fields(node),
        summary=node.text("summary"),
        scope=read_scope(node, words, default=default),
        signs=node.texts("signs"),
        needs=node.texts("needs"),
        do=node.texts("do"),
        say=node.placed_texts("say"),
        avoid=node.texts("avoid"),
        scripts=node.texts("scripts"),
        why=node.text("why"),
    )


def read_form(node: Node, words: Words) -> Form:
    """Return a form."""
    return Form(
        **read_entry_fields(node),
        purpose=node.text("purpose"),
        when=node.text("when"),
        audience=read_leaf(node["audience"], "role", words) if "audience" in node else "",
        to=next(iter(read_recipients(node, words)), ""),
        copies=node.texts("copies"),
        keep=node.text("keep"),
        numbered=node.flag("numbered", True),
        privacy=node.text("privacy"),
        used_by=node.texts("used-by"),
        count=read_count(node),
        sections=tuple(_read_group(section) for section in node.elements("sections")),
    )


def _read_group(node: Node) -> FieldGroup:
    fields = tuple(map(_read_field, node.elements("fields")))
    return FieldGroup(node.text("title"), fields, read_count(node, "count"))


def _read_field(node: Node) -> Field:
    return Field(
        id=node.text("id"),
        label=node.text("label"),
        where=node.where,
        type=node.value.get("type", "text"),
        required=node.flag("required"),
        lines=node.value.get("lines", 1),
        unit=node.text("unit"),
        options=node.texts("options"),
        columns=node.texts("columns"),
        rows=node.value.get("rows", _USUAL_ROWS),
        note=node.text("note"),
        personal=node.flag("personal"),
    )
