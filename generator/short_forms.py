"""Limits and ranges in short form: 铃响 ≤ 3 声, 答复时限 3 个工作日内, 80% 的等待时长 ≤ 20 秒, 22:00–06:00."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.interval import Interval
from generator.measure import Amount, leaves_nothing, parse_amount, read_share, refuse_odd_days, unit_of
from generator.numeral import DIGITS, NUMBER, NotUnderstood, fold_width, parse_number


@dataclass(frozen=True, slots=True)
class Bound:
    """What a limit says, read from its short form; *name* is the metric as written."""

    name: str
    statistic: str
    interval: Interval
    dimension: str
    unit: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a limit in short form: of which metric what statistic stands in which relation to what.

    The *sign* is one of ≤ ≥ < > =, or – for a stretch, whose other end is *low*.
    """

    name: str
    statistic: str
    sign: str
    value: str
    low: str = ""


_SIGNS = {
    "≤": (
        "≤",
        "<=",
        "≦",
        "不超过",
        "不得超过",
        "不多于",
        "不大于",
        "不高于",
        "不晚于",
        "不迟于",
        "至多",
        "最多",
        "最晚",
        "最迟",
    ),
    "≥": ("≥", ">=", "≧", "不少于", "不得少于", "不低于", "不得低于", "不小于", "不早于", "至少", "最少", "最早"),
    "<": ("<", "少于", "小于", "低于", "早于", "不到", "不满", "不足"),
    ">": (">", "多于", "大于", "高于", "晚于", "超过"),
    "=": ("=", "等于", "恰好"),
}
_COMPARISONS = {word: sign for sign, words in _SIGNS.items() for word in words}
_COMPARISON = "|".join(sorted(map(re.escape, _COMPARISONS), key=len, reverse=True))
_AFTERWARDS = {"及以上": "≥", "以上": "≥", "及以下": "≤", "以下": "≤", "以内": "≤", "之内": "≤", "内": "≤"}
"""What follows the quantity instead of a comparison; by article 1259 of the Civil Code all of these include it."""

_TO = "(?:-|–|—|~|至|到)"
STATISTICS = {"平均": "average", "中位": "median"}
_SHARE = rf"(?:至少|不少于)?(?P<share>{DIGITS}%|百分之{NUMBER}|{NUMBER}成(?:{NUMBER}|半)?)(?:以上)?的"
_STATISTIC = re.compile(rf"(?P<statistic>平均|中位|{_SHARE})(?P<rest>.+)")
_SIGNED = re.compile(r"(?P<name>.+?)(?P<sign><=|>=|[≤≥≦≧<>=])(?P<value>.+?)(?P<within>以内|之内|内)?")
_COMPARED = re.compile(rf"(?P<name>.+?)(?P<sign>{_COMPARISON})(?P<value>.+?)(?P<within>以内|之内|内)?")
_STRETCH = re.compile(rf"(?P<name>.+?)(?P<low>{NUMBER}[^\d]*?){_TO}(?P<high>{NUMBER}.*)")
_FOLLOWED = re.compile(rf"(?P<head>.+?)(?P<after>{'|'.join(_AFTERWARDS)})")
_SIDE = re.compile(rf"(?:{_COMPARISON}).+|.+?(?:{'|'.join(_AFTERWARDS)})")
_AND = re.compile(r"[,、]?且|、|,(?!\d{3}(?!\d))")


@cache
def parse_bound(text: str) -> Bound:
    """Return what a limit in short form says: `铃响 ≤ 3 声`, `平均 等待时长 < 20 秒`, `静默 5–10 秒`, `满意 4 分以上`.

    A sign stands for itself wherever it is; words for one may also be part of a name (`人手不足 ≤ 3 次`).
    """
    phrase = parse_phrase(text)
    amount = parse_amount(phrase.value)
    interval = compare(phrase.sign, amount.value)
    if phrase.low:
        interval = Interval(_read_low(phrase.low, amount), amount.value)
    if leaves_nothing(interval, amount.dimension):
        raise NotUnderstood("empty")
    return Bound(phrase.name, phrase.statistic, interval, amount.dimension, amount.unit)


