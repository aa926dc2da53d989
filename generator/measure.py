"""Quantities as people write them: 三声, 一分半, 两个工作日, 当天, 1万5千元, 九成五."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.calendar import DAY
from generator.interval import Interval
from generator.numeral import DIGITS, HAN, NUMBER, NotUnderstood, fold_width, parse_number
from generator.workdays import CALENDAR_DAYS, CLOCK, COUNTED, TIMES, WORKING_DAYS, WORKING_TIME, Span, count_whole


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; *factor* turns it into the base unit of its dimension (seconds for time)."""

    dimension: str
    factor: Fraction


GRADES = "等级"
WHOLE = frozenset((GRADES, *"声次人项件位个名户单条张份遍回步"))
"""Dimensions of what is counted one by one: there is nothing between two and three."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the base unit of its dimension, and the unit it was written in."""

    value: Fraction
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
    "h": 3600,
    "min": 60,
    "s": 1,
}
_WORK_SECONDS = {"工作小时": 3600, "工作分钟": 60}
_FACTORS = {
    **{name: ("元", Fraction(1)) for name in ("块", "块钱")},
    **{name: ("元", Fraction(1, 10)) for name in ("角", "毛")},
    **{name: ("元", Fraction(value)) for name, value in (("千元", 1000), ("万元", 10_000), ("亿元", 100_000_000))},
    "‰": ("%", Fraction(1, 10)),
}
UNITS: Mapping[str, Unit] = {
    **{name: Unit(CLOCK, Fraction(seconds)) for name, seconds in _SECONDS.items()},
    **{name: Unit(WORKING_TIME, Fraction(seconds)) for name, seconds in _WORK_SECONDS.items()},
    "自然日": Unit(CALENDAR_DAYS, Fraction(1)),
    "工作日": Unit(WORKING_DAYS, Fraction(1)),
}
"""Units of time by name. Their four dimensions have no fixed ratio: it takes a calendar to compare them."""

NAMED_DAYS = {
    **dict.fromkeys(("当天", "当日"), ("自然日", 0)),
    **dict.fromkeys(("次日", "第二天", "翌日"), ("自然日", 1)),
    **dict.fromkeys(("次一工作日", "下一工作日", "下一个工作日", "下个工作日"), ("工作日", 1)),
}
"""Days that have a name of their own, counted from the day of the start."""

LONGEST = 366
"""The longest term in working days; whoever writes more has made a mistake."""

_TIME_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_UNIT = rf"(?:{_TIME_UNIT}|[^\W\d_]+|%|‰)"
_LONG = (CLOCK, WORKING_TIME, "元")  # dimensions with a smaller unit beside a larger: 1 小时 30 分钟, 3 元 5 角
_TENTHS = re.compile(rf"({NUMBER})成(?:({DIGITS}|{HAN})|(半))?")
_OF_A_HUNDRED = re.compile(rf"([百千])分之({NUMBER})")
_TERM = re.compile(
    rf"半个?(?P<half_unit>{_TIME_UNIT})"
    rf"|(?P<number>{NUMBER})(?P<before_half>个半)?个?(?P<unit>(?:{_TIME_UNIT})(?=半|[0-9]|{HAN}|$)|{_UNIT})(?P<after_half>半)?"
)


@cache
def parse_amount(text: str) -> Amount:
    """Return the quantity written in *text*: `5 秒`, `一分半`, `半小时`, `1 小时 30 分钟`, `两个半小时`, `3 声`."""
    folded = fold_width(text)
    if folded in NAMED_DAYS:
        name, days = NAMED_DAYS[folded]
        return Amount(Fraction(days), UNITS[name].dimension, name)
    if share := read_share(folded):
        return Amount(share, "%", "%")
    terms = list(_TERM.finditer(folded))
    if not terms or "".join(term[0] for term in terms) != folded:
        raise NotUnderstood("quantity")
    amounts = [_read_term(term) for term in terms]
    if len({amount.dimension for amount in amounts}) > 1 or (len(amounts) > 1 and amounts[0].dimension not in _LONG):
        raise NotUnderstood("quantity")
    smallest = min(amounts, key=lambda amount: unit_of(amount.unit).factor)
    total = sum((amount.value for amount in amounts), Fraction(0))
    refuse_odd_days(total, smallest.dimension)
    return Amount(total, smallest.dimension, smallest.unit)


def read_share(text: str) -> Fraction | None:
    """Return the per cent in `九成`, `九成五`, `百分之九十` or `千分之三`; None where it is written in another way."""
    if match := _TENTHS.fullmatch(text):
        rest = Fraction(5) if match[3] else parse_number(match[2] or "0")
        if rest >= 10:
            raise NotUnderstood("quantity")
        return parse_number(match[1]) * 10 + rest
    if match := _OF_A_HUNDRED.fullmatch(text):
        return parse_number(match[2]) / (1 if match[1] == "百" else 10)
    return None


def refuse_odd_days(value: Fraction, dimension: str) -> None:
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
    if name in _FACTORS:
        return Unit(*_FACTORS[name])
    return UNITS.get(name) or Unit(name, Fraction(1))


def units_like(name: str) -> frozenset[str]:
    """Return the units that measure what the unit called *name* does: 元, 万元 and 角; 次 alone."""
    dimension = unit_of(name).dimension
    named = (other for other in (dimension, *_FACTORS) if unit_of(other).dimension == dimension)
    return frozenset((name, *named)) if dimension not in TIMES else frozenset((name,))


def are_alike(dimension: str, other: str) -> bool:
    """Tell whether quantities of two dimensions can measure one thing: the same, or both of time."""
    return dimension == other or (dimension in TIMES and other in TIMES)


def leaves_nothing(interval: Interval, dimension: str) -> bool:
    """Tell whether no amount lies in an interval; between two days that are counted there is none."""
    return interval.is_empty() or count_whole(Span(interval, dimension)).is_empty()
