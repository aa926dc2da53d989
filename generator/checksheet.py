"""What a checklist is like wherever it is filled in: its head, its answers and what each of them is worth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.assessments import Band, Checklist, Item
from generator.numeral import plain_number

HEAD_FIELDS = {
    "self": ("姓名", "班次", "日期"),
    "peer": ("被查人", "检查人", "日期"),
    "manager": ("被查人", "检查人", "日期"),
    "site": ("地点", "检查人", "日期"),
}
NOT_APPLICABLE = "不适用"
FAILED = "不合格"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from, as stored and as read, and the share of the points it earns."""

    value: str
    sign: str
    words: str
    share: Fraction


CHOICES: Mapping[str, tuple[Choice, ...]] = {
    "√×": (Choice("yes", "√", "做到", Fraction(1)), Choice("no", "×", "没做到", Fraction(0))),
    "yes-no-improve": (
        Choice("yes", "", "是", Fraction(1)),
        Choice("no", "", "否", Fraction(0)),
        Choice("improve", "", "待改进", Fraction(1, 2)),
    ),
    "0–3": tuple(Choice(str(grade), "", str(grade), Fraction(grade, 3)) for grade in range(4)),
    "1–5": tuple(Choice(str(grade), "", str(grade), Fraction(grade - 1, 4)) for grade in range(1, 6)),
}
_WORTH = {
    "tick": "打勾得满分，不打勾不得分",
    "√×": "√ 得满分，× 不得分",
    "yes-no-improve": "是得满分，待改进得一半，否不得分",
    "0–3": "0–3 得分值 × 所选 ÷ 3",
    "1–5": "1–5 得分值 ×（所选 − 1）÷ 4",
    "percent": "百分比得分值 × 所填 ÷ 100",
    "text": "写字的项不计分",
}


def items_of(checklist: Checklist) -> Iterator[Item]:
    """Yield all items in order."""
    for section in checklist.sections:
        yield from section.items


def is_scored(item: Item) -> bool:
    """Tell whether the answer earns points; written words do not."""
    return item.answer != "text"


def explain_worth(checklist: Checklist) -> str:
    """Return in words what each kind of answer used here earns; empty where nothing is scored."""
    if not checklist.bands:
        return ""
    used = {item.answer for item in items_of(checklist)}
    parts = [words for kind, words in _WORTH.items() if kind in used]
    if any(item.na for item in items_of(checklist)):
        parts.append("不适用的项，分值从可得分里减去")
    return "；".join(parts) + "。"


def total_points(checklist: Checklist) -> str:
    """Return the points of all scored items together."""
    return plain_number(sum((item.weight for item in items_of(checklist) if is_scored(item)), Fraction(0)))


def name_bands(bands: tuple[Band, ...]) -> Iterator[tuple[str, str]]:
    """Yield each grade and its scores in words: `80% 起，不到 90%`."""
    above = ""
    for band in bands:
        share = f"{plain_number(band.share * 100)}%"
        yield band.name, f"{share} 起，不到 {above}" if above else f"{share} 起"
        above = share
