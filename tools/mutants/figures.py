"""Limits as editors type them, taken apart and put together again in other words, independently of the checks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.mutants.manuscript import Entry, Manuscript

_SHORT = re.compile(r"(?P<head>平均 |[0-9]+% 的 )?(?P<name>\S+) (?P<sign>[≤≥=<>]) (?P<number>[0-9.]+) ?(?P<unit>\S.*)")
_MIRRORED = {"≤": "≥", "<": ">", "≥": "≤", ">": "<"}
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "天": 86400}
_DIVISIBLE = (*_SECONDS, "%", "元", "分")
_KEYS = {"≤": "max", "≥": "min", "<": "below", ">": "above", "=": "equals"}
_DIGITS = "零一二三四五六七八九"
_WORDS = {"≤": "不超过", "≥": "至少", "<": "低于", ">": "超过", "=": "恰好"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A limit in short form: `平均 铃响 ≤ 3 声` has the head `平均 `."""

    head: str
    name: str
    sign: str
    number: Fraction
    unit: str

    def __str__(self) -> str:
        """Return the limit as it would be typed."""
        return f"{self.head}{self.name} {self.sign} {write_number(self.number)} {self.unit}"

    @property
    def is_open(self) -> bool:
        """Tell whether it bounds one side only."""
        return self.sign in _MIRRORED

    @property
    def is_time(self) -> bool:
        """Tell whether its unit has a fixed length in seconds."""
        return self.unit in _SECONDS

    def beyond(self) -> Fraction:
        """Return a number well on the other side of the bound."""
        return self.number * 2 + 1 if self.sign in "≤<" else self.part(2)

    def part(self, parts: int) -> Fraction:
        """Return a part of the number: a whole one where the unit is of things that are counted."""
        divided = self.number / parts
        return divided if self.unit in _DIVISIBLE else Fraction(divided.numerator // divided.denominator)

    def turned(self, number: Fraction) -> "Figure":
        """Return the bound of the other direction at *number*."""
        return replace(self, sign=_MIRRORED[self.sign], number=number)

    def looser(self) -> "Figure":
        """Return a bound of the same direction that allows more."""
        return replace(self, number=self.beyond())

    def stricter(self) -> "Figure":
        """Return a bound of the same direction that allows less."""
        return replace(self, number=self.part(2) if self.sign in "≤<" else self.number * 2 + 1)

    def in_smaller_unit(self) -> "Figure":
        """Return the same bound in the next smaller unit of time, if there is one."""
        smaller = {"分钟": "秒", "小时": "分钟", "天": "小时"}.get(self.unit, self.unit)
        factor = Fraction(_SECONDS.get(self.unit, 1), _SECONDS.get(smaller, 1))
        return replace(self, number=self.number * factor, unit=smaller)

    def in_words(self) -> str:
        """Return the limit with a Chinese comparison and, where the number is a small whole one, a Chinese numeral."""
        is_short = self.number.denominator == 1 and self.number < 10_000
        number = to_chinese(int(self.number)) if is_short else write_number(self.number)
        return f"{self.head}{self.name} {_WORDS[self.sign]} {number}{self.unit.removeprefix('个')}"

    def as_object(self, metric: str) -> dict[str, str]:
        """Return the limit in its long form."""
        amount = f"{write_number(self.number)} {self.unit}"
        statistic = {"": {}, "平均 ": {"statistic": "average"}}.get(self.head)
        return {"metric": metric, **(statistic or {}), _KEYS[self.sign]: amount}


def read_figure(value: object) -> Figure | None:
    """Return a limit in short form taken apart, nothing where it is a table, an object or a stretch."""
    match = _SHORT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    return Figure(match["head"] or "", match["name"], match["sign"], Fraction(match["number"]), match["unit"])


def limited(manuscript: Manuscript) -> Iterator[tuple[Entry, Figure]]:
    """Yield the norms that demand a limit in short form."""
    for entry in manuscript.of("norms"):
        figure = read_figure(entry.data.get("limit"))
        if figure and entry.data["level"] in ("must", "should"):
            yield entry, figure


def metric_of(manuscript: Manuscript, figure: Figure) -> dict[str, str]:
    """Return the row of the vocabulary that the limit's name means."""
    return next(row for row in manuscript.table("metrics").values() if row["name"] == figure.name)


def write_number(number: Fraction) -> str:
    """Return a number as digits, with at most two places after the point."""
    return str(int(number)) if number.denominator == 1 else f"{float(number):.2f}".rstrip("0")


def to_chinese(number: int) -> str:
    """Return a whole number below ten thousand in Chinese numerals."""
    if number < 10:
        return _DIGITS[number]
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = "" if not rest else to_chinese(rest) if rest * 10 >= size else f"零{to_chinese(rest)}"
            lead = "" if head == 1 and size == 10 else _DIGITS[head]
            return f"{lead}{name}{tail}"
    return str(number)
