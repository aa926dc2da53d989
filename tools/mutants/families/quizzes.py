"""Questions asked twice with different keys, and keys that cannot be."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Edit, Manuscript
from tools.mutants.parts import questions_of, with_question
from tools.mutants.twin import instead

ANSWERS = ("answer-clash", "schema")


def _asked_again(change: Callable[[Data], Data | None]) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a second quiz with one of the first's questions, changed."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for quiz, _, question in questions_of(manuscript):
            if changed := change(
                {key: value for key, value in question.items() if key not in ("states", "explanation")}
            ):
                row: dict[str, Any] = {
                    "id": f"{quiz.id}-{question['id']}-again",
                    "title": "补考",
                    "questions": [changed],
                }
                edits = (Edit(quiz, (quiz.data, row)),)
                yield Mutant(quiz.id, question["id"], edits, frozenset([row["id"]]))

    return plant


def _rekeyed(question: Data) -> Data | None:
    """Return a single choice with its options the other way round and another of them for key."""
    if question["type"] != "single":
        return None
    texts = [*question["options"].values()][::-1]
    options = dict(zip(question["options"], texts, strict=True))
    right = question["options"][question["key"]]
    return {**question, "options": options, "key": next(letter for letter, text in options.items() if text != right)}


def _judged_otherwise(question: Data) -> Data | None:
    if question["type"] != "true-false":
        return None
    stem = question["stem"].replace("，", ",").replace("。", "")
    return {**question, "stem": stem, "key": {"对": "错", "错": "对"}[question["key"]]}


def _key_narrowed(question: Data) -> Data | None:
    """Return a choice of several of which one more is wrong."""
    if question["type"] != "multiple" or len(question["key"]) < 3:
        return None
    return {**question, "key": question["key"][:-1]}


def _filled_otherwise(question: Data) -> Data | None:
    """Return a blank with another quantity."""
    return {**question, "key": "17 个月"} if question["type"] == "fill" and "@" in str(question.get("key")) else None


def _two_keys(manuscript: Manuscript) -> Iterator[Mutant]:
    for quiz, number, question in questions_of(manuscript):
        if question["type"] == "single":
            changed = {**question, "key": [*question["options"]][:2]}
            yield instead(manuscript, quiz, with_question(quiz, number, changed), change=f"{question['id']}: two keys")


def _key_of_nothing(manuscript: Manuscript) -> Iterator[Mutant]:
    for quiz, number, question in questions_of(manuscript):
        if question["type"] in ("single", "multiple"):
            yield instead(
                manuscript, quiz, with_question(quiz, number, {**question, "key": "F"}), change=f"{question['id']}: F"
            )


def _options_alike(manuscript: Manuscript) -> Iterator[Mutant]:
    for quiz, number, question in questions_of(manuscript):
        if question["type"] == "single":
            first, *rest = question["options"]
            options = {**question["options"], rest[0]: question["options"][first]}
            yield instead(
                manuscript, quiz, with_question(quiz, number, {**question, "options": options}), change=question["id"]
            )


FAMILIES = (
    Family(
        "asked-again",
        "the same question, options reordered, keyed otherwise",
        "logical",
        ANSWERS,
        _asked_again(_rekeyed),
    ),
    Family(
        "judged-otherwise", "the same statement, judged otherwise", "logical", ANSWERS, _asked_again(_judged_otherwise)
    ),
    Family("key-narrowed", "the same question, one right answer less", "logical", ANSWERS, _asked_again(_key_narrowed)),
    Family("filled-otherwise", "the same blank, filled otherwise", "logical", ANSWERS, _asked_again(_filled_otherwise)),
    Family("two-keys", "a single choice with two keys", "logical", ANSWERS, _two_keys),
    Family("key-of-nothing", "a key that no option has", "logical", ANSWERS, _key_of_nothing),
    Family("options-alike", "two options with the same words", "logical", ANSWERS, _options_alike),
)
