"""A question has one answer, wherever it is asked.

A colleague who learns "true" in one quiz and is marked wrong for it in the next learns that quizzes are a lottery.
Questions are the same where they ask the same words of the same people in a common situation; answers are compared
by their words, never by their letters, so the same question with its options in another order, or among other
options, is no clash as long as nothing that is right here is wrong there. A single choice has exactly one right
option, a multiple choice at least one, a key names options there are, true or false is answered with one of the two,
and two options never say the same. What the right answer claims in `states` is compared with the norms by the rules
for these.

Bad:

```yaml
quizzes:
  - id: spring
    questions:
      - {id: rings, type: single, stem: 几声内接起？, options: {A: 三声, B: 五声}, key: A}
  - id: autumn
    questions:
      - {id: rings, type: single, stem: 几声内接起？, options: {A: 五声, B: 三声}, key: A}  # <- finding
```

Good:

```yaml
quizzes:
  - id: spring
    questions:
      - {id: rings, type: single, stem: 几声内接起？, options: {A: 三声, B: 五声}, key: A, tests: [leave-a-number]}
  - id: autumn
    questions:
      - {id: rings, type: single, stem: 几声内接起？, options: {A: 五声, B: 3 声}, key: B, tests: [leave-a-number]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import FALSE, TRUE, Question, Quiz
from generator.questions import (
    Clash,
    Words,
    are_keyed_differently,
    normalise_answer,
    pair_questions,
    place_questions,
)
from generator.quizsheet import name_answer
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """一道题不管出在哪里，答案只有一个。

这张卷子上答“对”，下张卷子上同一题答“对”算错，学的人就不知道该信哪张。题干的字一样、考的人和情形有重叠，就是
同一题；答案比的是文字，不是字母，所以选项换了次序、添了别的选项都不算矛盾，只要这里对的那里没有算错。单选恰好
一个答案，多选至少一个，答案要是有的选项，判断只答对或错，两个选项不能是一个意思。答案用 states 写明的要求，
由查规范的那些规则去比。"""

MESSAGES: Sentences = {
    "keyed-differently": {
        "zh": "这道题的答案是“{answer}”，同一道题在「{other}」里的答案是“{other_answer}”",
        "en": "the key here is “{answer}”, that of the same question in “{other}” is “{other_answer}”",
    },
    "two-keys": {
        "zh": "单选题只能有一个答案，这里有 {count} 个：{answer}",
        "en": "a single choice has one right option; here there are {count}: {answer}",
    },
    "no-key": {"zh": "这道题没有写答案", "en": "this question has no key"},
    "no-such-option": {
        "zh": "答案写的是 {letter}，但本题的选项只有 {letters}",
        "en": "the key names {letter}, but the options are {letters}",
    },
    "not-true-or-false": {
        "zh": "判断题的答案只能是 对 或 错，不是 {answer}",
        "en": "the key of a true-or-false question is 对 or 错, not {answer}",
    },
    "twin-options": {
        "zh": "选项 {one} 和 {other} 是一个意思：{text}",
        "en": "the options {one} and {other} say the same: {text}",
    },
}

HELP: Sentences = {
    "agree": {"zh": "查清哪个对，两处改成一样", "en": "find out which is right and make both agree"},
    "stem": {"zh": "问的其实不是一件事：把题干写清楚", "en": "they ask different things: say so in the stem"},
    "scope": {
        "zh": "考的是不同的人或情形：给测验写 audience 或 scope",
        "en": "they are for different people or situations: give the quizzes an audience or a scope",
    },
    "multiple": {"zh": "确实不止一个对：type 改为 multiple", "en": "several are right: make it a multiple choice"},
    "one": {"zh": "只留一个答案", "en": "keep one"},
    "option": {"zh": "改成有的选项，或补上漏掉的选项", "en": "name an option there is, or add the one that is missing"},
    "truth": {"zh": "写 key: 对 或 key: 错", "en": "write key: 对 or key: 错"},
    "write": {"zh": "补上 key；没有标准答案的题改为 short 或 case", "en": "add a key, or make it short or case"},
    "reword": {"zh": "改掉其中一个选项", "en": "change one of the options"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{questions} 道题，其中 {pairs} 对问的是同一件事",
    "en": "{questions} questions, {pairs} pairs of which ask the same",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the questions that cannot be marked, and the later of two that are marked differently."""
    for quiz in handbook.quizzes:
        for question in quiz.questions:
            yield from _check_key(quiz, question)
            yield from _check_options(handbook, quiz, question)
    also_called = dict(_list_synonyms(handbook))
    for pair in _pairs(handbook):
        if are_keyed_differently(pair, also_called):
            yield _report(pair)


def _check_key(quiz: Quiz, question: Question) -> Iterator[Fault]:
    where = Place(question.key_where, quiz.id, name_answer(question))
    if not question.key:
        if question.type not in ("short", "case"):
            yield Fault(where, "no-key", help=("write",))
    elif question.type == "true-false":
        if len(question.key) > 1 or question.key[0] not in (TRUE, FALSE):
            yield Fault(where, "not-true-or-false", {"answer": "、".join(question.key)}, help=("truth",))
    elif question.options:
        yield from _check_letters(where, question)


def _check_letters(where: Place, question: Question) -> Iterator[Fault]:
    letters = [option.letter for option in question.options]
    keys = tuple(dict.fromkeys(question.key))
    for letter in keys:
        if letter not in letters:
            yield Fault(where, "no-such-option", {"letter": letter, "letters": "、".join(letters)}, help=("option",))
    if question.type == "single" and len(keys) > 1:
        values = {"count": str(len(keys)), "answer": "、".join(keys)}
        yield Fault(where, "two-keys", values, help=("one", "multiple"))


def _check_options(handbook: Handbook, quiz: Quiz, question: Question) -> Iterator[Fault]:
    seen: dict[Words, str] = {}
    for option in question.options:
        earlier = seen.setdefault(normalise_answer(handbook.folding, option.text), option.letter)
        if earlier != option.letter:
            values = {"one": earlier, "other": option.letter, "text": option.text}
            yield Fault(Place(option.where, quiz.id, option.text), "twin-options", values, help=("reword",))


def _list_synonyms(handbook: Handbook) -> Iterator[tuple[Words, Words]]:
    """Yield, for each other name of a term, the name all of them are compared by."""
    for term in handbook.terms:
        for word in (*term.synonyms, *term.discouraged):
            yield normalise_answer(handbook.folding, word), normalise_answer(handbook.folding, term.title)


def _pairs(handbook: Handbook) -> Iterator[Clash]:
    return pair_questions(tuple(place_questions(handbook.space, handbook.folding, handbook.quizzes)))


def _report(pair: Clash) -> Fault:
    one, other = pair.earlier, pair.later
    answer, other_answer = name_answer(other.question), name_answer(one.question)
    return Fault(
        where=Place(other.question.key_where, other.quiz.id, answer),
        key="keyed-differently",
        values={"answer": answer, "other": one.quiz.title, "other_answer": other_answer},
        related=(Place(one.question.key_where, one.quiz.id, other_answer),),
        overlap=pair.overlap,
        clash=(other_answer, answer),
        help=("agree", "stem", "scope"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many questions there are and how many pairs of them ask the same."""
    questions = sum(len(quiz.questions) for quiz in handbook.quizzes)
    return {"questions": questions, "pairs": sum(1 for _ in _pairs(handbook))}
