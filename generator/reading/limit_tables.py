"""Reads limits that differ by situation: `limit: {metric, by: [{scope, max}, …, {max}]}`."""

from generator.model.parts import Limit, Scope
from generator.numeral import NotUnderstood
from generator.reading.node import Node
from generator.reading.terms import BOUNDS, Words, read_bounds, read_limit, read_scope

Rows = tuple[tuple[Scope, Limit], ...]


def read_limit_or_table(node: Node, words: Words) -> tuple[Limit | None, Rows]:
    """Return the limit under `limit` and the rows that hold instead; the row without scope is the limit of the rest."""
    if "limit" not in node or not isinstance(node.value["limit"], dict) or "by" not in node["limit"]:
        return read_limit(node, words), ()
    table = node["limit"]
    if any(bound in table for bound in BOUNDS):
        table.complain("bound-beside-table")
    rest: Limit | None = None
    rows: list[tuple[Scope, Limit]] = []
    for row in table.elements("by"):
        scope, limit = read_scope(row, words), _read_row(row, table, words)
        if "scope" in row and limit:
            rows.append((scope, limit))
        elif rest and "scope" not in row:
            row.complain("second-rest")
        elif "scope" not in row:
            rest = limit
    return rest, tuple(rows)


def _read_row(node: Node, table: Node, words: Words) -> Limit | None:
    metric = words.metrics.get(table.text("metric"))
    if not any(bound in node for bound in BOUNDS):
        node.complain("row-without-bound")
        return None
    try:
        return read_bounds(node, metric, table.text("statistic")) if metric else None
    except NotUnderstood as error:
        node.complain(f"bad-{error.args[0]}", value=str(node.value))
        return None
