"""The sentence that a question and its keyed answer make together: 几秒内接起 and 15 秒 make 15 秒内接起."""

import re
from collections.abc import Collection

from generator.measure import UNITS
from generator.model.assessments import Question

_BLANK = re.compile(r"[（(][\s　]*[)）]|[_＿]{2,}")
_LENGTH = re.compile("多久|多长时间|多少时间")


def state_answer(question: Question, units: Collection[str]) -> str:
    """Return the stem with its keyed answer where it asks for one; nothing where there is no single answer.

    A stem that is to be judged is what it says, if it is right.

    *units* are those an answer may bring with it: 几声 and 三声 make 三声, 几声 and 三 too.
    """
    answer = give_answer(question)
    if not answer:
        return ""
    unit = "|".join(map(re.escape, sorted({*units, *UNITS} - {""}, key=len, reverse=True)))
    brings_unit = re.search(f"(?:{unit})$", answer) is not None
    asked = rf"(?:几|多少)\s*(?=个?(?:{unit}))"
    if brings_unit:
        asked = rf"(?:几|多少)\s*个?(?:{unit})|多少(?=[？?。，,]|$)"
    if question.type == "true-false":
        return answer
    blanks = [*_BLANK.finditer(question.stem)]  # who leaves a blank asks for that, whatever else the stem says
    places = blanks or [*_LENGTH.finditer(question.stem), *re.finditer(f"(?<!第)(?:{asked})", question.stem)]
    if len(places) != 1:
        return ""
    begin, end = places[0].span()
    after = re.sub(f"^(?:个?(?:{unit}))", "", question.stem[end:]) if brings_unit else question.stem[end:]
    return f"{question.stem[:begin]}{answer}{after}"


def give_answer(question: Question) -> str:
    """Return the words of the one right answer; of a statement to be judged, what it says, if it is right."""
    if question.type == "true-false":
        return question.stem if question.key == ("对",) else ""
    if len(question.key) != 1:
        return ""
    if question.type == "fill":
        return question.key[0].strip()
    chosen = (option.text for option in question.options if option.letter == question.key[0])
    return next(chosen, "").strip() if question.type == "single" else ""
