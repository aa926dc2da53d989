"""Tables of characters for the search: how each is read, and which traditional forms stand for it."""

import os
from collections.abc import Iterable, Mapping
from itertools import product

import opencc

os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # how words are read nobody asks here, and it loads in 0.15 seconds
from pypinyin import Style, pinyin

HAN = tuple(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
_HAN = frozenset(HAN)
# The 3,755 characters of everyday writing: whoever picks the wrong one of the same sound picks one of these.
_COMMON = frozenset(
    bytes((row, column)).decode("gb2312") for row, column in product(range(0xB0, 0xD7), range(0xA1, 0xFF))
)


def simplify_characters(used: Iterable[str]) -> Mapping[str, str]:
    """Return the traditional forms of the characters *used*, each with its simplified one."""
    wanted = frozenset(used)
    simplified = opencc.OpenCC("t2s").convert("\n".join(HAN)).split("\n")
    pairs = zip(HAN, simplified, strict=True)
    return {traditional: simple for traditional, simple in pairs if traditional != simple and simple in wanted}


def spell_characters(used: Iterable[str]) -> Mapping[str, str]:
    """Return each syllable with the characters, in use or common, that are read so, in any of their readings."""
    characters = sorted(_COMMON | _HAN.intersection(used))
    spelled: dict[str, list[str]] = {}
    for character in characters:
        for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            spelled.setdefault(syllable, []).append(character)
    return {syllable: "".join(spelled[syllable]) for syllable in sorted(spelled)}
