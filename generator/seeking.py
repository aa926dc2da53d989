"""Looks for one forbidden wording in one line, in the sense of its `match`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.fitting import Fit, find_fits, fits_whole
from generator.model.entries import NeverSay
from generator.negation import is_no_refusal
from generator.quotation import is_mentioned
from generator.segmentation import cut_words
from generator.softening import softens
from generator.utterance import SENTENCE_END, Utterance
from generator.wording import GAP, WILD, Folding

_LEAST_LEFT = 2  # characters; a forbidden wording that dropping words would leave shorter keeps them
_COURTESY = re.compile("(?:请|麻烦|劳驾|烦请|[您你](?!好))+")  # makes nothing better of a blunt utterance
_PARTICLES = re.compile("[啊呀哦喔呢啦哈嘛哟嘞]+$")  # say nothing at the end of an utterance


@dataclass(frozen=True, slots=True)
class Pattern:
    """A forbidden wording in its normal forms: with its droppable words, and without them if enough is left."""

    full: str
    short: str

    @classmethod
    def make(cls, text: str, folding: Folding) -> "Pattern":
        """Return the normal forms of *text*."""
        full = folding.normalise_pattern(text, drop=False)
        short = folding.normalise_pattern(text)
        return cls(full, short if len(short) >= max(_LEAST_LEFT, len(full) / 2) else full)


@dataclass(frozen=True, slots=True)
class Seeker:
    """One forbidden wording, one line, and the longer words that the handbook knows."""

    never_say: NeverSay
    pattern: Pattern
    line: Utterance
    lexicon: Sequence[str]

    def find(self, *, softened: bool) -> tuple[str, bool] | None:
        """Return the words of the line that are forbidden, and whether that is sure; None where there are none."""
        if any(self.line.holds(word) for word in self.never_say.unless if not self._is_around(word)):
            return None
        if self.never_say.match == "utterance":
            found = self._find_utterance(softened or softens(self.line.text))
        else:
            found = next(self._find_stretches(), None)
        return found and (self.line.text[found[0] : found[1]], found[2])

    def _is_around(self, unless: str) -> bool:
        """Tell whether the forbidden wording stands in an `unless`, which then excuses no other place of it."""
        around = self.line.folding.normalise(unless, drop=False)
        return self.never_say.match != "utterance" and any(True for _ in find_fits(self.pattern.full, around))

    def _is_excused(self, begin: int, end: int) -> bool:
        """Tell whether a stretch of the original lies in an `unless`."""
        return any(
            first <= begin and end <= last
            for unless in self.never_say.unless
            if self._is_around(unless)
            for first, last in self.line.places_of(unless)
        )

    def _find_utterance(self, softened: bool) -> tuple[int, int, bool] | None:
        marks = sum(1 for _ in Utterance(self.never_say.text.text, self.line.folding).clauses(1))
        stretches = [*self.line.sentences(), *(() if softened else self.line.clauses(max(1, marks)))]
        for begin, end in stretches:
            if self._is_all(self.line.text[begin:end]) and not is_mentioned(self.line.text, begin, end):
                return begin, end, WILD not in self.line.folding.normalise(self.line.text[begin:end])
        return None

    def _is_all(self, stretch: str) -> bool:
        """Tell whether a sentence or clause is nothing but the forbidden wording."""
        said = Utterance(stretch, self.line.folding)
        forbidden = _bare(self.pattern.full)
        if fits_whole(forbidden, _bare(said.full)) or _is_all_but_courtesy(said, forbidden):
            return True
        return fits_whole(_bare(self.pattern.short), _bare(said.short)) and self._drops_words(said, 0, len(stretch))

    def _drops_words(self, said: Utterance, begin: int, end: int) -> bool:
        """Tell whether only whole words were dropped, 请 but not the second half of 申请, on both sides."""
        forbidden = Utterance(self.never_say.text.text, said.folding)
        return said.drops_whole_words(begin, end) and forbidden.drops_whole_words(0, len(forbidden.text))

    def _find_stretches(self) -> Iterator[tuple[int, int, bool]]:
        for drop in (False, True) if self._has_short_form() else (False,):
            pattern, said = (self.pattern.short, self.line.short) if drop else (self.pattern.full, self.line.full)
            for fit in find_fits(pattern, said):
                begin, end = self.line.locate(*fit.span, drop=drop)
                excused = is_mentioned(self.line.text, begin, end) or self._is_excused(begin, end)
                counts = not excused and self._counts(fit, drop)
                if counts and (not drop or self._drops_words(self.line, begin, end)):
                    yield begin, end, not fit.filled

    def _has_short_form(self) -> bool:
        return self.line.short != self.line.full or self.pattern.short != self.pattern.full

    def _counts(self, fit: Fit, drop: bool) -> bool:
        said = self.line.short if drop else self.line.full
        if is_no_refusal(said, *fit.span, self.line.paused(drop=drop)):
            return False
        spans_sentences = SENTENCE_END.search(self.never_say.text.text.strip("。！？!?；;"))
        if not spans_sentences and not self.line.flows(fit, drop=drop):
            return False
        return not self._is_word() or all(self._is_whole(part, drop) for part in fit.parts)

    def _is_word(self) -> bool:
        """Tell whether the wording is sought as a word: by its `match`, or without one because it is a single word."""
        if self.never_say.match != "phrase":
            return self.never_say.match == "word"
        return GAP not in self.pattern.full and len(cut_words(self.never_say.text.text).spans) == 1

    def _is_whole(self, part: tuple[int, int], drop: bool) -> bool:
        """Tell whether the words of a part stand for themselves, in no longer word of Chinese or of the handbook."""
        said = self.line.short if drop else self.line.full
        begin, end = part
        if any(_lies_within(word, said[begin:end], said, begin) for word in self.lexicon):
            return False
        return self.line.words.within(*self.line.locate(begin, end, drop=drop))


def _bare(text: str) -> str:
    return _PARTICLES.sub("", text) or text


def _is_all_but_courtesy(said: Utterance, forbidden: str) -> bool:
    """Tell whether what follows the polite words of an utterance is the forbidden wording, and a word of its own."""
    full = said.full
    courtesy = _COURTESY.match(full)
    if not courtesy or len(_bare(full)) - courtesy.end() < _LEAST_LEFT:
        return False
    begin = courtesy.end()
    if not fits_whole(forbidden, _bare(full[begin:])):
        return False
    return said.words.within(*said.locate(begin, len(full), drop=False))  # not of 请假的


def _lies_within(word: str, pattern: str, line: str, begin: int) -> bool:
    if len(word) <= len(pattern) or pattern not in word:
        return False
    starts = (begin - i for i in range(len(word)) if word.startswith(pattern, i))
    return any(start >= 0 and line.startswith(word, start) for start in starts)
