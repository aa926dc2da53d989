"""Turns a quiz into the plain data of its printed paper and of its key."""

from datetime import date

from generator.forms.edition import Data, add_edition, name_role
from generator.handbook import Handbook
from generator.model.assessments import FALSE, TRUE, Question, Quiz
from generator.numeral import plain_number
from generator.quizsheet import SIGNS, TYPE_WORDS, explain_quiz, name_answer, total_of
from generator.texts import plain_text

HEAD_FIELDS = ("姓名", "部门", "日期")
_WRITTEN = ("fill", "short", "case")


def build_paper(handbook: Handbook, quiz: Quiz, edition: date) -> Data:
    """Return what is printed for whoever takes the quiz: nothing that gives an answer away."""
    content = _begin(handbook, quiz) | {
        "title": quiz.title,
        "intro": plain_text(handbook, quiz.intro),
        "fields": HEAD_FIELDS,
        "total": total_of(quiz),
        "questions": [_ask(handbook, number, each) for number, each in enumerate(quiz.questions, 1)],
    }
    return add_edition(handbook, "quizzes", quiz, content, edition)


def build_key(handbook: Handbook, quiz: Quiz, edition: date) -> Data:
    """Return what is printed for whoever marks the papers."""
    content = _begin(handbook, quiz) | {
        "title": f"{quiz.title}（答案）",
        "intro": "",
        "fields": (),
        "questions": [_answer(handbook, number, each) for number, each in enumerate(quiz.questions, 1)],
    }
    return add_edition(handbook, "quizzes", quiz, content, edition)


def _begin(handbook: Handbook, quiz: Quiz) -> dict[str, object]:
    audience = f"适用：{name_role(handbook, quiz.audience)}" if quiz.audience else ""
    return {"organisation": handbook.settings.organisation, "audience": audience, "summary": explain_quiz(quiz)}


def _ask(handbook: Handbook, number: int, question: Question) -> Data:
    choices = [(option.letter, plain_text(handbook, option.text)) for option in question.options]
    if question.type == "true-false":
        choices = [(SIGNS[truth], truth) for truth in (TRUE, FALSE)]
    lines = 1 if question.type == "fill" else question.lines
    return {
        "number": number,
        "kind": TYPE_WORDS[question.type],
        "points": plain_number(question.points),
        "text": plain_text(handbook, question.stem),
        "choices": [{"sign": sign, "text": text} for sign, text in choices],
        "several": question.type == "multiple",
        "short": question.type == "true-false",
        "lines": lines if question.type in _WRITTEN else 0,
    }


def _answer(handbook: Handbook, number: int, question: Question) -> Data:
    titles = (handbook.by_id[id_].title for id_ in question.tests if id_ in handbook.by_id)
    return {
        "number": number,
        "answer": plain_text(handbook, name_answer(question)),
        "explanation": plain_text(handbook, question.explanation),
        "basis": [f"「{title}」" for title in titles],
        "points": plain_number(question.points),
    }
