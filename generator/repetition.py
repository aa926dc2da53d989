"""Forbidden wordings that another one forbids already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from generator.model.parts import Text
from generator.prohibition import Prohibition
from generator.scope import is_within
from generator.wording import Folding


@dataclass(frozen=True, slots=True)
class Repetition:
    """A forbidden wording that is forbidden wherever it is, and *by* which other one."""

    repeated: Prohibition
    by: Prohibition


def find_repetitions(prohibitions: Sequence[Prohibition], folding: Folding) -> Iterator[Repetition]:
    """Yield each forbidden wording that adds nothing to another, with the first such; of two alike the later one.

    One that names something else to say instead adds that.
    """
    texts = [folding.normalise(each.never_say.text.text) for each in prohibitions]
    repeated: set[int] = set()
    for number, others in _find_within(texts):
        for other in others:
            if other not in repeated and _is_repeated(number, other, prohibitions, texts, folding):
                repeated.add(number)
                yield Repetition(prohibitions[number], prohibitions[other])
                break


def _is_repeated(
    number: int, other: int, prohibitions: Sequence[Prohibition], texts: Sequence[str], folding: Folding
) -> bool:
    """Tell whether the first of two prohibitions can go; of two alike, to which both apply, the later one."""
    one, two = prohibitions[number], prohibitions[other]
    mutual = texts[number] == texts[other] and number < other and _adds_nothing(two, one, folding)
    return _adds_nothing(one, two, folding) and not mutual


def _find_within(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield, for each text, its number and those of the other texts that stand in it."""
    by_text: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        by_text.setdefault(text, []).append(number)
    automaton = ahocorasick.Automaton()
    for text, numbers in by_text.items():
        if text:
            automaton.add_word(text, numbers)
    automaton.make_automaton()
    for number, text in enumerate(texts if by_text else ()):
        yield number, sorted({other for _, numbers in automaton.iter(text) for other in numbers} - {number})


def _adds_nothing(one: Prohibition, other: Prohibition, folding: Folding) -> bool:
    """Tell whether *other*, whose text stands in that of *one*, forbids all that *one* forbids and advises as much."""
    mine, theirs = one.never_say, other.never_say
    same = folding.normalise(mine.text.text) == folding.normalise(theirs.text.text)
    return (
        (theirs.match == "pattern" or (same and mine.match == theirs.match))
        and set(theirs.unless) <= set(mine.unless)
        and (mine.instead is None or _says_the_same(mine.instead, theirs.instead, folding))
        and bool(one.region)
        and is_within(one.region, other.region)
    )


def _says_the_same(one: Text, other: Text | None, folding: Folding) -> bool:
    return other is not None and folding.normalise(one.text) == folding.normalise(other.text)
