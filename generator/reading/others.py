"""Reads terms, sources, owners, waivers and the settings."""

from generator.model.entries import Owner, Settings, SourceEntry, Term
from generator.model.waiver import Waiver
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_scope
from generator.waiving import NOT_WAIVABLE


def read_term(node: Node) -> Term:
    """Return a term of the glossary."""
    return Term(
        **read_entry_fields(node),
        definition=node.text("definition"),
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
        severities=tuple((rule, severity.value) for rule, severity in severities if rule not in NOT_WAIVABLE),
    )
