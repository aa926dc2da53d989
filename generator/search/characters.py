"""Tables of characters for the search: how each is read, and which traditional forms stand for it."""

from collections.abc import Iterable, Mapping

import opencc
from pypinyin import Style, pinyin

HAN = tuple(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
_HAN = frozenset(HAN)


def simplify_characters(used: Iterable[str]) -> Mapping[str, str]:
    """Return the traditional forms of the characters *used*, each with its simplified one."""
    wanted = frozenset(used)
    simplified = opencc.OpenCC("t2s").convert("\n".join(HAN)).split("\n")
    pairs = zip(HAN, simplified, strict=True)
    return {traditional: simple for traditional, simple in pairs if traditional != simple and simple in wanted}


def spell_characters(used: Iterable[str]) -> Mapping[str, str]:
    """Return each syllable with the characters among *used* that are read so, in any of their readings."""
    characters = sorted(character for character in set(used) if character in _HAN)
    spelled: dict[str, list[str]] = {}
    for character in characters:
        for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            spelled.setdefault(syllable, []).append(character)
    return {syllable: "".join(spelled[syllable]) for syllable in sorted(spelled)}

