"""Slips of writing: typos, half-width marks, two things in one item, words that belong to another channel."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Manuscript
from tools.mutants.parts import items_of, retold, with_item, with_line
from tools.mutants.speech import places, says
from tools.mutants.twin import altered, instead

_ELSEWHERE = {
    "phone": ("您慢走。", "请您坐这边。"),
    "counter": ("我查一下，请不要挂机。", "请您不要挂断。"),
    "visit": ("我看一下，请不要挂机。", "请您不要挂断。"),
    "chat": ("请您不要挂断。", "您慢走。"),
}
_GUESSES = ("美女", "大妈", "小姐", "帅哥")


def _misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for norm in manuscript.of("norms"):
        for right, wrong in (("投诉", "投拆"), ("自己", "自已")):
            text = norm.data["statement"].replace(right, wrong, 1)
            if text != norm.data["statement"]:
                yield instead(manuscript, norm, altered(norm, statement=text), change=wrong)
                break


def _mistyped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield statements with one mark in half width, or typed twice."""
    for number, norm in enumerate(manuscript.of("norms")):
        text = norm.data["statement"]
        changed = text.replace("，", ",", 1) if number % 2 else text.replace("，", "，，", 1)
        if changed != text and "@" not in text:
            yield instead(manuscript, norm, altered(norm, statement=changed), change=changed[:24])


def _joined(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield items that ask a second thing."""
    for count, entry in enumerate(manuscript.of("checklists")):
        for place, item in items_of(entry):
            if item.get("answer") != "text":
                text = f"{item['text']}{('，并且把台面收拾干净', '，同时把窗户关好', '；工具放回原处')[count % 3]}"
                changed = with_item(entry, place, {**item, "text": text})
                yield instead(manuscript, entry, changed, change=text[-14:])
                break


def _of_another_channel(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, script in enumerate(manuscript.of("scripts")):
        channels = {str(place.get("channel")) for place in places(manuscript, script)}
        if len(channels) == 1 and (words := _ELSEWHERE.get(next(iter(channels)))):
            line = words[number % 2]
            changed = altered(script, lines=[*script.data["lines"], line])
            yield instead(manuscript, script, changed, change=f"{line} / {next(iter(channels))}")


def _addressed(change: Callable[[int], str]) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a first line that begins with a word for whoever is meant."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for number, script in enumerate(manuscript.of("scripts")):
            line: Any = script.data["lines"][0]
            text = next(iter(says(line)), "")
            if text.startswith("您好，"):
                changed = f"{change(number)}，{text}"
                yield instead(
                    manuscript, script, with_line(script, 0, retold(line, text, changed)), change=changed[:16]
                )

    return plant


def _discouraged(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that use a word which the glossary advises against."""
    norms = list(manuscript.of("norms"))
    for number, term in enumerate(manuscript.of("glossary")):
        for word in term.data.get("discouraged", ())[:1]:
            norm = norms[number * 7 % len(norms)]
            text = f"{norm.data['statement'].rstrip('。')}，{word}也一样。"
            yield instead(manuscript, norm, altered(norm, statement=text), change=word)


def _official(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that use the name of a term."""
    norms = list(manuscript.of("norms"))
    for number, term in enumerate(manuscript.of("glossary")):
        norm = norms[number * 7 % len(norms)]
        text = f"{norm.data['statement'].rstrip('。')}，{term.data['title']}也一样。"
        yield instead(manuscript, norm, altered(norm, statement=text), change=term.data["title"])


FAMILIES = (
    *(
        Family(name, says_, "form", (expected,), plant)
        for name, says_, expected, plant in (
            ("word-misspelt", "a statement has a typo", "likely-typo", _misspelt),
            ("mark-mistyped", "a mark in half width, or typed twice", "untidy-text", _mistyped),
            ("two-in-one", "an item asks a second thing", "two-duties-in-one-item", _joined),
            ("other-channel", "a line in the words of another channel", "out-of-place-words", _of_another_channel),
            (
                "guessed-at",
                "a line addresses customers by a guess",
                "guessed-address",
                _addressed(lambda number: _GUESSES[number % len(_GUESSES)]),
            ),
            ("word-discouraged", "a norm uses a discouraged word", "discouraged-term", _discouraged),
        )
    ),
    Family(
        "addressed-by-name",
        "a line addresses customers by name",
        "harmless",
        (),
        _addressed(lambda _: "【姓氏】【称呼】"),
    ),
    Family("term-used", "a norm uses the name of a term", "harmless", (), _official),
)
