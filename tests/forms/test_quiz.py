"""What the paper and the key of a quiz look like: questions and room on one, answers on the other alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

from generator.forms import list_printed, render_sheets
from generator.handbook import Handbook
from generator.model.assessments import Option, Question, Quiz
from tests.forms.paper import read_character_bounds, read_marks, read_pages
from tests.forms.samples import COMMITTED_ON, HERE, make_handbook

CHOICE = Question(
    id="rings",
    type="single",
    stem="几声内接起？",
    where=HERE,
    key_where=HERE,
    options=(Option("A", "三声", HERE), Option("B", "五声", HERE)),
    key=("A",),
    explanation="见 @answer-soon 。",
    tests=("answer-soon",),
)
SEVERAL = replace(CHOICE, id="several", type="multiple", stem="哪些要做？", key=("A", "B"), points=Fraction(5, 2))
TRUTH = replace(CHOICE, id="truth", type="true-false", stem="可以先挂机。", options=(), key=("错",), explanation="")
GAP = replace(TRUTH, id="gap", type="fill", stem="等（　）分钟。", key=("两",), tests=())
CASE = replace(GAP, id="case", type="case", stem="写一封回信。", key=(), explanation="要点：致歉。", lines=6)


def make_quiz(*questions: Question) -> Handbook:
    quiz = Quiz(
        id="basics",
        title="电话基础",
        where=HERE,
        audience="agent",
        intro="先做再看。",
        duration="15 分钟",
        pass_mark=Fraction(4, 5),
        questions=questions,
    )
    return replace(make_handbook(), quizzes=(quiz,))


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    return dict(render_sheets(make_quiz(CHOICE, SEVERAL, TRUTH, GAP, CASE), COMMITTED_ON))


def test_a_quiz_is_printed_as_a_paper_and_a_key(sheets: dict[str, bytes]) -> None:
    assert list(sheets) == ["basics.pdf", "basics.key.pdf"]
    assert list_printed(make_quiz(CHOICE)) == ("basics",)


def test_the_paper_asks_and_gives_nothing_away(sheets: dict[str, bytes]) -> None:
    (page,) = read_pages(sheets["basics.pdf"])

    assert "适用：座席共5题，6.5分，限时15分钟，得分满80%及格先做再看。姓名：部门：日期：" in page
    assert "1．（单选，1分）几声内接起？A三声B五声2．（多选，2.5分）哪些要做？A三声B五声" in page
    assert (
        "3．（判断，1分）可以先挂机。√对×错4．（填空，1分）等（）分钟。5．（案例，1分）写一封回信。得分／6.5分" in page
    )
    assert "见「" not in page and "要点" not in page and "两" not in page


def test_one_answer_has_circles_several_have_squares_and_words_have_lines(sheets: dict[str, bytes]) -> None:
    marks = [mark.round for mark in read_marks(sheets["basics.pdf"])]

    assert marks == [True, True, False, False, True, True]


def test_the_key_gives_the_answer_the_reason_and_the_norm_behind_it(sheets: dict[str, bytes]) -> None:
    (page,) = read_pages(sheets["basics.key.pdf"])

    assert "题号答案解析和依据分值1A三声见「三声内接听」。依据：「三声内接听」1" in page
    assert "3×错依据：「三声内接听」1" in page
    assert "4两15—要点：致歉。1" in page


def test_a_paper_of_sixty_long_questions_keeps_every_word_on_the_paper() -> None:
    words = "客户来电说设备坏了，" * 20
    questions = tuple(
        replace(each, id=f"{each.id}-{number}", stem=words)
        for number in range(12)
        for each in (CHOICE, SEVERAL, TRUTH, GAP, replace(CASE, lines=30))
    )

    sheets = dict(render_sheets(make_quiz(*questions), COMMITTED_ON))

    assert "".join(read_pages(sheets["basics.pdf"])).count("坏") == 20 * 60
    for pdf in sheets.values():
        for left, bottom, right, top in read_character_bounds(pdf):
            assert left > 16 and right < 194 and bottom > 8 and top < 289
