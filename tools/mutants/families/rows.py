"""Rows of exceptions and of tables that contradict each other or the norm beside them."""

from collections.abc import Iterator
from typing import Any

from tools.mutants.families.limits_moved import ANY, CLASH
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import read_figure
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.twin import altered, beside, instead, like


def _rows(manuscript: Manuscript) -> Iterator[tuple[Entry, int, Data]]:
    """Yield the exceptions of norms with their number."""
    for entry in manuscript.of("norms"):
        for number, row in enumerate(entry.data.get("exceptions", ())):
            yield entry, number, row


def _with_row(manuscript: Manuscript, entry: Entry, row: Data, change: str) -> Mutant:
    return instead(manuscript, entry, altered(entry, exceptions=[*entry.data["exceptions"], row]), change=change)


def _exception_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms with two exceptions for one case, which allow more or less."""
    for entry, number, row in _rows(manuscript):
        figure = read_figure(row.get("limit"))
        if figure and figure.is_open:
            other = figure.looser() if number % 2 else figure.stricter()
            yield _with_row(manuscript, entry, {**row, "limit": str(other)}, f"{row['scope']}: {figure} / {other}")


def _exception_turned(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms with two exceptions for one case, which leave no number."""
    for entry, _, row in _rows(manuscript):
        figure = read_figure(row.get("limit"))
        if figure and figure.is_open and figure.number:
            other = figure.turned(figure.beyond())
            yield _with_row(manuscript, entry, {**row, "limit": str(other)}, f"{row['scope']}: {figure} / {other}")


def _exception_opposed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms of which one exception permits what another one for the same case forbids."""
    turned = {"may": "must-not", "must": "must-not", "must-not": "may"}
    for entry, _, row in _rows(manuscript):
        level = turned.get(row.get("level", ""), "")
        if level and "act" in entry.data and "limit" not in row:
            yield _with_row(manuscript, entry, {**row, "level": level}, f"{row['scope']}: {row['level']} / {level}")


def _tables(manuscript: Manuscript) -> Iterator[tuple[Entry, Data, str, int]]:
    """Yield norms with a table of limits: the table, the name of its metric, the largest number in it."""
    for entry in manuscript.of("norms"):
        limit: Any = entry.data.get("limit")
        rows = limit.get("by", ()) if isinstance(limit, dict) else ()
        numbers = [int(number) for row in rows if (number := str(row.get("max", "")).split(" ")[0]).isdigit()]
        if numbers:
            yield entry, limit, manuscript.table("metrics")[limit["metric"]]["name"], max(numbers)


def _table_opposed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, limit, name, most in _tables(manuscript):
        unit = str(limit["by"][-1]["max"]).split(" ", 1)[1]
        twin = like(entry, limit=f"{name} > {most * 3} {unit}")
        yield beside(manuscript, entry, twin, change=str(twin["limit"]))


def _table_flattened(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm that says the row for everybody else of all."""
    for entry, limit, name, _ in _tables(manuscript):
        rows = limit["by"]
        if "scope" not in rows[-1] and len(rows) > 1:
            twin = like(entry, limit=f"{name} ≤ {rows[-1]['max']}")
            yield beside(manuscript, entry, twin, change=str(twin["limit"]), first=True)


FAMILIES = (
    Family("exception-doubled", "two exceptions for one case have two figures", "policy", ANY, _exception_doubled),
    Family("exception-turned", "two exceptions for one case leave no number", "logical", CLASH, _exception_turned),
    Family(
        "exception-opposed",
        "one exception permits what another for the same case forbids",
        "logical",
        ("opposed-duties",),
        _exception_opposed,
    ),
    Family("table-opposed", "another norm wants more than any row of a table", "logical", CLASH, _table_opposed),
    Family("table-flattened", "the last row of a table is said of everybody", "policy", ANY, _table_flattened),
)
