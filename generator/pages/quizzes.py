"""Pages of quizzes: questions to answer on the page, each with its answer to unfold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from generator.model.assessments import FALSE, TRUE, Question, Quiz
from generator.pages.addresses import QUIZZES
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.labels import label_scope
from generator.pages.overviews import fill_overview
from generator.pages.page import Page
from generator.pages.particulars import describe_entry, link_sources
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint
from generator.permalink import page_in
from generator.quizsheet import SIGNS, TYPE_WORDS, explain_quiz, name_answer

SECTION = "测验"


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as its template needs it; *choices* are pairs of a sign and words, *several* tells that many fit."""

    anchor: str
    kind: str
    stem: Pieces
    choices: tuple[tuple[str, Pieces], ...]
    several: bool
    lines: int
    answer: Pieces
    explanation: Pieces
    tests: tuple[Link, ...]
    sources: tuple[Link, ...]


def render_quizzes(atlas: Atlas, sheets: Collection[str]) -> Iterator[Page]:
    """Yield the overview of all quizzes and a page for each, nothing where there is none."""
    if not atlas.handbook.quizzes:
        return
    overview = Viewpoint(atlas, f"{QUIZZES}/index")
    html = fill_overview(overview, "学习测验", atlas.handbook.quizzes, "", partial(_describe, overview))
    yield Page(f"{overview.page}.md", "学习测验", html, section=SECTION)
    for quiz in atlas.handbook.quizzes:
        yield _quiz_page(Viewpoint(atlas, page_in(QUIZZES, quiz.id)), quiz, quiz.id in sheets)


def _describe(view: Viewpoint, quiz: Quiz) -> Pieces:
    leaf = view.handbook.leaves.get(("role", quiz.audience))
    return cut_text(view, " · ".join(filter(None, (leaf.name if leaf else "", explain_quiz(quiz)))))


def _quiz_page(view: Viewpoint, quiz: Quiz, printed: bool) -> Page:
    questions = tuple(_view_question(view, question) for question in quiz.questions)
    html = fill(
        "quiz",
        particulars=describe_entry(view, quiz),
        kind=_describe(view, quiz),
        scope=label_scope(view.handbook, quiz.scope),
        intro=cut_text(view, quiz.intro),
        questions=questions,
        paper=view.file(f"forms/{quiz.id}.pdf") if printed else "",
        key=view.file(f"forms/{quiz.id}.key.pdf") if printed else "",
        related=view.links(quiz.see_also),
        overview=view.href(f"{QUIZZES}/index"),
    )
    return Page(f"{view.page}.md", quiz.title, html, section=SECTION)


def _view_question(view: Viewpoint, question: Question) -> QuestionView:
    choices = tuple((option.letter, cut_text(view, option.text)) for option in question.options)
    if question.type == "true-false":
        choices = tuple((SIGNS[truth], cut_text(view, truth)) for truth in (TRUE, FALSE))
    return QuestionView(
        anchor=f"question_{question.id}",
        kind=TYPE_WORDS[question.type],
        stem=cut_text(view, question.stem),
        choices=choices,
        several=question.type == "multiple",
        lines=1 if question.type == "fill" else question.lines,
        answer=cut_text(view, name_answer(question)),
        explanation=cut_text(view, question.explanation),
        tests=view.links(question.tests),
        sources=link_sources(view, question.sources),
    )
