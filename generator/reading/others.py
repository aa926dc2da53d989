"""Reads procedures, terms, sources, owners, waivers and the settings."""

from generator.model.entries import Next, Owner, Procedure, Settings, SourceEntry, Step, Term
from generator.model.parts import Scope
from generator.model.waiver import Waiver
from generator.reading.claims import read_count
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_quantity, read_scope

END = "end"


def read_procedure(node: Node, words: Words, default: Scope) -> Procedure:
    """Return a procedure; a step without `next` leads to the step below it, the last one to the end."""
    rows = tuple(node.elements("steps"))
    followers = (*(row.text("id") for row in rows[1:]), END)
    steps = tuple(_read_step(row, words, follower) for row, follower in zip(rows, followers, strict=True))
    known = {*followers, *(step.id for step in steps)}
    for row, step in zip(rows, steps, strict=True):
        for way in step.next:
            if way.to not in known:
                row["next"].complain("no-such-step", step=step.id, to=way.to)
    return Procedure(
        **read_entry_fields(node),
        scope=read_scope(node, words, default=default),
        trigger=node.text("trigger"),
        within=read_quantity(node, "within"),
        count=read_count(node),
        steps=steps,
        why=node.text("why"),
    )


def _read_step(node: Node, words: Words, follower: str) -> Step:
    return Step(
        id=node.text("id"),
        role=read_leaf(node["role"], "role", words),
        where=node.where,
        act=node.text("act"),
        assists=node.text("as") == "assistant",
        text=node.text("text"),
        within=read_quantity(node, "within"),
        script=node.text("script"),
        next=tuple(_read_way(way, words) for way in node.elements("next")) or (Next(follower, (), node.where),),
    )


def _read_way(node: Node, words: Words) -> Next:
    if not isinstance(node.value, dict):
        return Next(str(node.value), (), node.where)
    return Next(node.text("to"), read_scope(node, words, "if"), node.where)


def read_term(node: Node) -> Term:
    """Return a term of the glossary."""
    return Term(
        **read_entry_fields(node),
        definition=node.text("definition"),
        synonyms=node.texts("synonyms"),
        discouraged=node.texts("discouraged"),
    )


def read_source(node: Node) -> SourceEntry:
    """Return a source."""
    return SourceEntry(
        id=node.text("id"),
        title=node.text("title"),
        where=node.where,
        document=node.text("document"),
        note=node.text("note"),
        settled=node.text("settled"),
        left_out=node.text("left-out"),
    )


def read_waiver(node: Node, words: Words) -> Waiver:
    """Return a waiver."""
    return Waiver(
        rule=node.text("rule"),
        entries=node.texts("entries"),
        reason=node.text("reason"),
        owner=node.text("owner"),
        expires=node.date("expires"),
        where=node.where,
        scope=read_scope(node, words),
    )


def read_owner(node: Node) -> Owner:
    """Return an owner."""
    return Owner(node.text("id"), node.text("name"), node.text("github"), node.where, node.flag("default"))


def read_settings(node: Node | None) -> Settings:
    """Return the settings; without a `handbook` collection the defaults."""
    if node is None:
        return Settings()
    severities = node["severities"].fields() if "severities" in node else ()
    return Settings(
        title=node.text("title") or Settings().title,
        organisation=node.text("organisation"),
        version=node.text("version"),
        address=node.text("address"),
        severities=tuple((rule, severity.value) for rule, severity in severities),
    )
