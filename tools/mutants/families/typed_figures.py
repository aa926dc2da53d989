"""Figures typed in words beside the one that is meant, and another one than that."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import Figure, limited, read_figure, write_number
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.parts import items_of, questions_of, retold, with_item, with_line, with_question, with_step
from tools.mutants.speech import says
from tools.mutants.twin import altered, instead

FIGURES = ("hard-coded-number", "two-standards")
_NUMBERS = re.compile("[0-9０-９一二两三四五六七八九十百千半]")
Amount = Callable[[Figure], Fraction]


def _same(figure: Figure) -> Fraction:
    return figure.number


def _other(figure: Figure) -> Fraction:
    """Return a number that no reader can take for the first."""
    return figure.number * 2 + 1


def _shown(manuscript: Manuscript, text: str, change: Amount) -> str:
    """Return a text with the one figure that it shows typed in; empty where there is none, or another one in it."""
    match = re.search("@([a-z-]+)\\.limit ?(?=之内|以内|内)", text)
    norm = manuscript.by_id.get(match[1]) if match else None
    figure = read_figure(norm.data.get("limit")) if norm else None
    if not (match and norm and figure and figure.sign == "≤" and figure.is_time) or "exceptions" in norm.data:
        return ""
    rest = text.replace(match[0], "")
    if "@" in rest or _NUMBERS.search(rest):
        return ""
    moved = replace(figure, number=change(figure))
    return text.replace(match[0], f" {write_number(moved.number)} {moved.unit}")


def _statement(change: Amount) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a statement that types the norm's own figure, or another one."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for norm, _ in limited(manuscript):
            text = norm.data["statement"]
            if f"@{norm.id}.limit" in text and (typed := _shown(manuscript, text, change)):
                yield instead(manuscript, norm, altered(norm, statement=typed), change=typed)

    return plant


def _item(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield items that type another figure than the norm they check."""
    for entry in manuscript.of("checklists"):
        for place, item in items_of(entry):
            typed = _shown(manuscript, item["text"], _other)
            if typed and any(f"@{id_}.limit" in item["text"] for id_ in item.get("checks", ())):
                yield instead(manuscript, entry, with_item(entry, place, {**item, "text": typed}), change=typed)


def _explanation(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield explanations that type another figure than the norm the question tests."""
    for quiz, number, question in questions_of(manuscript):
        text = question.get("explanation", "")
        typed = _shown(manuscript, text, _other)
        if typed and any(f"@{id_}.limit" in text for id_ in question.get("tests", ())):
            changed = with_question(quiz, number, {**question, "explanation": typed})
            yield instead(manuscript, quiz, changed, change=typed)


def _blank(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield questions whose blank is filled with another figure than the norm tested gives."""
    for quiz, number, question in questions_of(manuscript):
        tests = question.get("tests", ())
        if question["type"] == "fill" and len(tests) == 1 and question["key"] == f"@{tests[0]}.limit":
            norm = manuscript.by_id[tests[0]]
            figure = read_figure(norm.data.get("limit"))
            if figure and "exceptions" not in norm.data:
                key = f"{write_number(_other(figure))} {figure.unit}"
                changed = {**question, "key": key}
                yield instead(manuscript, quiz, with_question(quiz, number, changed), change=f"{question['id']}: {key}")


def _step(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield steps whose text gives them another time than they have."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            figure = read_figure(f"x ≤ {step.get('within')}")
            says_more = step.get("text", "")
            if figure and figure.is_time and says_more and "@" not in says_more and not _NUMBERS.search(says_more):
                text = f"{says_more.rstrip('。')}，{write_number(_other(figure))} {figure.unit}内办完。"
                yield instead(manuscript, procedure, with_step(procedure, number, text=text), change=text)


def _promised(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield lines whose words say another time than they promise."""
    for script in manuscript.of("scripts"):
        for number, line in enumerate(script.data["lines"]):
            text = next(iter(says(line)), "")
            typed = _shown(manuscript, text, _other)
            if isinstance(line, dict) and "promises" in line and typed:
                yield instead(manuscript, script, with_line(script, number, retold(line, text, typed)), change=typed)


def _title(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose title gives another figure than the limit."""
    for norm, figure in limited(manuscript):
        if figure.is_time and figure.sign == "≤" and not figure.head and _is_plain(norm):
            title = f"{write_number(_other(figure))} {figure.unit}内办完"
            yield instead(manuscript, norm, altered(norm, title=title), change=title)


def _is_plain(norm: Entry) -> bool:
    return "exceptions" not in norm.data


FAMILIES = (
    *(
        Family(name, says_, "policy", FIGURES, plant)
        for name, says_, plant in (
            ("statement-disagrees", "a statement types another figure than the limit", _statement(_other)),
            ("title-disagrees", "a title types another figure than the limit", _title),
            ("item-disagrees", "an item types another figure than its norm", _item),
            ("explanation-disagrees", "an explanation types another figure than the norm", _explanation),
            ("blank-disagrees", "a blank is filled with another figure than the norm", _blank),
            ("step-disagrees", "the text of a step gives it another time", _step),
            ("words-disagree", "the words of a line say another time than it promises", _promised),
        )
    ),
    Family("figure-spelt-out", "a statement types the figure of its limit", "harmless", (), _statement(_same)),
)
