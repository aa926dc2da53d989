"""Figures with their units as they stand in running text: 三声内, 不超过 30 分钟, 至少两次."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.measure import UNITS, Amount, parse_amount
from generator.numeral import NUMBER, NotUnderstood

Direction = Literal["", "most", "least"]

_AT_MOST = (
    "不超过|不得超过|不能超过|不要超过|没有?超过|未超过|不超出|没有?超出|不多于|不迟于|不晚于|至多|最多|最长|最迟|最晚"
)
_AT_LEAST = "不少于|不得少于|没有?少于|未少于|不低于|不得低于|至少|最少|最短"
_BEFORE = re.compile(f"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))(?:[为是在])?\\s*$")
_AFTER = re.compile(r"\s*(?:(?P<most>之内|以内|内(?!部|容|外|线|科|心))|(?P<least>以上))")
_NO_FIGURE_BEFORE = re.compile(r"(?:第|每隔?|[0-9A-Za-z.:：@-]|[～~–—至到]\s*)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text, where it stands, and whether the text says at most or at least."""

    text: str
    amount: Amount
    begin: int
    end: int
    direction: Direction


def find_figures(text: str, units: Collection[str]) -> Iterator[Figure]:
    """Yield the quantities of *text* in units of time or one of *units*."""
    for match in _pattern(tuple(sorted({*units, *UNITS} - {""}, key=lambda unit: (-len(unit), unit)))).finditer(text):
        if _NO_FIGURE_BEFORE.search(text[: match.start()]):
            continue
        try:
            amount = parse_amount(match[0])
        except NotUnderstood:
            continue
        yield Figure(match[0], amount, match.start(), match.end(), _direct(text, match))


@cache
def _pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    unit = "|".join(map(re.escape, units))
    return re.compile(rf"半个?(?:{unit})|{NUMBER}\s*个?半?\s*(?:{unit})(?:半)?")


def _direct(text: str, match: re.Match[str]) -> Direction:
    for found in (_BEFORE.search(text[: match.start()]), _AFTER.match(text, match.end())):
        if found:
            return "most" if found["most"] else "least"
    return ""
