"""Figures moved in their place or said for a part of the scope: exceptions, promises, tables, the calendar."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import Figure, limited, metric_of, write_number
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.parts import with_line
from tools.mutants.situations import as_scope, boxes, free_flags, narrow, within
from tools.mutants.twin import altered, beside, instead, like

CLASH = ("conflicting-limits",)
ANY = (*CLASH, "two-standards", "unmarked-exception", "stricter-than-general", "unbacked-promise")


def _looser_corner(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        flags = free_flags(manuscript, entry)
        if figure.is_open and flags:
            corner = narrow(boxes(manuscript, entry), **{flags[-1]: "yes"})
            twin = like(entry, **as_scope(corner), limit=str(figure.looser()))
            yield beside(manuscript, entry, twin, change=f"{flags[-1]}: {figure.looser()}")


def _freed_exceptions(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        rows = [row for row in entry.data.get("exceptions", ()) if row.keys() & {"limit", "level", "act"}]
        for number, row in enumerate(rows):
            rest = [other for other in entry.data["exceptions"] if other is not row]
            corner = within(manuscript, entry, row["scope"])
            said = {key: value for key, value in row.items() if key not in ("scope", "why")}
            special = like(entry, f"case-{number + 1}", **as_scope(corner), **said)
            yield instead(manuscript, entry, altered(entry, exceptions=rest or None), special, change=f"{row['scope']}")


def _forgotten_exceptions(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        for number, row in enumerate(entry.data.get("exceptions", ())):
            if (
                entry.data["level"] == "must"
                and row.keys() & {"limit", "level"}
                and isinstance(entry.data.get("limit", ""), str)
            ):
                corner = within(manuscript, entry, row["scope"])
                twin = like(entry, f"again-{number + 1}", **as_scope(corner))
                yield beside(manuscript, entry, twin, change=f"{row['scope']}")


def _loosened_promises(manuscript: Manuscript) -> Iterator[Mutant]:
    for script in manuscript.of("scripts"):
        for number, line in enumerate(script.data["lines"]):
            promise = line.get("promises") if isinstance(line, dict) else None
            if promise and (isinstance(promise, str) or _has_a_number(promise)):
                changed = with_line(script, number, {**line, "promises": _loosen(promise)})
                yield instead(manuscript, script, changed, change=f"{_loosen(promise)}")


def _has_a_number(promise: dict[str, str]) -> bool:
    """Tell whether the longest time promised is a number of something, not 当天."""
    return promise.get("max", "")[:1].isdigit()


def _loosen(promise: object) -> object:
    if isinstance(promise, dict):
        number, unit = str(promise["max"]).split(" ", 1)
        return {**promise, "max": f"{write_number(Fraction(number) * 7)} {unit}"}
    head, number, unit = (
        str(promise).rsplit(" ", 2) if " 个" not in str(promise) else str(promise).replace(" 个", " ").rsplit(" ", 2)
    )
    return f"{head} {write_number(Fraction(number) * 7)} {unit}"


def _tightened_norms(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms made stricter in their place where a script goes on promising the old figure."""
    promised = " ".join(str(script.data["lines"]) for script in manuscript.of("scripts"))
    for entry, figure in limited(manuscript):
        metric = metric_of(manuscript, figure)
        if (
            figure.sign == "≤"
            and figure.number > 1
            and f"@{entry.id}.limit" in promised
            and (metric["id"] in promised or f"'{metric['name']} " in promised)
        ):
            changed = replace(figure, number=figure.part(4) or Fraction(1))
            yield instead(manuscript, entry, altered(entry, limit=str(changed)), change=f"{figure} → {changed}")


def _table(entry: Entry) -> Data:
    limit: Any = entry.data.get("limit")
    return limit if isinstance(limit, dict) else {}


