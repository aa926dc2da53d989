"""Scopes as a reader sees them: labels beside a title, or a condition inside a sentence."""

from generator.handbook import Handbook
from generator.model.parts import Scope
from generator.naming import FLAG_WORDS, name_scope

UNLESS = "除非"
Labels = tuple[tuple[tuple[str, str], ...], ...]
"""For each box of a scope, pairs of facet name and what of it."""


def label_scope(handbook: Handbook, scope: Scope) -> Labels:
    """Return the labels of a scope; none where it holds everywhere."""
    flags = frozenset(facet.name for facet in handbook.vocabulary.facets if facet.kind == "flag")
    boxes = tuple(tuple(_label(facet, what, flags) for facet, what in box) for box in name_scope(handbook, scope))
    return () if () in boxes else boxes


def _label(facet: str, what: str, flags: frozenset[str]) -> tuple[str, str]:
    """Return a facet and what of it; a flag that must be up is its own name, one that must be down an `unless`."""
    if facet not in flags:
        return facet, what
    return {FLAG_WORDS["yes"]: ("", facet), FLAG_WORDS["no"]: (UNLESS, facet)}.get(what, (facet, what))


def say_condition(handbook: Handbook, scope: Scope) -> str:
    """Return a scope as a condition: `投诉等级为简单，有来电号码时，除非客户同意；或者班次为夜班时`."""
    return "；或者".join(_say_box(box) for box in label_scope(handbook, scope))


def _say_box(box: tuple[tuple[str, str], ...]) -> str:
    when = [_state(facet, what) for facet, what in box if facet != UNLESS]
    unless = [f"{UNLESS}{what}" for facet, what in box if facet == UNLESS]
    return "，".join([*([f"{'，'.join(when)}时"] if when else []), *unless])


def _state(facet: str, what: str) -> str:
    if not facet:
        return what
    return f"{facet} {what}" if what[0] in "<>≤≥=" else f"{facet}为{what}"
