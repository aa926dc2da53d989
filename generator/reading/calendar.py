"""Reads the calendar: working days and hours, holidays, days worked instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.calendar import DAY_KINDS, OFFICE, USUAL, WEEKDAYS, Calendar, Occasion, Stretch
from generator.numeral import NotUnderstood, fold_width
from generator.reading.node import Node
from generator.short_forms import parse_range

_WEEKDAY = "(?:周|星期|礼拜)?([一二三四五六日天])"
_WEEK_SPAN = re.compile(f"{_WEEKDAY}(?:至|到|-|–|—|~){_WEEKDAY}")
_DATE = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_DATE_SPAN = re.compile(f"{_DATE}(?:(?:至|到|-|–|—|~){_DATE})?")
_LONGEST_HOLIDAY = 366

Hours = tuple[Stretch, ...]


def read_calendar(nodes: tuple[Node, ...]) -> Calendar:
    """Return the calendar; where there are two, the first, and where there is none, the usual one."""
    for second in nodes[1:]:
        second.complain("second-calendar")
    return _read(nodes[0]) if nodes else USUAL


def _read(node: Node) -> Calendar:
    general, special = _read_hours(node)
    days = _read_weekdays(node, "working-days") or (*range(5), *special)
    for row in node.elements("working-hours"):
        if isinstance(row.value, dict) and not {*_read_weekdays(row, "days", note=False)} <= {*days}:
            row["days"].complain("hours-of-day-off", value=str(row["days"].value))
    week = tuple(special.get(day, general) if day in days else () for day in range(7))
    dated: dict[int, Hours] = {}
    for key, hours in (("holidays", ()), ("make-up-days", general)):
        for place, day in _read_dates(node, key):
            if dated.setdefault(day, hours) != hours:
                place.complain("holiday-and-working-day", value=date.fromordinal(day).isoformat())
    return Calendar(week, tuple(sorted(dated.items())))


def _read_hours(node: Node) -> tuple[Hours, Mapping[int, Hours]]:
    """Return the usual hours of a working day, and those of the weekdays that differ."""
    rows = list(node.elements("working-hours"))
    general = _read_stretches(row for row in rows if not isinstance(row.value, dict))
    special: dict[int, Hours] = {}
    for row in rows:
        if isinstance(row.value, dict):
            special |= dict.fromkeys(_read_weekdays(row, "days"), _read_stretches(row.elements("hours")) or OFFICE)
    return general or OFFICE, special


def _read_stretches(nodes: Iterable[Node]) -> Hours:
    """Return stretches of work in order; one that passes midnight or overlaps another is noted."""
    found: list[Stretch] = []
    for node in nodes:
        for begin, end in _read_clock(node, wraps=False):
            if any(begin < end_ and begin_ < end for begin_, end_ in found):
                node.complain("hours-overlap", value=str(node.value))
            else:
                found.append((begin, end))
    return tuple(sorted(found))


def _read_clock(node: Node, *, wraps: bool) -> Hours:
    """Return the stretches of a value; what passes midnight comes as two, or is noted unless it *wraps*."""
    try:
        parts = [parse_range(part, "", clock=True) for part in re.split("[、,，;；]", str(node.value))]
    except NotUnderstood:
        node.complain("bad-clock", value=str(node.value))
        return ()
    if not wraps and any(len(part) > 1 for part in parts):
        node.complain("hours-past-midnight", value=str(node.value))
        return ()
    return tuple((int(each.low or 0), int(each.high or 0)) for part in parts for each in part)


def _read_weekdays(node: Node, key: str, *, note: bool = True) -> tuple[int, ...]:
    """Return the weekdays under *key*, Monday 0."""
    found: list[int] = []
    for element in node.elements(key):
        for part in re.split("[、,和]", fold_width(str(element.value))):
            days = _parse_weekdays(part)
            found += days
            if note and not days:
                element.complain("bad-weekday", value=str(element.value))
    return tuple(sorted({*found}))


def _parse_weekdays(text: str) -> tuple[int, ...]:
    if text == "周末":
        return (5, 6)
    if text in ("每天", "天天"):
        return tuple(range(7))
    if match := _WEEK_SPAN.fullmatch(text):
        first, last = map(_number, match.groups())
        return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
    match = re.fullmatch(_WEEKDAY, text)
    return (_number(match[1]),) if match else ()


def _number(weekday: str) -> int:
    return WEEKDAYS.index(weekday.replace("天", "日"))


def _read_dates(node: Node, key: str) -> Iterator[tuple[Node, int]]:
    """Yield the days under *key*, each with where it is written."""
    for element in node.elements(key):
        written = element["days"] if isinstance(element.value, dict) else element
        try:
            days = _parse_dates(str(written.value))
        except ValueError:
            written.complain("bad-dates", value=str(written.value))
            continue
        yield from ((written, day) for day in days)


def _parse_dates(text: str) -> range:
    match = _DATE_SPAN.fullmatch(fold_width(text))
    if match is None:
        raise ValueError(text)
    first = date.fromisoformat(match[1])
    last = date.fromisoformat(match[2] or match[1])
    if not 0 <= (last - first).days < _LONGEST_HOLIDAY:
        raise ValueError(text)
    return range(first.toordinal(), last.toordinal() + 1)


def read_occasion(node: Node) -> Occasion:
    """Return on which days and at which hours a leaf occurs."""
    days: list[str] = []
    for element in node.elements("days"):
        for part in re.split("[、,和]", fold_width(str(element.value))):
            found = (part,) if part in DAY_KINDS else tuple(f"周{WEEKDAYS[day]}" for day in _parse_weekdays(part))
            days += found
            if not found:
                element.complain("bad-weekday", value=str(element.value))
    hours = [stretch for element in node.elements("hours") for stretch in _read_clock(element, wraps=True)]
    return Occasion(tuple(days), tuple(hours))
