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
    redundant,
    said_and_forbidden,
    schema,
    stale_waiver,
    stricter_than_general,
    two_standards,
    unassessed_norm,
    undefined_term,
    unknown_placeholder,
    unmarked_exception,
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
    unmarked_exception,
    said_and_forbidden,
    unknown_placeholder,
    unscripted_situation,
    missing_move,
    no_alternative,
    unassessed_norm,
    undefined_term,
    stricter_than_general,
    redundant,
    stale_waiver,
)
