"""Reads norms and etiquette."""

from typing import Any

from generator.model.entries import Norm, Override, RuleException
from generator.model.parts import Scope
from generator.reading.claims import read_count
from generator.reading.limit_tables import read_limit_or_table
from generator.reading.manner import read_authority, read_cadence, read_recipients
from generator.reading.node import Node
from generator.reading.terms import Words, read_limit, read_scope


def read_entry_fields(node: Node) -> dict[str, Any]:
    """Return the fields every entry has."""
    return {
        "id": node.text("id"),
        "title": node.text("title"),
        "where": node.where,
        "theme": node.text("theme"),
        "status": node.text("status") or "active",
        "owner": node.text("owner"),
        "since": node.date("since"),
        "until": node.date("until"),
        "review_by": node.date("review-by"),
        "sources": node.texts("sources"),
        "see_also": node.texts("see-also"),
        "synonyms": node.texts("synonyms"),
    }


def read_norm(node: Node, words: Words, default: Scope) -> Norm:
    """Return a norm; facets its scope does not name come from *default*."""
    limit, rows = read_limit_or_table(node, words)
    return Norm(
        **read_entry_fields(node),
        collection=str(node.path[0]),
        level=node.value["level"],
        statement=node.text("statement"),
        scope=read_scope(node, words, default=default),
        exceptions=tuple(_read_exception(element, words) for element in node.elements("exceptions")),
        act=node.text("act"),
        assists=node.text("as") == "assistant",
        limit=limit,
        limit_rows=rows,
        to=read_recipients(node, words),
        copy=read_recipients(node, words, "copy"),
        cadence=read_cadence(node),
        authority=read_authority(node),
        before=node.texts("before"),
        after=node.texts("after"),
        overrides=tuple(Override(row.text("id"), row.text("reason"), row.where) for row in node.elements("overrides")),
        remedies=node.text("remedies"),
        count=read_count(node["items"], "count", of=node["items"].text("of")) if "items" in node else None,
        why=node.text("why"),
        good=node.placed_texts("good"),
        bad=node.placed_texts("bad"),
    )


def _read_exception(node: Node, words: Words) -> RuleException:
    return RuleException(
        scope=read_scope(node, words),
        where=node.where,
        why=node.text("why"),
        limit=read_limit(node, words),
        act=node.text("act"),
        assists=node.text("as") == "assistant" if "as" in node else None,
        level=node.value.get("level"),
        to=read_recipients(node, words),
        copy=read_recipients(node, words, "copy"),
        cadence=read_cadence(node),
        authority=read_authority(node),
    )
