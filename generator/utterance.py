"""A prescribed line as the search for forbidden wordings reads it: normal forms, words, pauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.fitting import Fit
from generator.segmentation import Words, cut_words
from generator.wording import Folded, Folding

SENTENCE_END = re.compile("[。！？!?；;\n]")
_PAUSE = re.compile("[，,、：:]")
_MARK = re.compile("[，,、：:。！？!?；;\n—“”]")
_SENTENCE = re.compile("[^。！？!?；;\n]+")
_BREATH = re.compile("[^，,：:。！？!?；;\n—]+")  # what is enumerated is said in one
_CLAUSE = re.compile("[^，,、：:。！？!?；;\n—]+")
_OUTER_MARKS = re.compile(r"^[^\w【]+|[^\w】]+$")


@dataclass(frozen=True)
class Utterance:
    """A text with what is worked out of it only when needed."""

    text: str
    folding: Folding

    @cached_property
    def full(self) -> str:
        """Return the normal form with its droppable words."""
        return self.folding.normalise(self.text, drop=False)

    @cached_property
    def short(self) -> str:
        """Return the normal form without them."""
        return self.folding.normalise(self.text)

    def paused(self, *, drop: bool) -> str:
        """Return a normal form in which a line ends where the speaker pauses."""
        return "\n".join(self.folding.normalise(breath, drop=drop) for breath in _BREATH.findall(self.text))

    def holds(self, phrase: str) -> bool:
        """Tell whether a phrase is said, in one breath if it has no pause: 不知道，您问问 is no 不知道您."""
        sought = self.folding.normalise(phrase, drop=False)
        return sought in self.full and (bool(_PAUSE.search(phrase)) or sought in self.paused(drop=False))

    def places_of(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the original where a phrase is said."""
        sought = re.escape(self.folding.normalise(phrase, drop=False))
        for match in re.finditer(sought, self.full) if sought and self.holds(phrase) else ():
            yield self.locate(*match.span(), drop=False)

    @cached_property
    def words(self) -> Words:
        """Return the words of the text."""
        return cut_words(self.text)

    @cached_property
    def _folded(self) -> dict[bool, Folded]:
        return {drop: self.folding.fold(self.text, drop=drop) for drop in (False, True)}

    def locate(self, begin: int, end: int, *, drop: bool) -> tuple[int, int]:
        """Return the stretch of the original that a stretch of a normal form came from, placeholders whole."""
        first, last = self._folded[drop].span(begin, end)
        return first, self.text.index("】", last) + 1 if self.text[last - 1] == "【" else last

    def drops_whole_words(self, begin: int, end: int) -> bool:
        """Tell whether what the short form leaves out of a stretch of the original are words of their own."""
        kept = set(self._folded[True].offsets)
        dropped = {place for place in self._folded[False].offsets if begin <= place < end} - kept
        return not dropped or all(
            dropped.isdisjoint(range(first, last)) or kept.isdisjoint(range(first, last))
            for first, last in self.words.spans
        )

    def flows(self, fit: Fit, *, drop: bool) -> bool:
        """Tell whether the words of a fit are said in one go: no sentence, and no half of a word, ends among them."""
        offsets = self._folded[drop].offsets
        for begin, end in fit.parts:
            inner = "".join(self.text[offsets[i - 1] + 1 : offsets[i]] for i in range(begin + 1, end))
            if SENTENCE_END.search(inner):
                return False
            if _PAUSE.search(inner) and not self._pauses_between_words(*self.locate(begin, end, drop=drop)):
                return False
        ends = zip(fit.parts, fit.parts[1:], strict=False)
        return not any(self._parts_sentences(offsets[one[1] - 1] + 1, offsets[other[0]]) for one, other in ends)

    def _pauses_between_words(self, begin: int, end: int) -> bool:
        """Tell whether the pauses part no word, nor a single character from what it belongs to: 先排队，去窗口."""
        clauses = [match[0] for match in _CLAUSE.finditer(self.text, begin, end)]
        opens = len(clauses[0]) > 1 or not begin or bool(_MARK.match(self.text, begin - 1))
        closes = len(clauses[-1]) > 1 or end == len(self.text) or bool(_MARK.match(self.text, end))
        return opens and closes and self.words.within(begin, end)

    def _parts_sentences(self, begin: int, end: int) -> bool:
        """Tell whether a sentence ends in a gap after more words: 不着急。我来负责, but not 喂？您说话呀."""
        stretches = SENTENCE_END.split(self.text[begin:end])
        return len(stretches) > 1 and bool(self.folding.normalise(stretches[0]))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where the sentences stand, without the marks around them."""
        yield from self._find(_SENTENCE, 0, len(self.text))

    def clauses(self, count: int) -> Iterator[tuple[int, int]]:
        """Yield where so many clauses in a row of one sentence stand, without the marks around them."""
        for begin, end in self.sentences():
            places = list(self._find(_CLAUSE, begin, end))
            yield from ((first[0], last[1]) for first, last in zip(places, places[count - 1 :], strict=False))

    def _find(self, kind: re.Pattern[str], begin: int, end: int) -> Iterator[tuple[int, int]]:
        for match in kind.finditer(self.text, begin, end):
            bare = _OUTER_MARKS.sub("", match[0])
            if bare:
                first = match.start() + match[0].index(bare)
                yield first, first + len(bare)
