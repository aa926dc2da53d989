"""Compares Chinese wordings by what is said, not by how it is typed.

The normal form ignores width, case, punctuation, spaces, zero-width characters, traditional forms, the handbook's own
variants and droppable words; every character of it remembers which character of the original it came from.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import opencc

from generator.model.vocabulary import Variants

WILD = "\ue000"  # stands for a placeholder; a private-use character that no content can hold (no font prints it)
GAP = "…"
_GAPS = re.compile(r"(?:…|⋯)+|\.{3,}|。{3,}")  # the ways people type a gap in a forbidden wording
_BLANKS = re.compile(r"[×✕]{2,}|[xX]{2,}(?![A-Za-z])|[_＿]{2,}|[〇○△]{2,}")  # and a name that may be any
_ALONE = {"著": "着", "妳": "你"}  # which of two characters these stand for, it takes their neighbours to tell
_PLACEHOLDER = re.compile("【[^【】]*】")
_SENTENCE = re.compile("[^。！？!?；;\n]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A normal form; *offsets* gives for each of its characters the place in the original."""

    text: str
    offsets: tuple[int, ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that the normal characters from *begin* to *end* came from."""
        return self.offsets[begin], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Folding:
    """How this handbook normalises: groups treated alike, and words that may be dropped."""

    alike: tuple[tuple[re.Pattern[str], str], ...] = ()
    droppable: re.Pattern[str] | None = None
    _known: dict[tuple[str, bool], str] = field(default_factory=dict, repr=False, compare=False)

    def fold(self, text: str, *, drop: bool = True) -> Folded:
        """Return the normal form of *text* and where it comes from; without *drop* the droppable words stay."""
        folded = _fold_characters(text)
        for pattern, representative in self.alike:
            folded = _replace(folded, pattern, representative)
        if drop and self.droppable and self.droppable.sub("", self.normalise(text, drop=False)):
            folded = _replace(folded, self.droppable, "")
        return folded

    def normalise(self, text: str, *, drop: bool = True) -> str:
        """Return the text alone of `fold`, many times as fast, and for each text but once."""
        if (text, drop) not in self._known:
            self._known[text, drop] = self._normalise(text, drop=drop)
        return self._known[text, drop]

    def _normalise(self, text: str, *, drop: bool) -> str:
        if drop and self.droppable:
            full = self.normalise(text, drop=False)
            return self.droppable.sub("", full) or full
        normal = _simplify(text)
        for pattern, representative in self.alike:
            normal = pattern.sub(representative, normal)
        return normal

    def leave_variants_out(self, text: str) -> str:
        """Return the characters of *text* that are not of a group treated alike."""
        normal = _simplify(text)
        for pattern, representative in self.alike:
            normal = pattern.sub("", normal).replace(representative, "")
        return normal

    def normalise_pattern(self, text: str, *, drop: bool = True) -> str:
        """Return the normal form of a forbidden wording, in which gaps and blanks to be filled stay."""
        filled = _BLANKS.sub("【】", text)
        return GAP.join(self.normalise(part, drop=drop) if part else "" for part in _GAPS.split(filled))


def make_folding(variants: Variants) -> Folding:
    """Return the folding for the variants of a vocabulary."""
    alike = []
    for group in variants.alike:
        words = [word for word in map(_simplify, group) if word]  # one of punctuation alone is like no other
        if len(words) > 1:
            alike.append((_any_of(words[1:]), words[0]))
    droppable = [word for word in map(_simplify, variants.droppable) if word]
    return Folding(tuple(alike), _any_of(droppable) if droppable else None)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def _simplify(text: str) -> str:
    if "【" not in text:
        return text.translate(_CHARACTERS)
    return WILD.join(part.translate(_CHARACTERS) for part in _PLACEHOLDER.split(text))


def _fold_characters(text: str) -> Folded:
    kept: list[str] = []
    offsets: list[int] = []
    end = 0
    for placeholder in [*_PLACEHOLDER.finditer(text), None]:
        for place in range(end, placeholder.start() if placeholder else len(text)):
            for character in _fold_character(text[place]):
                kept.append(character)
                offsets.append(place)
        if placeholder:
            kept.append(WILD)
            offsets.append(placeholder.start())
            end = placeholder.end()
    return Folded("".join(kept), tuple(offsets))


@cache
def _fold_character(character: str) -> str:
    if character == WILD:
        return ""
    wide = unicodedata.normalize("NFKC", character).casefold()
    return "".join(_ALONE.get(each) or _simplifier().convert(each) for each in wide if _is_said(each))


def _is_said(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


class _Characters(dict[int, str]):
    """The folded characters by code point, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Fold a character that was not met before."""
        self[code] = _fold_character(chr(code))
        return self[code]


_CHARACTERS = _Characters()


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _replace(folded: Folded, pattern: re.Pattern[str], replacement: str) -> Folded:
    text: list[str] = []
    offsets: list[int] = []
    end = 0
    for match in pattern.finditer(folded.text):
        text += [folded.text[end : match.start()], replacement]
        offsets += [*folded.offsets[end : match.start()], *[folded.offsets[match.start()]] * len(replacement)]
        end = match.end()
    return Folded("".join(text) + folded.text[end:], (*offsets, *folded.offsets[end:]))


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text* without their end marks."""
    return (match[0] for match in _SENTENCE.finditer(text))
