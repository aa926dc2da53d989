"""The rules, one module each, in the order `explain` lists them."""

from generator.rule import Rule
from generator.rules import (
    conflicting_limits,
    dangling_reference,
    duplicate_id,
    missing_move,
    said_and_forbidden,
    schema,
    unassessed_norm,
    unscripted_situation,
)

RULES: tuple[Rule, ...] = (
    schema,
    duplicate_id,
    dangling_reference,
    conflicting_limits,
    said_and_forbidden,
    missing_move,
    unscripted_situation,
    unassessed_norm,
)
