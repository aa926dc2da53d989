"""How often something is done, as people write it: 每周五, 每周 2 次, 每 3 个月 1 次."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.finding import Location
from generator.numeral import DIGITS, HAN, NotUnderstood, fold_width, parse_number


@dataclass(frozen=True, slots=True)
class Cadence:
    """So many *times* in each stretch of *every* units; *anchors* name the days or months they fall on."""

    times: int
    every: Fraction
    unit: str
    anchors: tuple[str, ...]
    where: Location


PERIODS: Mapping[str, tuple[str, int]] = {
    "分钟": ("时间", 60),
    "小时": ("时间", 3600),
    "天": ("时间", 86400),
    "周": ("时间", 604800),
    "月": ("月", 1),
    "季": ("月", 3),
    "年": ("月", 12),
    "班": ("班", 1),
    "工作日": ("工作日", 1),
}
"""For each unit of a period its dimension and its length there: months have no fixed length in days, shifts none."""

_ALSO = {"日": "天", "星期": "周", "季度": "季", "年度": "年", "钟头": "小时", "个月": "月", "个季度": "季"}
_UNITS = "|".join(sorted((*PERIODS, *_ALSO), key=len, reverse=True))
_COUNT = rf"{DIGITS}|{HAN}"
_PERIOD = re.compile(rf"(?P<half>半)?(?:(?P<every>{_COUNT})?个?)(?P<unit>{_UNITS})")
_SPACED = re.compile(rf"每(?P<period>.+?)(?:(?P<times>{_COUNT})次)?")
_ANCHORED = re.compile(r"每(?P<unit>周|星期|月|年)(?P<anchors>.+)")
_WEEKDAY = re.compile(r"(?:周|星期)?([一二三四五六日天])")
_DAY = re.compile(rf"({_COUNT})[日号]")
_DATE = re.compile(rf"({_COUNT})月(?:份|({_COUNT})[日号])?")
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parse_cadence(text: str, where: Location) -> Cadence:
    """Return the cadence in *text*: `每天`, `每周五`, `每月 5 日`, `每年 12 月`, `每周 2 次`, `每 3 个月 1 次`."""
    folded = fold_width(text)
    if (match := _ANCHORED.fullmatch(folded)) and (anchors := _read_anchors(match["unit"], match["anchors"])):
        return Cadence(len(anchors), Fraction(1), _ALSO.get(match["unit"], match["unit"]), anchors, where)
    if (match := _SPACED.fullmatch(folded)) is None:
        raise NotUnderstood("cadence")
    return space_out(_read_count(match["times"] or "1"), match["period"], where)


def space_out(times: int, period: str, where: Location) -> Cadence:
    """Return the cadence of so many *times* in each *period*, which reads like `周`, `3 个月`, `半年`."""
    match = _PERIOD.fullmatch(fold_width(period))
    if match is None or times < 1 or (match["half"] and match["every"]):
        raise NotUnderstood("cadence")
    every = Fraction(1, 2) if match["half"] else Fraction(_read_count(match["every"] or "1"))
    return Cadence(times, every, _ALSO.get(match["unit"], match["unit"]), (), where)


def _read_count(text: str) -> int:
    number = parse_number(text)
    if number.denominator != 1 or number < 1:
        raise NotUnderstood("cadence")
    return number.numerator


def _read_anchors(unit: str, text: str) -> tuple[str, ...]:
    """Return the days or months in one way of writing; none where one is no such thing or comes twice."""
    parts = re.split("[、,和]", text)
    read = {"月": _read_day, "年": _read_date}.get(unit, _read_weekday)
    anchors = tuple(dict.fromkeys(filter(None, map(read, parts))))
    return anchors if len(anchors) == len(parts) else ()


def _read_weekday(text: str) -> str:
    match = _WEEKDAY.fullmatch(text)
    return f"周{match[1].replace('天', '日')}" if match else ""


def _read_day(text: str) -> str:
    match = _DAY.fullmatch(text)
    return f"{day} 日" if match and (day := _read_count(match[1])) <= 31 else ""


def _read_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None or (month := _read_count(match[1])) > 12:
        return ""
    if not match[2]:
        return f"{month} 月"
    day = _read_count(match[2])
    return f"{month} 月 {day} 日" if day <= _DAYS_OF_MONTHS[month - 1] else ""


def name_cadence(cadence: Cadence) -> str:
    """Return a cadence in its short form: `每周一、周五`, `每 3 个月 1 次`."""
    if cadence.anchors:
        days = "、".join(cadence.anchors)
        return f"每{days}" if cadence.unit == "周" else f"每{cadence.unit} {days}"
    times = f" {cadence.times} 次" if cadence.times > 1 or cadence.every != 1 else ""
    return f"每{_name_period(cadence)}{times}"


def _name_period(cadence: Cadence) -> str:
    if cadence.every == 1:
        return cadence.unit
    if cadence.every == Fraction(1, 2):
        return f"半{'个' if cadence.unit in ('月', '班') else ''}{cadence.unit}"
    return f" {cadence.every} {'个' if cadence.unit in ('月', '季', '班', '工作日') else ''}{cadence.unit}"
