"""Finds prescribed wordings that hold a forbidden one, many against many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import ahocorasick

from generator.claims import Assertion
from generator.fitting import literal_parts
from generator.model.entries import NeverSay
from generator.scope import Region
from generator.seeking import Pattern, Seeker
from generator.spoken import Wording
from generator.utterance import Utterance
from generator.vicinity import make_vicinity
from generator.wording import WILD, Folding

_LEAST_BESIDE = 2  # characters beside its variants; a wording with fewer is forbidden for the variant's sake


@dataclass(frozen=True, slots=True)
class Prohibition:
    """A forbidden wording where it is forbidden; *title* names the entry that forbids it."""

    never_say: NeverSay
    title: str
    region: Region


@dataclass(frozen=True, slots=True)
class Hit:
    """A prescribed wording, what forbids it, which words; not *sure* if a placeholder has to be filled."""

    wording: Wording
    prohibition: Prohibition
    matched: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What matching needs to know of a handbook: its normal form, the softening acts, its longer words."""

    folding: Folding
    softeners: frozenset[str]
    lexicon: tuple[str, ...]


def forbid_claimed(assertions: Iterable[Assertion]) -> Iterator[Prohibition]:
    """Yield the wordings that items of checklists and keyed answers say must not be said."""
    for assertion in assertions:
        entry, claim = assertion.statement.entry, assertion.statement.claim
        if claim.level in ("must-not", "should-not"):
            title = f"{entry.title} {assertion.statement.part}"
            yield from (Prohibition(NeverSay(text=text, entry=entry.id), title, assertion.region) for text in claim.say)


def find_hits(wordings: Iterable[Wording], prohibitions: Sequence[Prohibition], context: Context) -> Iterator[Hit]:
    """Yield every wording with every prohibition it runs into in a common situation."""
    wordings = tuple(wordings)
    strict: list[Prohibition] = []
    loose: list[Prohibition] = []
    for prohibition in prohibitions:
        (strict if _means_the_variant(prohibition.never_say, context.folding) else loose).append(prohibition)
    yield from _find_hits(wordings, loose, context)
    if strict:
        yield from _find_hits(wordings, strict, replace(context, folding=Folding()))


def _means_the_variant(never_say: NeverSay, folding: Folding) -> bool:
    """Tell whether a wording is forbidden for the sake of what otherwise counts as alike: 你好, say 您好."""
    text = never_say.text.text
    beside = folding.leave_variants_out(text)
    if beside == Folding().normalise(text):
        return False
    normal = folding.normalise(text, drop=False)
    if never_say.instead and normal in folding.normalise(never_say.instead.text, drop=False):
        return True
    return len(beside) < _LEAST_BESIDE


def _find_hits(wordings: Iterable[Wording], prohibitions: Sequence[Prohibition], context: Context) -> Iterator[Hit]:
    index = _Index.build(prohibitions, context.folding)
    vicinity = make_vicinity(prohibition.region for prohibition in prohibitions)
    for wording in wordings:
        near = vicinity.meeting(wording.region)
        line = Utterance(wording.text.text, context.folding)
        for number in index.candidates(line, near) if near else ():
            prohibition = prohibitions[number]
            seeker = Seeker(prohibition.never_say, index.patterns[number], line, context.lexicon)
            if found := seeker.find(softened=bool(wording.acts & context.softeners)):
                yield Hit(wording, prohibition, *found)


@dataclass(frozen=True, slots=True)
class _Index:
    """The folded patterns, automata over their longest literal parts, and their pairs of characters."""

    patterns: tuple[Pattern, ...]
    whole: ahocorasick.Automaton
    dropping: ahocorasick.Automaton
    pairs: tuple[frozenset[str], ...]

    @classmethod
    def build(cls, prohibitions: Sequence[Prohibition], folding: Folding) -> "_Index":
        patterns = tuple(Pattern.make(prohibition.never_say.text.text, folding) for prohibition in prohibitions)
        whole = _make_automaton(pattern.full for pattern in patterns)
        dropping = _make_automaton(pattern.short for pattern in patterns)
        return cls(patterns, whole, dropping, tuple(_pairs_of(pattern.short) for pattern in patterns))

    def candidates(self, line: Utterance, near: Sequence[int]) -> list[int]:
        """Return which of the patterns *near* may stand in *line*, in content order."""
        places = (*self.whole.iter(line.full), *self.dropping.iter(line.short))
        found = {number for _, numbers in places for number in numbers}
        if WILD in line.full:
            pairs = _pairs_of(line.short) | _pairs_of(line.full)
            found.update(number for number in near if not pairs.isdisjoint(self.pairs[number]))
        return [number for number in near if number in found] if found else []


def _make_automaton(patterns: Iterable[str]) -> ahocorasick.Automaton:
    by_part: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for part in literal_parts(pattern)[:1]:
            by_part.setdefault(part, []).append(number)
    automaton = ahocorasick.Automaton()
    for part, numbers in (by_part or {WILD * 2: []}).items():
        automaton.add_word(part, numbers)
    automaton.make_automaton()
    return automaton


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
