"""How often something is done, as people write it: 每周五, 每周至少 2 次, 每月 5 日前, 每 3 个月 1 次, 每通电话后."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.anchors import Anchor, read_anchors
from generator.finding import Location
from generator.numeral import DIGITS, HAN, NotUnderstood, fold_width, parse_number

Sign = Literal["", "≥", "≤", "=", ">", "<"]
Due = Literal["on", "by", "only"]


@dataclass(frozen=True, slots=True)
class Cadence:
    """So many *times* in each stretch of *every* units; *anchors* name the hours, days or months they fall on.

    The *sign* says how to take the number, none that it is the rhythm. It is *due* on each anchor, by each, or only
    on them. A *unit* that is no period is an event, such as 通电话后.
    """

    times: int
    every: Fraction
    unit: str
    anchors: tuple[Anchor, ...]
    where: Location
    sign: Sign = ""
    due: Due = "on"


PERIODS: Mapping[str, tuple[str, int]] = {
    "秒": ("时间", 1),
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

_ALSO = {
    "日": "天", "星期": "周", "礼拜": "周", "季度": "季", "年度": "年", "钟头": "小时", "个月": "月", "个季度": "季",
}  # fmt: skip
_SIGN_WORDS: Mapping[Sign, tuple[str, ...]] = {
    "≥": ("至少", "不少于", "不低于", "最少", ">="),
    "≤": ("至多", "不超过", "不多于", "最多", "<="),
    "=": ("恰好", "正好", "只", "仅", "限"),
    ">": ("超过", "多于"),
    "<": ("少于", "不到"),
}
_SIGNS: Mapping[str, Sign] = {word: sign for sign, words in _SIGN_WORDS.items() for word in (*words, sign)}
_AFTER: Mapping[str, Sign] = {"以上": "≥", "及以上": "≥", "以内": "≤", "以下": "≤"}
_SIGN = "|".join(sorted(_SIGNS, key=len, reverse=True))
_UNITS = "|".join(sorted((*PERIODS, *_ALSO), key=len, reverse=True))
_COUNT = rf"{DIGITS}|{HAN}"
_PERIOD = re.compile(rf"(?P<half>半)?(?:(?P<every>{_COUNT})?个?)(?P<unit>{_UNITS})")
_COUNTED = re.compile(
    rf"(?P<early>{_SIGN})?(?P<each>每)?(?P<period>.+?)"
    rf"(?:(?P<late>{_SIGN})?(?P<times>{_COUNT})[次回遍趟](?P<after>{'|'.join(_AFTER)})?)?"
)
_ANCHORED = re.compile(
    r"(?P<only>只在|仅在|只能在|只|仅)?每(?:个|逢)?(?P<unit>周|星期|礼拜|月|年|季度?|天|日)"
    r"(?P<anchors>.+?)(?P<by>(?:之|以)?前)?"
)
_MEASURE_WORDS = "通次个位笔单件场名批回起份户轮间车趟台条封项套"
_EVENT = re.compile(
    rf"(?!个?(?:半|{_UNITS}))[{_MEASURE_WORDS}][^\W\d_每]{{1,12}}|班[^\W\d_每]{{2,12}}(?<=[前后时])",
)


def parse_cadence(text: str, where: Location) -> Cadence:
    """Return the cadence in *text*: 每天, 每周五前, 只在每月 5 日, 每年 12 月, 每周至少 2 次, 每 3 个月 1 次."""
    folded = fold_width(text)
    if cadence := _read_anchored(folded, where):
        return cadence
    match = _COUNTED.fullmatch(folded)
    if match is None or not (match["each"] or match["times"]):
        raise NotUnderstood("cadence")
    signs = [_SIGNS[each] for each in (match["early"], match["late"]) if each]
    signs += [_AFTER[match["after"]]] if match["after"] else []
    if len(signs) > 1 or (signs and not match["times"]):
        raise NotUnderstood("cadence")
    times = _read_count(match["times"] or "1")
    return _space_out(times, match["period"], where, signs[0] if signs else "", bare=bool(match["each"]))


def _read_anchored(text: str, where: Location) -> Cadence | None:
    match = _ANCHORED.fullmatch(text)
    unit = _ALSO.get(match["unit"], match["unit"]) if match else ""
    if match is None or not (anchors := read_anchors(unit, match["anchors"])) or (match["only"] and match["by"]):
        return None
    due: Due = "only" if match["only"] else "by" if match["by"] else "on"
    return Cadence(len(anchors), Fraction(1), unit, anchors, where, due=due)


def space_out(times: int, period: str, where: Location) -> Cadence:
    """Return the cadence of so many *times* in each *period*, which reads like `周`, `3 个月`, `半年`."""
    return _space_out(times, fold_width(period), where, "", bare=True)


def _space_out(times: int, period: str, where: Location, sign: Sign, *, bare: bool) -> Cadence:
    """Return a counted cadence; only a *bare* period goes without a number of its own, as in 每周 beside 一周两次."""
    if bare and _EVENT.fullmatch(period):
        return Cadence(times, Fraction(1), period, (), where, sign)
    match = _PERIOD.fullmatch(period)
    if match is None or times < 1 or (match["half"] and match["every"]):
        raise NotUnderstood("cadence")
    if not (bare or match["half"] or match["every"]):
        raise NotUnderstood("cadence")
    every = Fraction(1, 2) if match["half"] else Fraction(_read_count(match["every"] or "1"))
    return Cadence(times, every, _ALSO.get(match["unit"], match["unit"]), (), where, sign)


def _read_count(text: str) -> int:
    number = parse_number(text)
    if number.denominator != 1 or number < 1:
        raise NotUnderstood("cadence")
    return number.numerator


def name_cadence(cadence: Cadence) -> str:
    """Return a cadence in its short form: `每周一、周五`, `每月 5 日前`, `每周至少 2 次`, `每 3 个月 1 次`."""
    if cadence.anchors:
        days = "、".join(anchor.name for anchor in cadence.anchors)
        begin = "每" if cadence.unit == "周" else f"每{cadence.unit}{' ' if days[0].isdigit() else ''}"
        end = {"on": "", "by": f"{' ' if days[-1].isdigit() else ''}前", "only": ""}[cadence.due]
        return f"{'只在' if cadence.due == 'only' else ''}{begin}{days}{end}"
    if cadence.sign:
        return f"每{_name_period(cadence)}{_SIGN_WORDS[cadence.sign][0]} {cadence.times} 次"
    times = f" {cadence.times} 次" if cadence.times > 1 or cadence.every != 1 else ""
    return f"每{_name_period(cadence)}{times}"


def _name_period(cadence: Cadence) -> str:
    if cadence.every == 1:
        return cadence.unit
    if cadence.every == Fraction(1, 2):
        return f"半{'个' if cadence.unit in ('月', '班') else ''}{cadence.unit}"
    return f" {cadence.every} {'个' if cadence.unit in ('月', '季', '班', '工作日') else ''}{cadence.unit}"