def _doubled_rows(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        limit = _table(entry)
        for row in limit.get("by", ()):
            number, unit = str(row["max"]).split(" ", 1)
            other = {**row, "max": f"{int(number) + 4} {unit}"}
            yield instead(
                manuscript, entry, altered(entry, limit={**limit, "by": [*limit["by"], other]}), change=f"{other}"
            )


def _table_restated(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm of its own that gives one row of a table another figure."""
    for entry in manuscript.of("norms"):
        limit = _table(entry)
        for number, row in enumerate(limit.get("by", ())):
            if "scope" in row:
                amount, unit = str(row["max"]).split(" ", 1)
                metric = manuscript.table("metrics")[limit["metric"]]["name"]
                corner = within(manuscript, entry, row["scope"])
                twin = like(
                    entry, f"row-{number + 1}", **as_scope(corner), limit=f"{metric} ≤ {int(amount) * 3} {unit}"
                )
                yield beside(manuscript, entry, twin, change=f"{row['scope']} {twin['limit']}")


def _working_days_twisted(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        if figure.unit.endswith("工作日"):
            for unit in ("天", "小时"):
                twin = like(entry, f"in-{'days' if unit == '天' else 'hours'}", limit=str(replace(figure, unit=unit)))
                yield beside(manuscript, entry, twin, change=f"{figure} / {twin['limit']}")


def _working_days_exceeded(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        if figure.unit.endswith("工作日") and figure.sign == "≤":
            late = Figure(figure.head, figure.name, "≥", figure.number * 5 + 20, "天")
            yield beside(manuscript, entry, like(entry, limit=str(late)), change=f"{figure} / {late}")


def _days_become_working_days(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        if figure.unit in ("天", "小时") and figure.sign == "≤" and figure.number >= 1:
            days = figure.number if figure.unit == "天" else max(Fraction(1), Fraction(int(figure.number / 24)))
            twisted = replace(figure, number=days, unit="工作日")
            twin = like(entry, limit=str(twisted), exceptions=entry.data.get("exceptions"))
            yield beside(manuscript, entry, twin, change=f"{figure} / {twisted}")


def _hours_become_working_hours(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        if figure.unit == "小时" and figure.sign == "≤" and not figure.head:
            twin = like(entry, limit=str(replace(figure, unit="个工作小时")), exceptions=entry.data.get("exceptions"))
            yield beside(manuscript, entry, twin, change=f"{figure} / {twin['limit']}")


def _hours_become_days_of_the_calendar(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield hours copied as today or tomorrow."""
    for entry, figure in limited(manuscript):
        if figure.unit in ("小时", "天") and figure.sign == "≤" and not figure.head:
            whole = figure.number if figure.unit == "天" else figure.number / 24
            word = "当天" if whole < 1 else "次日"
            twin = like(entry, limit=f"{figure.name} ≤ {word}", exceptions=entry.data.get("exceptions"))
            yield beside(manuscript, entry, twin, change=f"{figure} / {twin['limit']}", first=True)


FAMILIES = (
    Family(
        "working-days-exceeded",
        "within some working days, but not before weeks later",
        "logical",
        (*CLASH, "schema"),
        _working_days_exceeded,
    ),
    Family(
        "corner-loosened",
        "a special norm allows more, nothing marks it as an exception",
        "policy",
        ("unmarked-exception",),
        _looser_corner,
    ),
    Family(
        "exception-freed",
        "a row of exceptions was made a norm of its own",
        "policy",
        (*ANY, "opposed-duties"),
        _freed_exceptions,
    ),
    Family(
        "exception-forgotten",
        "the general norm is said again where it has an exception",
        "policy",
        (*ANY, "opposed-duties"),
        _forgotten_exceptions,
    ),
    Family("promise-changed", "a script promises more time than the norm gives", "policy", ANY, _loosened_promises),
    Family(
        "norm-tightened", "a norm was made stricter, a script promises the old figure", "policy", ANY, _tightened_norms
    ),
    Family(
        "table-row-doubled",
        "a table of limits has two rows for one case",
        "policy",
        (*ANY, "schema", "never-applies"),
        _doubled_rows,
    ),
    Family("table-restated", "another norm gives one case of a table another figure", "policy", ANY, _table_restated),
    Family(
        "working-days-twisted",
        "working days were copied as days or hours",
        "policy",
        (*ANY, "schema"),
        _working_days_twisted,
    ),
    Family(
        "days-twisted",
        "days or hours were copied as working days",
        "policy",
        (*ANY, "schema"),
        _days_become_working_days,
    ),
    Family("hours-twisted", "hours were copied as working hours", "policy", ANY, _hours_become_working_hours),
    Family("tomorrow-twisted", "hours were copied as 当天 or 次日", "policy", ANY, _hours_become_days_of_the_calendar),
)
