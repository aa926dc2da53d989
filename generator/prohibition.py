"""Finds prescribed wordings that hold a forbidden one, many against many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from generator.model.entries import NeverSay
from generator.scope import Region
from generator.spoken import Wording
from generator.vicinity import make_vicinity
from generator.wording import WILD, Folding, find, literal_parts, split_clauses, split_sentences


@dataclass(frozen=True, slots=True)
class Prohibition:
    """A forbidden wording where it is forbidden; *title* names the entry that forbids it."""

    never_say: NeverSay
    title: str
    region: Region


@dataclass(frozen=True, slots=True)
class Hit:
    """A prescribed wording, what forbids it, and the words that are forbidden."""

    wording: Wording
    prohibition: Prohibition
    matched: str


@dataclass(frozen=True, slots=True)
class Context:
    """What matching needs to know of a handbook: its normal form, the softening acts, its longer words."""

    folding: Folding
    softeners: frozenset[str]
    lexicon: tuple[str, ...]


def find_hits(wordings: Iterable[Wording], prohibitions: Sequence[Prohibition], context: Context) -> Iterator[Hit]:
    """Yield every wording with every prohibition it runs into in a common situation."""
    index = _Index.build(prohibitions, context.folding)
    vicinity = make_vicinity(prohibition.region for prohibition in prohibitions)
    for wording in wordings:
        near = vicinity.meeting(wording.region)
        if not near:
            continue
        short = context.folding.normalise(wording.text.text)
        full = context.folding.normalise(wording.text.text, drop=False)
        for number in index.candidates(short, near):
            drop = number not in index.undropped
            prohibition = prohibitions[number]
            pattern = index.patterns[number]
            if span := _match(prohibition.never_say, pattern, wording, short if drop else full, context):
                begin, end = context.folding.fold(wording.text.text, drop=drop).span(*span)
                yield Hit(wording, prohibition, wording.text.text[begin:end])


@dataclass(frozen=True, slots=True)
class _Index:
    """The folded patterns, an automaton over their longest literal parts, and their pairs of characters.

    *undropped* numbers the patterns that consist of droppable words alone: they are sought in lines that keep theirs.
    """

    patterns: tuple[str, ...]
    undropped: frozenset[int]
    automaton: ahocorasick.Automaton
    pairs: tuple[frozenset[str], ...]

    @classmethod
    def build(cls, prohibitions: Sequence[Prohibition], folding: Folding) -> "_Index":
        texts = [prohibition.never_say.text.text for prohibition in prohibitions]
        patterns = tuple(map(folding.normalise, texts))
        undropped = frozenset(number for number, text in enumerate(texts) if folding.drops_all(text))
        by_part: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for part in literal_parts(pattern)[:1]:
                by_part.setdefault(part, []).append(number)
        automaton = ahocorasick.Automaton()
        for part, numbers in by_part.items():
            automaton.add_word(part, numbers)
        automaton.make_automaton()
        return cls(patterns, undropped, automaton, tuple(map(_pairs_of, patterns)))

    def candidates(self, line: str, near: Sequence[int]) -> list[int]:
        """Return which of the patterns *near* may stand in *line*, in content order."""
        found = set(self.undropped)
        if len(self.automaton):
            found.update(number for _, numbers in self.automaton.iter(line) for number in numbers)
        if WILD in line:
            pairs = _pairs_of(line)
            found.update(number for number in near if not pairs.isdisjoint(self.pairs[number]))
        return [number for number in near if number in found]


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _match(never_say: NeverSay, pattern: str, wording: Wording, line: str, context: Context) -> tuple[int, int] | None:
    """Return where in the folded line the forbidden wording stands, in the sense of its `match`."""
    text = wording.text.text
    full = context.folding.normalise(text, drop=False) if never_say.unless else ""
    if any(context.folding.normalise(word, drop=False) in full for word in never_say.unless):
        return None
    if never_say.match == "word":
        return _find_word(pattern, line, context)
    if never_say.match == "pattern" or _is_uttered(pattern, text, bool(wording.acts & context.softeners), context):
        return find(pattern, line)
    return None


def _is_uttered(pattern: str, text: str, softened: bool, context: Context) -> bool:
    parts = [*split_sentences(text), *(() if softened else split_clauses(text))]
    return any(
        find(pattern, folded) == (0, len(folded)) for part in parts if (folded := context.folding.normalise(part))
    )


def _find_word(pattern: str, line: str, context: Context) -> tuple[int, int] | None:
    """Return the first place where *pattern* stands outside every longer word of the lexicon."""
    longer = [word for word in context.lexicon if pattern in word and word != pattern]
    begin = line.find(pattern)
    while begin >= 0:
        if not any(_lies_within(word, pattern, line, begin) for word in longer):
            return begin, begin + len(pattern)
        begin = line.find(pattern, begin + 1)
    return None


def _lies_within(word: str, pattern: str, line: str, begin: int) -> bool:
    starts = (begin - i for i in range(len(word)) if word.startswith(pattern, i))
    return any(start >= 0 and line.startswith(word, start) for start in starts)
