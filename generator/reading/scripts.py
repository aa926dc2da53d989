"""Reads scripts and forbidden wordings."""

from dataclasses import replace

from generator.measure import parse_amount
from generator.model.entries import Escalation, Line, NeverSay, Script
from generator.model.parts import Scope, Text
from generator.numeral import NotUnderstood
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.procedures import read_time
from generator.reading.terms import Words, read_leaf, read_limit, read_scope

REPLY = "reply"


def read_script(node: Node, words: Words, default: Scope) -> Script:
    """Return a script; facets its scope does not name come from *default*."""
    scope = read_scope(node, words, default=default)
    then = next((value for key, value in node.fields() if key == "then"), None)
    return Script(
        **read_entry_fields(node),
        scope=scope,
        lines=tuple(_read_line(element, words) for element in node.elements("lines")),
        never_say=tuple(_read_never_say(element, scope, node.text("id")) for element in node.elements("never-say")),
        then=_read_then(then) if then else None,
        then_acts=then.texts("acts") if then and isinstance(then.value, dict) else (),
        escalate=tuple(_read_escalation(rung, words) for rung in node.elements("escalate")),
        why=node.text("why"),
    )


def _read_then(node: Node) -> Text:
    said = node["text"] if isinstance(node.value, dict) else node
    return Text(str(said.value), said.where)


def _read_escalation(node: Node, words: Words) -> Escalation:
    return Escalation(
        to=read_leaf(node["to"], "role", words),
        where=node.where,
        when=next(iter(node.placed_texts("when")), None),
        within=read_time(node["within"]) if "within" in node else None,
        at_most=node.value.get("at-most"),
    )


def _read_line(node: Node, words: Words) -> Line:
    if not isinstance(node.value, dict):
        return Line(where=node.where, say=(Text(str(node.value), node.where),))
    return Line(
        where=node.where,
        say=node.placed_texts("say"),
        wait=_read_wait(node),
        do=node.text("do"),
        condition=read_scope(node, words, "if"),
        acts=node.texts("acts"),
        promises=read_limit(node, words, "promises"),
    )


def _read_wait(node: Node) -> str:
    wait = node.text("wait")
    if wait and wait != REPLY:
        try:
            if parse_amount(wait).dimension != "时间":
                raise NotUnderstood("quantity")
        except NotUnderstood:
            node["wait"].complain("bad-wait", value=wait)
    return wait


def _read_never_say(node: Node, scope: Scope, entry: str) -> NeverSay:
    return NeverSay(
        text=Text(node.text("text"), node["text"].where),
        match=node.value.get("match", "phrase"),
        unless=node.texts("unless"),
        why=node.text("why"),
        instead=next(iter(node.placed_texts("instead")), None),
        scope=scope,
        entry=entry,
    )


def read_free_never_say(node: Node, words: Words, default: Scope) -> NeverSay:
    """Return a forbidden wording that stands alone."""
    forbidden = _read_never_say(node, read_scope(node, words, default=default), node.text("id"))
    return replace(forbidden, sources=node.texts("sources"), owner=node.text("owner"))
