"""Quantities and limits as people write them: 三声, 一分半, 铃响 ≤ 3 声, 80% 的等待时长 ≤ 20 秒."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.calendar import DAY
from generator.interval import Interval
from generator.numeral import DIGITS, HAN, NotUnderstood, fold_width, parse_number
from generator.workdays import CALENDAR_DAYS, CLOCK, COUNTED, TIMES, WORKING_DAYS, WORKING_TIME, Span, count_whole


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; *factor* turns it into the base unit of its dimension (seconds for time)."""

    dimension: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the base unit of its dimension, and the unit it was written in."""

    value: Fraction
    dimension: str
    unit: str


@dataclass(frozen=True, slots=True)
class Bound:
    """What a limit says, read from its short form; *name* is the metric as written."""

    name: str
    statistic: str
    interval: Interval
    dimension: str
    unit: str


_SECONDS = {
    "秒": 1,
    "秒钟": 1,
    "分": 60,
    "分钟": 60,
    "刻钟": 900,
    "小时": 3600,
    "钟头": 3600,
    "天": 86400,
    "日": 86400,
    "周": 604800,
}
_WORK_SECONDS = {"工作小时": 3600, "工作分钟": 60}
_MONEY = {"万元": 10_000, "亿元": 100_000_000}
UNITS: Mapping[str, Unit] = {
    **{name: Unit(CLOCK, Fraction(seconds)) for name, seconds in _SECONDS.items()},
    **{name: Unit(WORKING_TIME, Fraction(seconds)) for name, seconds in _WORK_SECONDS.items()},
    "自然日": Unit(CALENDAR_DAYS, Fraction(1)),
    "工作日": Unit(WORKING_DAYS, Fraction(1)),
}
"""Units of time by name. Their four dimensions have no fixed ratio: it takes a calendar to compare them."""

_DAYS = {
    **dict.fromkeys(("当天", "当日"), ("自然日", 0)),
    **dict.fromkeys(("次日", "第二天", "翌日"), ("自然日", 1)),
    **dict.fromkeys(("次一工作日", "下一工作日", "下一个工作日", "下个工作日"), ("工作日", 1)),
}
"""Days that have a name of their own, counted from the day of the start."""

LONGEST = 366
"""The longest term in working days; whoever writes more has made a mistake."""

_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|{DIGITS}|{HAN})"
_TIME_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_UNIT = rf"(?:{_TIME_UNIT}|[^\W\d_]+|%|‰)"
_LONG = (CLOCK, WORKING_TIME)  # dimensions with a smaller unit beside a larger: 1 小时 30 分钟
_TERM = re.compile(
    rf"半个?(?P<half_unit>{_TIME_UNIT})"
    rf"|(?P<number>{_NUMBER})(?P<before_half>个半)?个?(?P<unit>(?:{_TIME_UNIT})(?=半|[0-9]|{HAN}|$)|{_UNIT})(?P<after_half>半)?"
)
_COMPARISONS = {
    "≤": "≤", "<=": "≤", "不超过": "≤", "不多于": "≤", "至多": "≤", "最多": "≤",
    "≥": "≥", ">=": "≥", "不少于": "≥", "不低于": "≥", "至少": "≥", "最少": "≥",
    "<": "<", "少于": "<", "低于": "<", "不到": "<",
    ">": ">", "多于": ">", "高于": ">", "超过": ">",
    "=": "=", "等于": "=", "恰好": "=",
}  # fmt: skip
_COMPARISON = "|".join(sorted(map(re.escape, _COMPARISONS), key=len, reverse=True))
_STATISTICS = {"平均": "average", "中位": "median"}
_LIMIT = re.compile(
    rf"(?P<statistic>平均|中位|(?P<share>{DIGITS})%的)?(?P<name>.+?)"
    rf"(?:(?P<comparison>{_COMPARISON})(?P<value>.+)|(?P<low>{_NUMBER})(?:-|–|—|~|至|到)(?P<high>.+))"
)


@cache
def parse_amount(text: str) -> Amount:
    """Return the quantity written in *text*: `5 秒`, `一分半`, `半小时`, `1 小时 30 分钟`, `两个半小时`, `3 声`."""
    folded = fold_width(text)
    if folded in _DAYS:
        name, days = _DAYS[folded]
        return Amount(Fraction(days), UNITS[name].dimension, name)
    terms = list(_TERM.finditer(folded))
    if not terms or "".join(term[0] for term in terms) != folded:
        raise NotUnderstood("quantity")
    amounts = [_read_term(term) for term in terms]
    if len({amount.dimension for amount in amounts}) > 1 or (len(amounts) > 1 and amounts[0].dimension not in _LONG):
        raise NotUnderstood("quantity")
    smallest = min(amounts, key=lambda amount: unit_of(amount.unit).factor)
    total = sum((amount.value for amount in amounts), Fraction(0))
    _refuse_odd_days(total, smallest.dimension)
    return Amount(total, smallest.dimension, smallest.unit)


def _refuse_odd_days(value: Fraction, dimension: str) -> None:
    """Complain of half a day where days are counted, and of terms that no calendar reaches."""
    if dimension in COUNTED and value.denominator != 1:
        raise NotUnderstood("whole-days")
    if dimension != CLOCK and dimension in TIMES and value > LONGEST * (1 if dimension in COUNTED else DAY):
        raise NotUnderstood("long-term")


def _read_term(term: re.Match[str]) -> Amount:
    name = term["half_unit"] or term["unit"]
    number = Fraction(0) if term["half_unit"] else parse_number(term["number"])
    if term["half_unit"] or term["before_half"] or term["after_half"]:
        number += Fraction(1, 2)
    unit = unit_of(name)
    return Amount(number * unit.factor, unit.dimension, name)


def unit_of(name: str) -> Unit:
    """Return the unit called *name*; one that is neither of time nor of money is counted in a dimension of its own."""
    if name in _MONEY:
        return Unit("元", Fraction(_MONEY[name]))
    return UNITS.get(name) or Unit(name, Fraction(1))


@cache
def parse_bound(text: str) -> Bound:
    """Return what a limit in short form says: `铃响 ≤ 3 声`, `平均 等待时长 < 20 秒`, `静默 5–10 秒`."""
    match = _LIMIT.fullmatch(fold_width(text))
    if match is None:
        raise NotUnderstood("limit")
    statistic = f"p{match['share']}" if match["share"] else _STATISTICS.get(match["statistic"] or "", "each")
    if match["comparison"]:
        amount = parse_amount(match["value"])
        interval = compare(_COMPARISONS[match["comparison"]], amount.value)
    else:
        amount = parse_amount(match["high"])
        low = parse_number(match["low"]) * unit_of(amount.unit).factor
        _refuse_odd_days(low, amount.dimension)
        interval = Interval(low, amount.value)
    if leaves_nothing(interval, amount.dimension):
        raise NotUnderstood("empty")
    return Bound(match["name"], statistic, interval, amount.dimension, amount.unit)


def leaves_nothing(interval: Interval, dimension: str) -> bool:
    """Tell whether no amount lies in an interval; between two days that are counted there is none."""
    return interval.is_empty() or count_whole(Span(interval, dimension)).is_empty()


def are_alike(dimension: str, other: str) -> bool:
    """Tell whether quantities of two dimensions can measure one thing: the same, or both of time."""
    return dimension == other or (dimension in TIMES and other in TIMES)


def compare(sign: str, value: Fraction) -> Interval:
    """Return the numbers that stand in the relation *sign* (≤ ≥ < > =) to *value*."""
    if sign == "=":
        return Interval(value, value)
    if sign in "≤<":
        return Interval(high=value, high_open=sign == "<")
    return Interval(low=value, low_open=sign == ">")


def parse_range(text: str, unit: str, *, clock: bool = False) -> tuple[Interval, ...]:
    """Return the stretches of a range facet: `≥ 5000`, `1–3 次`, `22:00–06:00` (up to, not including, the later hour).

    A stretch of the clock that passes midnight comes as two. Hours count in minutes, other values in the base unit of
    *unit*, which a number without unit is in.
    """
    folded = fold_width(text)
    if clock:
        return _parse_hours(folded)
    if match := re.fullmatch(rf"({_COMPARISON})(.+)", folded):
        return (compare(_COMPARISONS[match[1]], _parse_value(match[2], unit)),)
    if match := re.fullmatch(rf"({_NUMBER})[^\d]*?(?:-|–|—|~|至|到)(.+)", folded):
        low_unit = unit if re.fullmatch(_NUMBER, match[2]) else parse_amount(match[2]).unit
        interval = Interval(_parse_value(match[1], low_unit), _parse_value(match[2], unit))
        if interval.is_empty():
            raise NotUnderstood("empty")
        return (interval,)
    value = _parse_value(folded, unit)
    return (Interval(value, value),)


def _parse_value(text: str, unit: str) -> Fraction:
    expected = unit_of(unit)
    if re.fullmatch(_NUMBER, text):
        return parse_number(text) * expected.factor
    amount = parse_amount(text)
    if amount.dimension != expected.dimension:
        raise NotUnderstood("unit")
    return amount.value


def _parse_hours(text: str) -> tuple[Interval, ...]:
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(?:-|–|—|~|至|到)([0-9]{1,2}):([0-9]{2})", text)
    if match is None:
        raise NotUnderstood("clock")
    begin, end = (Fraction(int(hour) * 60 + int(minute)) for hour, minute in (match.groups()[:2], match.groups()[2:]))
    if max(begin, end) > 1440 or begin == end or begin == 1440:
        raise NotUnderstood("clock")
    if begin < end:
        return (Interval(begin, end, high_open=True),)
    stretches = (Interval(begin, Fraction(1440), high_open=True), Interval(Fraction(0), end, high_open=True))
    return tuple(stretch for stretch in stretches if not stretch.is_empty())
