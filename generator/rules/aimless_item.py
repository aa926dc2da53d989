"""An item of a checklist checks something, a question of a quiz tests something.

An item that names no entry in `checks` and claims nothing in `states` has no rule behind it: nobody can say why it is
asked, and when the rule changes nobody knows that the item must. The same goes for a question without `tests`. Items
that are answered in one's own words are for thinking, not for checking, and need no rule.

Bad:

```yaml
checklists:
  - {id: desk-check, sections: [{title: 桌面, items: [{id: tidy, text: 桌面整洁}]}]}  # <- finding
```

Good:

```yaml
norms:
  - {id: tidy-desk, statement: 桌面上只放正在办的这一件。}
checklists:
  - {id: desk-check, sections: [{title: 桌面, items: [{id: tidy, text: 桌面整洁, checks: [tidy-desk]}]}]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Item, Question
from generator.rule import Language, Sentences

SEVERITY: Severity = "gap"

EXPLANATION = """自检表的每一项都要查得到规定，测验的每一题都要考得到条目。

checks 里一条也没写、states 也没写的检查项，背后没有规定：谁也说不清为什么要查它，规定改了也没人知道它该跟着改。
没写 tests 的题目也一样。用自己的话回答的项目是让人想的，不是拿来查的，可以不写。"""

MESSAGES: Sentences = {
    "item": {
        "zh": "「{title}」的这一项“{text}”没有写查哪一条规定",
        "en": "the item “{text}” of “{title}” checks no entry",
    },
    "question": {
        "zh": "「{title}」的这一题“{text}”没有写考哪一条",
        "en": "the question “{text}” of “{title}” tests no entry",
    },
}

HELP: Sentences = {
    "checks": {"zh": "在这一项里写 checks: [规定的标识]", "en": "name what it checks: checks: [id of a norm]"},
    "tests": {"zh": "在这一题里写 tests: [条目的标识]", "en": "name what it tests: tests: [id of an entry]"},
    "norm": {
        "zh": "还没有这条规定：先写进 standards/norms.yaml，再在这里引用",
        "en": "there is no such rule yet: write it in standards/norms.yaml first",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{items} 个检查项，{questions} 道题",
    "en": "{items} items, {questions} questions",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each item and each question that names nothing it is about."""
    for title, id_, item in _items(handbook):
        if not (item.checks or item.claim or item.answer == "text"):
            values = {"title": title, "text": item.text}
            yield Fault(Place(item.where, id_, item.text), "item", values, help=("checks", "norm"))
    for title, id_, question in _questions(handbook):
        if not (question.tests or question.claims):
            values = {"title": title, "text": question.stem}
            yield Fault(Place(question.where, id_, question.stem), "question", values, help=("tests", "norm"))


def _items(handbook: Handbook) -> Iterator[tuple[str, str, Item]]:
    for checklist in handbook.checklists:
        for section in checklist.sections:
            yield from ((checklist.title, checklist.id, item) for item in section.items)


def _questions(handbook: Handbook) -> Iterator[tuple[str, str, Question]]:
    for quiz in handbook.quizzes:
        yield from ((quiz.title, quiz.id, question) for question in quiz.questions)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many items and questions there are."""
    return {"items": len(list(_items(handbook))), "questions": len(list(_questions(handbook)))}
