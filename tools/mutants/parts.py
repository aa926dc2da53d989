"""Parts of entries, found and put back changed: items of checklists, questions of quizzes, steps, lines."""

from collections.abc import Iterator
from typing import Any

from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.speech import says
from tools.mutants.twin import altered

Place = tuple[int, int]
"""The numbers of a section and of the item in it."""


def items_of(entry: Entry) -> Iterator[tuple[Place, Data]]:
    """Yield the items of a checklist with their places."""
    for number, section in enumerate(entry.data["sections"]):
        yield from (((number, place), item) for place, item in enumerate(section["items"]))


def with_item(entry: Entry, place: Place, *items: Data) -> Data:
    """Return a checklist with *items* in the place of one."""
    sections = [{**section, "items": [*section["items"]]} for section in entry.data["sections"]]
    sections[place[0]]["items"][place[1] : place[1] + 1] = items
    return altered(entry, sections=sections)


def questions_of(manuscript: Manuscript) -> Iterator[tuple[Entry, int, Data]]:
    """Yield the questions of all quizzes with their quiz and number."""
    for quiz in manuscript.of("quizzes"):
        for number, question in enumerate(quiz.data["questions"]):
            yield quiz, number, question


def with_question(quiz: Entry, number: int, question: Data) -> Data:
    """Return the quiz with another question in the place of one."""
    questions = [*quiz.data["questions"]]
    questions[number] = question
    return altered(quiz, questions=questions)


def with_step(procedure: Entry, number: int, **changes: object) -> Data:
    """Return the procedure with one step changed; _ in a key stands for -."""
    steps = [dict(step) for step in procedure.data["steps"]]
    steps[number] |= {key.replace("_", "-"): value for key, value in changes.items()}
    return altered(procedure, steps=steps)


def with_line(script: Entry, number: int, line: Any) -> Data:
    """Return the script with another line in the place of one."""
    lines = [*script.data["lines"]]
    lines[number] = line
    return altered(script, lines=lines)


def retold(line: Any, text: str, changed: str) -> Any:
    """Return a line with one of its wordings changed."""
    if isinstance(line, str):
        return changed
    return {**line, "say": [changed if each == text else each for each in says(line)]}
