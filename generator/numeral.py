"""Exact numbers from digits or Chinese numerals; nothing that a careful reader would call ambiguous is accepted."""

import re
import unicodedata
from fractions import Fraction

DIGITS = r"[0-9]+(?:\.[0-9]+)?"
HAN = "[零〇一二两三四五六七八九十百千万亿廿卅]+"
_SCALED = rf"{DIGITS}[百千万亿]"
NUMBER = rf"(?:(?:{_SCALED}){{2,}}|{_SCALED}(?!元)|[0-9]{{1,3}}(?:,[0-9]{{3}})+|{DIGITS}|{HAN})"
"""A number within a longer text; 万 in front of 元 belongs to the unit."""
_OTHER_DIGITS = str.maketrans({"两": "二", "〇": "零", "廿": "二十", "卅": "三十"})
_SCALES = ((100_000_000, "亿"), (10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"))


class NotUnderstood(ValueError):
    """Raised where words are no number, quantity or limit; the first argument is the message key."""


def fold_width(text: str) -> str:
    """Return *text* with full-width forms made narrow and white space removed."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def parse_number(text: str) -> Fraction:
    """Return the number written in *text*: `1,200`, `２.5`, `十五`, `一百零五`, `1万5千`; not `一百五` or `三五`."""
    folded = fold_width(text)
    if re.fullmatch(rf"(?:{_SCALED})+", folded):
        return _read_scaled(folded)
    if re.fullmatch(rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+|{DIGITS}", folded):
        return Fraction(folded.replace(",", ""))
    numeral = re.sub("^十", "一十", folded.translate(_OTHER_DIGITS))
    if not re.fullmatch(HAN, folded) or write_han(value := _read_han(numeral)) != numeral:
        raise NotUnderstood("number")
    return Fraction(value)


def _read_scaled(text: str) -> Fraction:
    """Return what digits with scales add up to; each part must be smaller than the scale before it."""
    values, room = {name: scale for scale, name in _SCALES}, None
    total = Fraction(0)
    for digits, scale in re.findall(rf"({DIGITS})([百千万亿])", text):
        value = Fraction(digits) * values[scale]
        if room is not None and value >= room:
            raise NotUnderstood("number")
        total, room = total + value, values[scale]
    return total


def _read_han(numeral: str) -> int:
    for scale, name in _SCALES:
        head, found, rest = numeral.rpartition(name) if scale >= 10_000 else numeral.partition(name)
        if found:
            return (_read_han(head) if head else 1) * scale + _read_han(rest)
    return int("".join(str(int(unicodedata.numeric(digit))) for digit in numeral) or 0)


def write_han(value: int) -> str:
    """Return the full numeral of a whole number: 15 is `一十五`, 105 `一百零五`."""
    for scale, name in _SCALES:
        if value >= scale:
            head, rest = divmod(value, scale)
            zero = "零" if 0 < rest < scale // 10 else ""
            return write_han(head) + name + zero + (write_han(rest) if rest else "")
    return "零一二三四五六七八九"[value]


def plain_number(value: Fraction) -> str:
    """Return a number in digits, with at most two decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
