"""Limits added or split that look like a clash and are none: disjoint, stricter, crossing, of another measure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import Figure, limited, metric_of, read_figure
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, narrow
from tools.mutants.twin import altered, beside, instead, like

_BARE: Data = dict.fromkeys(("act", "before", "after", "to", "cadence"))


def _refigured(manuscript: Manuscript) -> Iterator[tuple[Entry, Figure]]:
    """Yield norms that may get another figure: none stands in the title, and no other norm bears on the metric."""
    for entry, figure in limited(manuscript):
        if not re.search("[0-9一二两三四五六七八九十半]", entry.data["title"]) and _is_alone(manuscript, figure.name):
            yield entry, figure


def _since_next_year(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that give way, from a day on, to one with another figure."""
    for entry, figure in _refigured(manuscript):
        if "since" not in entry.data and "until" not in entry.data:
            old = altered(entry, until="2027-06-30")
            new = like(
                entry, limit=str(figure.looser() if figure.is_open else figure), since="2027-07-01", exceptions=None
            )
            yield instead(manuscript, entry, old, new, change=new["limit"])


def _split_by_flag(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms split in two by a flag, each with its figure."""
    for entry, figure in _refigured(manuscript):
        flags = free_flags(manuscript, entry)
        if flags and "exceptions" not in entry.data:
            yes, no = (narrow(boxes(manuscript, entry), **{flags[-1]: value}) for value in ("yes", "no"))
            other = like(entry, **as_scope(no), limit=str(figure.looser() if figure.is_open else figure))
            yield instead(
                manuscript,
                entry,
                altered(entry, **as_scope(yes)),
                other,
                change=f"{flags[-1]}: {figure} / {other['limit']}",
            )


def _may_tighten(manuscript: Manuscript, figure: Figure) -> bool:
    """Tell whether less can be allowed without harm: not of a time that the steps of procedures may take."""
    metric = metric_of(manuscript, figure)
    return figure.is_open and bool(figure.stricter().number) and not ("from" in metric and "to" in metric)


def _stricter_exception(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms with one more exception, marked as such, that asks more."""
    for entry, figure in limited(manuscript):
        flags = free_flags(manuscript, entry)
        if flags and _may_tighten(manuscript, figure):
            row = {"scope": {flags[-1]: "yes"}, "limit": str(figure.stricter()), "why": "这种情形要更快。"}
            changed = altered(entry, exceptions=[*entry.data.get("exceptions", ()), row])
            yield instead(manuscript, entry, changed, change=f"{flags[-1]}: {row['limit']}")


def _looser_exception(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        flags = free_flags(manuscript, entry)
        if flags and figure.is_open and not _is_promised(manuscript, entry.id):
            row = {"scope": {flags[-1]: "yes"}, "limit": str(figure.looser()), "why": "这种情形人手不够。"}
            changed = altered(entry, exceptions=[*entry.data.get("exceptions", ()), row])
            yield instead(manuscript, entry, changed, change=f"{flags[-1]}: {row['limit']}")


def _is_promised(manuscript: Manuscript, id_: str) -> bool:
    return any(f"@{id_}.limit" in str(entry.data) for entry in manuscript.of("scripts", "procedures"))


def _stricter_special(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield special norms that ask more; the design lets a check remark on them, as a warning."""
    for entry, figure in limited(manuscript):
        flags = free_flags(manuscript, entry)
        if flags and _may_tighten(manuscript, figure) and entry.data["level"] == "must":
            corner = narrow(boxes(manuscript, entry), **{flags[-1]: "yes"})
            twin = like(entry, **as_scope(corner), limit=str(figure.stricter()))
            if "exceptions" not in entry.data:
                yield beside(manuscript, entry, twin, change=f"{flags[-1]}: {twin['limit']}")


def _overriding_special(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield special norms that ask less and say which norm they beat, and why."""
    for entry, figure in _refigured(manuscript):
        flags = free_flags(manuscript, entry)
        if flags and figure.is_open and not _is_promised(manuscript, entry.id) and "exceptions" not in entry.data:
            corner = narrow(boxes(manuscript, entry), **{flags[-1]: "yes"})
            overrides = [{"id": entry.id, "reason": "这种情形人手不够。"}]
            twin = like(entry, **as_scope(corner), limit=str(figure.looser()), overrides=overrides)
            yield beside(manuscript, entry, twin, change=f"{flags[-1]}: {twin['limit']}")


def _should_above_must(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        if _may_tighten(manuscript, figure) and entry.data["level"] == "must":
            rows = [_stricter_row(row) for row in entry.data.get("exceptions", ())]
            twin = like(entry, level="should", limit=str(figure.stricter()), exceptions=rows or None)
            yield beside(manuscript, entry, twin, change=str(twin["limit"]))


def _stricter_row(row: Data) -> Data:
    figure = read_figure(row.get("limit"))
    return {**row, "limit": str(figure.stricter())} if figure and figure.is_open else row


def _crossing(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms of which neither holds wherever the other does, with different bounds in the same direction."""
    for entry, figure in _refigured(manuscript):
        flags = free_flags(manuscript, entry)
        if (
            len(flags) > 1
            and figure.is_open
            and "exceptions" not in entry.data
            and not _is_promised(manuscript, entry.id)
        ):
            one = narrow(boxes(manuscript, entry), **{flags[-1]: "yes"})
            other = narrow(boxes(manuscript, entry), **{flags[-2]: "yes"})
            twin = like(entry, **as_scope(other), limit=str(figure.looser()))
            yield instead(manuscript, entry, altered(entry, **as_scope(one)), twin, change=f"{flags[-1]} / {flags[-2]}")


def _average_inside(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield an average that is stricter than the limit of each case: two different measures."""
    for entry, figure in limited(manuscript):
        turned = any("level" in row for row in entry.data.get("exceptions", ()))
        if (
            figure.is_open
            and not figure.head
            and figure.stricter().number
            and not turned
            and _is_alone(manuscript, figure.name)
        ):
            average = replace(figure.stricter(), head="平均 ")
            twin = like(entry, level="should", limit=str(average), **_BARE)
            yield beside(manuscript, entry, twin, change=str(average))


def _is_alone(manuscript: Manuscript, name: str) -> bool:
    """Tell whether one limit only in all the handbook bears on a metric."""
    return sum(str(entry.data).count(f"{name} ") for entry in manuscript.of("norms")) == 1


def _bounds_meet(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a norm whose bound in the other direction leaves a value, the end itself."""
    for entry, figure in limited(manuscript):
        if figure.sign in "≤≥" and not figure.head and _is_alone(manuscript, figure.name):
            twin = like(entry, level="should", **_BARE)
            twin["limit"] = str(figure.turned(figure.number))
            yield beside(manuscript, entry, twin, change=str(twin["limit"]))


FAMILIES = tuple(
    Family(name, says, "harmless", allowed, plant)
    for name, says, allowed, plant in (
        ("replaced-on-a-day", "a norm ends and another figure begins on the next day", (), _since_next_year),
        ("split-by-flag", "a norm is split in two situations with two figures", (), _split_by_flag),
        ("stricter-exception", "an exception, marked as one, asks more", (), _stricter_exception),
        ("looser-exception", "an exception, marked as one, asks less", (), _looser_exception),
        (
            "stricter-special",
            "a special norm asks more than the general one",
            ("stricter-than-general",),
            _stricter_special,
        ),
        ("overriding-special", "a special norm asks less and says which one it beats", (), _overriding_special),
        ("should-above-must", "a should asks more than the must", (), _should_above_must),
        ("scopes-cross", "two norms with different bounds, neither inside the other", (), _crossing),
        ("average-inside", "an average is stricter than each case", (), _average_inside),
        ("bounds-meet", "a bound in the other direction meets the first one at its end", (), _bounds_meet),
    )
)
