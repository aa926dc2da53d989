"""Scopes as a reader sees them: labels beside a title, or a condition inside a sentence."""

from generator.handbook import Handbook
from generator.model.entries import Scope
from generator.naming import FLAG_WORDS, name_scope

Labels = tuple[tuple[tuple[str, str], ...], ...]
"""For each box of a scope, pairs of facet name and what of it."""


def label_scope(handbook: Handbook, scope: Scope) -> Labels:
    """Return the labels of a scope; none where it holds everywhere."""
    boxes = name_scope(handbook, scope)
    return () if () in boxes else boxes


def say_condition(handbook: Handbook, scope: Scope) -> str:
    """Return a scope as a condition: `投诉等级为简单、有来电号码时，除非客户同意；或者班次为夜班时`."""
    flags = frozenset(facet.name for facet in handbook.vocabulary.facets if facet.kind == "flag")
    return "；或者".join(_say_box(box, flags) for box in label_scope(handbook, scope))


def _say_box(box: tuple[tuple[str, str], ...], flags: frozenset[str]) -> str:
    unless = [facet for facet, what in box if facet in flags and what == FLAG_WORDS["no"]]
    when = [facet if facet in flags else f"{facet}为{what}" for facet, what in box if facet not in unless]
    return "，".join([*([f"{'，'.join(when)}时"] if when else []), *(f"除非{facet}" for facet in unless)])
