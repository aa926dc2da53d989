"""The rules, one module each, in the order `explain` lists them."""

from generator.rule import Rule
from generator.rules import (
    conflicting_cadence,
    conflicting_limits,
    dangling_reference,
    duplicate_id,
    missing_move,
    no_alternative,
    opposed_duties,
    said_and_forbidden,
    schema,
    stale_waiver,
    two_standards,
    unassessed_norm,
    undefined_term,
    unknown_placeholder,
    unscripted_situation,
)

RULES: tuple[Rule, ...] = (
    schema,
    duplicate_id,
    dangling_reference,
    opposed_duties,
    conflicting_limits,
    conflicting_cadence,
    two_standards,
    said_and_forbidden,
    unknown_placeholder,
    unscripted_situation,
    missing_move,
    no_alternative,
    unassessed_norm,
    undefined_term,
    stale_waiver,
)