def _read_low(text: str, high: Amount) -> Fraction:
    """Return the lower end of a stretch; without a unit it is in that of the other."""
    if not re.fullmatch(NUMBER, text):
        low = parse_amount(text)
        if low.dimension != high.dimension:
            raise NotUnderstood("quantity")
        return low.value
    value = parse_number(text) * unit_of(high.unit).factor
    refuse_odd_days(value, high.dimension)
    return value


def parse_phrase(text: str, grades: Collection[str] = ()) -> Phrase:
    """Return the parts of a limit in short form; its value may be one of *grades* instead of a quantity."""
    folded = fold_width(text)
    match = _STATISTIC.fullmatch(folded)
    statistic, rest = (_read_statistic(match), match["rest"]) if match else ("each", folded)
    if found := _SIGNED.fullmatch(rest) or _COMPARED.fullmatch(rest):
        sign = _COMPARISONS[found["sign"]]
        if found["within"] and sign not in "≤<":
            raise NotUnderstood("limit")
        return Phrase(found["name"], statistic, sign, found["value"])
    if found := _STRETCH.fullmatch(rest):
        return Phrase(found["name"], statistic, "–", found["high"], found["low"])
    if found := _FOLLOWED.fullmatch(rest):
        return _split_head(found["head"], statistic, _AFTERWARDS[found["after"]], grades)
    raise NotUnderstood("limit")


def _read_statistic(match: re.Match[str]) -> str:
    if match["share"] is None:
        return STATISTICS[match["statistic"]]
    share = read_share(match["share"]) or parse_number(match["share"].rstrip("%"))
    return f"p{share if share.denominator == 1 else float(share)}"


def _split_head(head: str, statistic: str, sign: str, grades: Collection[str]) -> Phrase:
    """Part the metric from the quantity, which is as long as can be."""
    for cut in range(1, len(head)):
        try:
            if head[cut:] not in grades:
                parse_amount(head[cut:])
        except NotUnderstood as error:
            if error.args[0] in ("number", "quantity"):
                continue
            raise
        return Phrase(head[:cut], statistic, sign, head[cut:])
    raise NotUnderstood("limit")


def compare(sign: str, value: Fraction) -> Interval:
    """Return the numbers that stand in the relation *sign* (≤ ≥ < > =) to *value*."""
    if sign in "≤<":
        return Interval(high=value, high_open=sign == "<")
    if sign in "≥>":
        return Interval(low=value, low_open=sign == ">")
    return Interval(value, value)


def parse_range(text: str, unit: str, *, clock: bool = False) -> tuple[Interval, ...]:
    """Return the stretches of a range facet: `≥ 5000`, `1–3 次`, `超过 50 元且 500 元以内`, `22:00–06:00`.

    A stretch of the clock ends before its later hour; one that passes midnight comes as two. Hours count in minutes,
    other values in the base unit of *unit*, which a number without unit is in.
    """
    folded = fold_width(text)
    if clock:
        return _parse_hours(folded)
    sides = _AND.split(folded)
    if len(sides) == 2:
        interval = _parse_side(sides[0], unit).meet(_parse_side(sides[1], unit))
        if interval.is_empty():
            raise NotUnderstood("empty")
        return (interval,)
    if match := _SIDE.fullmatch(folded):
        return (_parse_side(match[0], unit),)
    if match := re.fullmatch(rf"({NUMBER})[^\d]*?(?:-|–|—|~|至|到)(.+)", folded):
        low_unit = unit if re.fullmatch(NUMBER, match[2]) else parse_amount(match[2]).unit
        interval = Interval(_parse_value(match[1], low_unit), _parse_value(match[2], unit))
        if interval.is_empty():
            raise NotUnderstood("empty")
        return (interval,)
    value = _parse_value(folded, unit)
    return (Interval(value, value),)


def _parse_side(text: str, unit: str) -> Interval:
    """Return the numbers on one side of a value: `≥ 5000`, `5000 以上`."""
    if match := re.fullmatch(rf"({_COMPARISON})(.+)", text):
        return compare(_COMPARISONS[match[1]], _parse_value(match[2], unit))
    if match := _FOLLOWED.fullmatch(text):
        return compare(_AFTERWARDS[match["after"]], _parse_value(match["head"], unit))
    raise NotUnderstood("quantity")


def _parse_value(text: str, unit: str) -> Fraction:
    expected = unit_of(unit)
    if re.fullmatch(NUMBER, text):
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
