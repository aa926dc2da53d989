"""What a quiz is like wherever it is taken: its kinds of questions, the right answers in words, its points."""

from collections.abc import Mapping
from fractions import Fraction

from generator.model.assessments import FALSE, TRUE, Question, QuestionType, Quiz
from generator.numeral import plain_number

TYPE_WORDS: Mapping[QuestionType, str] = {
    "single": "单选",
    "multiple": "多选",
    "true-false": "判断",
    "fill": "填空",
    "short": "简答",
    "case": "案例",
}
SIGNS = {TRUE: "√", FALSE: "×"}


def name_answer(question: Question) -> str:
    """Return the right answer in words, empty where there is none to give."""
    if question.type == "true-false":
        return "、".join(f"{SIGNS[part]} {part}" if part in SIGNS else part for part in question.key)
    if question.type in ("single", "multiple"):
        texts = {option.letter: option.text for option in question.options}
        return "；".join(f"{part} {texts[part]}" if part in texts else part for part in question.key)
    return "；".join(question.key)


def total_of(quiz: Quiz) -> str:
    """Return the points of all questions together."""
    return plain_number(sum((question.points for question in quiz.questions), Fraction(0)))


def explain_quiz(quiz: Quiz) -> str:
    """Return how many questions and points there are, how long it may take and what it takes to pass."""
    words = [f"共 {len(quiz.questions)} 题，{total_of(quiz)} 分"]
    if quiz.duration:
        words.append(f"限时 {quiz.duration}")
    if quiz.pass_mark is not None:
        words.append(f"得分满 {plain_number(quiz.pass_mark * 100)}% 及格")
    return "，".join(words)
