"""Fits folded forbidden wordings to folded lines where gaps and placeholders stand for a few characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.wording import GAP, WILD

GAP_LENGTH = 8  # characters a placeholder or a gap may stand for
LITERALS_NEEDED = 4  # fewer equal characters say nothing where a placeholder had to be filled


@dataclass(frozen=True, slots=True)
class Fit:
    """The stretches of a line where a pattern stands; *filled* if a placeholder of the line had to be."""

    parts: tuple[tuple[int, int], ...]
    filled: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Return where the fit begins and ends."""
        return self.parts[0][0], self.parts[-1][1]


def literal_parts(pattern: str) -> Sequence[str]:
    """Return the stretches of a folded pattern between its gaps and placeholders, longest first."""
    return sorted(filter(None, re.split(f"[{GAP}{WILD}]", pattern)), key=len, reverse=True)


def find_fits(pattern: str, line: str) -> Iterator[Fit]:
    """Yield the places where a folded *pattern* stands in a folded *line*.

    A gap of the pattern stands for up to eight characters of the line, a placeholder for one to eight, but in a pattern
    of fewer than four other characters for a placeholder only. A placeholder of the line stands for up to eight
    characters of the pattern, but then four characters, and half of the pattern's, must be equal.
    """
    compiled = _compile(pattern)
    match = compiled.search(line)
    exact = False
    while match and match[0]:
        exact = True
        spans = (match.span(number) for number in range(1, compiled.groups + 1))
        yield Fit(tuple((begin, end) for begin, end in spans if begin < end) or (match.span(),))
        match = compiled.search(line, match.start() + 1)
    if WILD in line and not exact:
        yield from _fill(pattern, line)


def fits_whole(pattern: str, line: str) -> bool:
    """Tell whether a folded *line* is nothing but a folded *pattern*."""
    if _compile(pattern).fullmatch(line):
        return bool(line)
    return WILD in line and any(fit.span == (0, len(line)) for fit in _fill(pattern, line))


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    wildcards = {GAP: f".{{0,{GAP_LENGTH}}}?", WILD: f".{{1,{GAP_LENGTH}}}?" if _says_enough(pattern) else WILD}
    parts = re.split(f"([{GAP}{WILD}])", pattern)
    return re.compile("".join(wildcards.get(part) or f"({re.escape(part)})" for part in parts))


def _says_enough(pattern: str) -> bool:
    return sum(map(len, literal_parts(pattern))) >= LITERALS_NEEDED


def _fill(pattern: str, line: str) -> Iterator[Fit]:
    needed = max(LITERALS_NEEDED, (sum(map(len, literal_parts(pattern))) + 1) // 2)
    alignment = _Alignment(pattern, line, {})
    for begin in range(len(line)):
        equal, end = alignment.extend(0, begin)
        if equal >= needed:
            yield Fit(((begin, end),), filled=True)


_NOWHERE = (-1_000, 0)


@dataclass(slots=True)
class _Alignment:
    """Fits a pattern to a line in which both may hold wildcards; remembers what it has tried."""

    pattern: str
    line: str
    tried: dict[tuple[int, int], tuple[int, int]]

    def extend(self, i: int, j: int) -> tuple[int, int]:
        """Return how many characters are equal at best from there on, and where in the line the fit ends."""
        if i == len(self.pattern):
            return 0, j
        if (i, j) not in self.tried:
            self.tried[i, j] = max(self._ways(i, j), default=_NOWHERE)
        return self.tried[i, j]

    def _ways(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        wild = self.pattern[i] in (GAP, WILD)
        if wild:
            nearest = j + (self.pattern[i] == WILD)
            yield from (self.extend(i + 1, k) for k in range(nearest, min(j + GAP_LENGTH, len(self.line)) + 1))
        if j == len(self.line):
            return
        if self.line[j] == WILD:
            longest = min(i + GAP_LENGTH, len(self.pattern))
            yield from (self.extend(k, j + 1) for k in range(i, longest + 1))
        elif not wild and self.pattern[i] == self.line[j]:
            equal, end = self.extend(i + 1, j + 1)
            yield equal + 1, end
