"""Every wording that the handbook prescribes, where it is due and which speech acts it does."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.duty import locate_part
from generator.model.entries import Entry, Line, NeverSay, Norm, Script
from generator.model.parts import Text
from generator.model.vocabulary import Act
from generator.quotation import find_told_words
from generator.scope import Region, Space
from generator.situation import locate
from generator.wording import GAP, Folding, split_sentences

_MARKER_GAP = 12  # characters of one sentence that may lie between the parts of a marker


@dataclass(frozen=True, slots=True)
class Wording:
    """A text somebody is told to say, with the acts it does."""

    entry: Entry
    text: Text
    region: Region
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Markers:
    """Recognises speech acts in a wording."""

    folding: Folding
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    implied: Mapping[str, frozenset[str]]
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def recognise(self, text: str) -> frozenset[str]:
        """Return the acts whose marker stands in a sentence of *text*."""
        if text not in self._known:  # a text is asked about as a wording and as a turn
            normal = "\n".join(self.folding.normalise(sentence, drop=False) for sentence in split_sentences(text))
            self._known[text] = self.close(act for act, pattern in self.patterns if pattern.search(normal))
        return self._known[text]

    def close(self, acts: Iterable[str]) -> frozenset[str]:
        """Return *acts* and all that they imply."""
        return frozenset(implied for act in acts for implied in self.implied.get(act, {act}))


def make_markers(acts: Sequence[Act], folding: Folding) -> Markers:
    """Return the recogniser for the speech acts of a vocabulary."""
    patterns = tuple((act.id, _compile(act.markers, folding)) for act in acts if act.markers)
    implied = {act.id: frozenset(_implied_by(act.id, {act.id: act for act in acts}, set())) for act in acts}
    return Markers(folding, patterns, implied)


def _compile(markers: Iterable[str], folding: Folding) -> re.Pattern[str]:
    alternatives = []
    for marker in markers:
        parts = (re.escape(folding.normalise(part, drop=False)) for part in marker.split(GAP))
        alternatives.append(f"[^\n]{{0,{_MARKER_GAP}}}?".join(parts))
    return re.compile("|".join(filter(None, alternatives)) or r"(?!)")


def _implied_by(act: str, acts: Mapping[str, Act], seen: set[str]) -> Iterator[str]:
    if act not in seen:
        seen.add(act)
        yield act
        for implied in acts[act].implies if act in acts else ():
            yield from _implied_by(implied, acts, seen)


def collect_wordings(
    space: Space,
    markers: Markers,
    norms: Iterable[Norm],
    scripts: Iterable[Script],
    never_says: Iterable[NeverSay],
) -> Iterator[Wording]:
    """Yield every prescribed wording: lines, what is said instead or afterwards, good examples, quoted words."""
    for norm in norms:
        region = locate(space, norm, norm.scope)
        told = () if norm.level.endswith("not") else _told(Text(norm.statement, norm.where))
        yield from (Wording(norm, text, region, markers.recognise(text.text)) for text in (*norm.good, *told))
    for script in scripts:
        for line in script.lines:
            region = locate_part(space, script, line.condition)
            yield from (Wording(script, text, region, acts_of(line, text, markers)) for text in line.say)
        region = locate(space, script, script.scope)
        instead = (never_say.instead for never_say in script.never_say if never_say.instead)
        for text in (*instead, *_told(script.then)):
            yield Wording(script, text, region, markers.recognise(text.text))
    for never_say in never_says:
        if never_say.instead:
            entry = Entry(id=never_say.entry, title=never_say.text.text, where=never_say.text.where)
            region = space.region(never_say.scope)
            yield Wording(entry, never_say.instead, region, markers.recognise(never_say.instead.text))


def _told(text: Text | None) -> Iterator[Text]:
    """Yield what a text about staff tells them to say."""
    if text:
        yield from (Text(words, text.where) for words in find_told_words(text.text))


def acts_of(line: Line, text: Text, markers: Markers) -> frozenset[str]:
    """Return the acts that a line does when it is said with these words."""
    return markers.recognise(text.text) | markers.close(line.acts)
