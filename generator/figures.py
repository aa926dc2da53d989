"""Figures with their units as they stand in running text: 三声内, 不超过 30 分钟, 至少两次, 九成五以上, 10–15 分钟."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.measure import NAMED_DAYS, UNITS, Amount, parse_amount, units_like
from generator.numeral import NUMBER, NotUnderstood

Direction = Literal["", "most", "least", "between"]

_AT_MOST = (
    "不超过|不得超过|不能超过|不要超过|没有?超过|未超过|不超出|没有?超出|不多于|不高于|不大于|不迟于|不晚于"
    "|至多|最多|最长|最迟|最晚"
)
_AT_LEAST = "不少于|不得少于|没有?少于|未少于|不低于|不得低于|不小于|不早于|至少|最少|最短"
_VERB = r"[^\W\d_零〇一二两三四五六七八九十百千万亿半几的个]{0,4}"  # 最多同时陪两人, 至少提前三天
_BEFORE = re.compile(rf"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})){_VERB}\s*$")
_WITHIN = "之内|以内|内(?!部|容|外|线|科|心)"
_AFTER = re.compile(rf"\s*(?:(?P<most>{_WITHIN}|以下)|(?P<least>以上))")
_NO_FIGURE_BEFORE = re.compile(r"(?:第|每隔?|[0-9A-Za-z.:：@-]|[～~–—至到]\s*)$")
_OPENS_NO_RANGE = re.compile(r"(?:第|周|星期|每隔?|[0-9A-Za-z.:：@-])$")
_TO = r"\s*(?:[～~–—-]|至|到)\s*"
_COUNTED_AS = {"名": "人"}  # units that texts use for another
_SHARE = rf"百分之{NUMBER}|千分之{NUMBER}|{NUMBER}成(?:{NUMBER}|半)?"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text, where it stands, and whether the text says at most or at least; *upto* ends a range."""

    text: str
    amount: Amount
    begin: int
    end: int
    direction: Direction
    upto: Amount | None = None


def find_figures(text: str, units: Collection[str]) -> Iterator[Figure]:
    """Yield the quantities of *text* in units of time, in one of *units* or in one that measures the same."""
    done = 0
    for match in _pattern(frozenset(units)).finditer(text):
        if match.start() >= done and (figure := _read(text, match)):
            done = figure.end
            yield figure


def _read(text: str, match: re.Match[str]) -> Figure | None:
    before = text[: match.start()]
    if (_OPENS_NO_RANGE if match["from"] else _NO_FIGURE_BEFORE).search(before):
        return None
    try:
        if match["from"]:
            high = _parse(match["upto"])
            low = _parse(match["from"] if match["unit"] else match["from"] + high.unit)
            rises = low.dimension == high.dimension and low.value < high.value
            return Figure(match[0], low, *match.span(), "between", high) if rises else None
        return Figure(match[0], _parse(match[0]), *match.span(), _direct(text, match))
    except NotUnderstood:
        return None


def _parse(text: str) -> Amount:
    return parse_amount(re.sub(f"(?:{'|'.join(_COUNTED_AS)})$", lambda unit: _COUNTED_AS[unit[0]], text))


@cache
def _pattern(units: frozenset[str]) -> re.Pattern[str]:
    wanted = {other for unit in units for other in units_like(unit)}
    wanted |= {name for name, unit in _COUNTED_AS.items() if unit in wanted}
    shares = "%" in wanted
    unit = "|".join(map(re.escape, sorted(wanted | {*UNITS} - {""}, key=lambda unit: (-len(unit), unit))))
    amount = rf"{NUMBER}\s*个?半?\s*(?:{unit})(?:半)?"
    range_ = rf"(?P<from>{NUMBER}\s*个?\s*(?P<unit>{unit})?){_TO}(?P<upto>{amount})"
    days = rf"(?:{'|'.join(sorted(NAMED_DAYS, key=len, reverse=True))})(?={_WITHIN})"
    return re.compile("|".join((*((_SHARE,) if shares else ()), range_, rf"半个?(?:{unit})", amount, days)))


def _direct(text: str, match: re.Match[str]) -> Direction:
    for found in (_BEFORE.search(text[: match.start()]), _AFTER.match(text, match.end())):
        if found:
            return "most" if found["most"] else "least"
    return ""
