"""The hours, days and months within a period on which something falls: 周五, 5 日, 月底, 12 月 31 日, 18:00."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.numeral import DIGITS, HAN, parse_number


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of a period by name: its places from *first* to *last* (see PLACES)."""

    name: str
    first: int
    last: int


DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
PLACES: Mapping[str, tuple[int, ...]] = {
    "天": tuple(range(1440)),
    "周": tuple(range(1, 8)),
    "月": tuple(range(1, 32)),
    "季": tuple(range(1, 93)),
    "年": tuple(month * 100 + day for month, days in enumerate(DAYS_OF_MONTHS, 1) for day in range(1, days + 1)),
}
"""The places of each period: minutes of a day, days of a week, month or quarter, and of a year month × 100 + day."""

_COUNT = rf"{DIGITS}|{HAN}"
_TO = r"(?:至|到|-|–|—|~)"
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)?([一二三四五六日天])")
_WEEKDAY_RANGE = re.compile(rf"({_WEEKDAY.pattern}){_TO}({_WEEKDAY.pattern})")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2})|点(半|钟|整)?)")
_DAY = re.compile(rf"({_COUNT})[日号]")
_DAYS = re.compile(rf"({_COUNT})[日号]?{_TO}({_COUNT})[日号]")
_DATE = re.compile(rf"({_COUNT})月(?:份|({_COUNT})[日号]|(?P<end>底|末))?")
_NAMED: Mapping[str, Mapping[str, Anchor]] = {
    "月": {
        "上旬": Anchor("上旬", 1, 10),
        "中旬": Anchor("中旬", 11, 20),
        "下旬": Anchor("下旬", 21, 31),
        **{word: Anchor("底", 31, 31) for word in ("底", "末", "月底", "月末", "最后一天")},
    },
    "季": {word: Anchor("末", 92, 92) for word in ("末", "底", "季末", "季底", "最后一天")},
    "年": {word: Anchor("底", 1231, 1231) for word in ("底", "末", "年底", "年末", "最后一天")},
}


def read_anchors(unit: str, text: str) -> tuple[Anchor, ...]:
    """Return the parts of a period in one way of writing; none where one is no such thing or comes twice."""
    parts = [part for piece in re.split("[、,和及]", text) for part in _spread(unit, piece)]
    anchors = tuple(dict.fromkeys(anchor for part in parts if (anchor := _read_anchor(unit, part))))
    return anchors if len(anchors) == len(parts) else ()


def _spread(unit: str, piece: str) -> tuple[str, ...]:
    """Return each day of a stretch of weekdays: 周一至周三 is three days, while 5 日至 10 日 is one stretch."""
    match = _WEEKDAY_RANGE.fullmatch(piece) if unit == "周" else None
    if match is None:
        return (piece,)
    first, last = (_WEEKDAYS.index(day.replace("天", "日")) for day in (match[2], match[4]))
    return tuple(_WEEKDAYS[first : last + 1]) or ("",)


def _read_anchor(unit: str, text: str) -> Anchor | None:
    named = _NAMED.get(unit, {})
    return named[text] if text in named else _READERS[unit](text)


def _read_clock(text: str) -> Anchor | None:
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    minute = 30 if match[3] == "半" else int(match[2] or 0)
    place = int(match[1]) * 60 + minute
    return Anchor(f"{int(match[1])}:{minute:02}", place, place)


def _read_weekday(text: str) -> Anchor | None:
    match = _WEEKDAY.fullmatch(text)
    if match is None:
        return None
    day = match[1].replace("天", "日")
    return Anchor(f"周{day}", _WEEKDAYS.index(day) + 1, _WEEKDAYS.index(day) + 1)


def _read_day(text: str) -> Anchor | None:
    if match := _DAY.fullmatch(text):
        day = _read_place(match[1])
        return Anchor(f"{day} 日", day, day) if 1 <= day <= 31 else None
    match = _DAYS.fullmatch(text)
    first, last = (_read_place(match[1]), _read_place(match[2])) if match else (0, 0)
    return Anchor(f"{first} 日至 {last} 日", first, last) if 1 <= first < last <= 31 else None


def _read_date(text: str) -> Anchor | None:
    match = _DATE.fullmatch(text)
    month = _read_place(match[1]) if match else 0
    if match is None or not 1 <= month <= 12:
        return None
    last = DAYS_OF_MONTHS[month - 1]
    if not match[2]:
        first, name = (last, f"{month} 月底") if match["end"] else (1, f"{month} 月")
        return Anchor(name, month * 100 + first, month * 100 + last)
    day = _read_place(match[2])
    return Anchor(f"{month} 月 {day} 日", month * 100 + day, month * 100 + day) if 1 <= day <= last else None


def _read_place(text: str) -> int:
    number = parse_number(text)
    return number.numerator if number.denominator == 1 else 0


def _read_nothing(_: str) -> Anchor | None:
    return None


_READERS: Mapping[str, Callable[[str], Anchor | None]] = {
    "天": _read_clock,
    "周": _read_weekday,
    "月": _read_day,
    "季": _read_nothing,
    "年": _read_date,
}
