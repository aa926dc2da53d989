"""Compares questions by what they ask and answer, not by letters, order or spelling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.claims import locate_assessed
from generator.measure import parse_amount
from generator.model.assessments import Question, Quiz
from generator.numeral import NotUnderstood
from generator.scope import Region, Space, intersect
from generator.wording import Folding

CHOICES = ("single", "multiple")
_SIGNS = frozenset("<>≤≥=≠+-−–×÷%％.:：/")  # what an answer may turn on though it is neither letter nor figure
_AMOUNT = "="  # begins the normal form of an amount, as it can begin that of no words
_BEST_OF = "最"  # the best of what is offered may be another where more is offered

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question where it is asked; *right* and *offered* are its keyed and its other answers in normal form."""

    quiz: Quiz
    question: Question
    region: Region
    stem: Words
    right: frozenset[Words]
    offered: frozenset[Words]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two questions that ask the same of the same people and are keyed differently."""

    earlier: Asked
    later: Asked
    overlap: Region


def normalise_answer(folding: Folding, text: str) -> Words:
    """Return *text* so that two ways of writing the same answer are equal: `三声` and `3 声`, `A。` and `A`."""
    try:
        amount = parse_amount(text.strip(" 。，、；！"))
    except NotUnderstood:
        normal = folding.normalise(text, drop=False)
        return (normal or text, *sorted(_SIGNS.intersection(text)))
    return (_AMOUNT, str(amount.value), amount.dimension)


def place_questions(space: Space, folding: Folding, quizzes: tuple[Quiz, ...]) -> Iterator[Asked]:
    """Yield every question that is asked somewhere, in content order."""
    for quiz in quizzes:
        if region := locate_assessed(space, quiz):
            for question in quiz.questions:
                answers = {each.letter: normalise_answer(folding, each.text) for each in question.options}
                right = {answers.get(part) or normalise_answer(folding, part) for part in question.key}
                stem = normalise_answer(folding, question.stem)
                yield Asked(quiz, question, region, stem, frozenset(right), frozenset(answers.values()))


def pair_questions(asked: tuple[Asked, ...]) -> Iterator[Clash]:
    """Yield the pairs of questions with one stem that are asked of the same people in one situation."""
    by_stem: dict[tuple[bool, Words], list[Asked]] = {}
    for each in asked:
        by_stem.setdefault((each.question.type in CHOICES, each.stem), []).append(each)
    for group in by_stem.values():
        for earlier, later in combinations(group, 2):
            if overlap := intersect(earlier.region, later.region):
                yield Clash(earlier, later, overlap)


def are_keyed_differently(pair: Clash, also_called: Mapping[Words, Words]) -> bool:
    """Tell whether what is right in one question is wrong in the other; free answers cannot be compared."""
    one, other = pair.earlier, pair.later
    if not one.right or not other.right:
        return False
    if one.question.type in CHOICES:
        return _choose_differently(one, other)
    if one.question.type != other.question.type:
        return False
    if one.question.type == "true-false":
        return one.right != other.right
    return one.question.type == "fill" and _fill_differently(one, other, also_called)


def _choose_differently(one: Asked, other: Asked) -> bool:
    """Tell whether some answer that both offer is right in one only."""
    best_of = any(_BEST_OF in each.question.stem for each in (one, other))
    if best_of and one.offered != other.offered:
        return False
    return one.right & other.offered != other.right & one.offered


def _fill_differently(one: Asked, other: Asked, also_called: Mapping[Words, Words]) -> bool:
    """Tell whether other words are filled in, and neither is another name for, or a part of, those of the other."""
    mine, theirs = ({also_called.get(word, word) for word in each.right} for each in (one, other))
    rest, others = mine - theirs, theirs - mine
    return bool(others) and any(not any(_overlap(left, right) for right in others) for left in rest)


def _overlap(one: Words, other: Words) -> bool:
    return _AMOUNT not in (one[0], other[0]) and (one[0] in other[0] or other[0] in one[0])
