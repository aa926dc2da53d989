"""Which characters the printed forms can show."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LIST = Path(__file__).resolve().parent / "fonts" / "characters.txt"


def unprintable(text: str) -> str:
    """Return the characters of *text* that the forms' font lacks, each once, in the order of the text."""
    printable = _printable()
    if printable.issuperset(text):  # nearly always, and ten times as fast as looking at each
        return ""
    return "".join(dict.fromkeys(character for character in text if character not in printable))


@cache
def _printable() -> frozenset[str]:
    return frozenset("\n").union(*map(_expand, _LIST.read_text(encoding="ascii").split()))


def _expand(line: str) -> Iterator[str]:
    first, _, last = line.partition("-")
    return map(chr, range(int(first, 16), int(last or first, 16) + 1))
