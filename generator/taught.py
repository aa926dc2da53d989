"""Words that checklists, quizzes, personas and forms put into people's mouths without saying so formally."""

import re
from collections.abc import Iterable, Iterator

from generator.claims import Statement
from generator.exchange import Turn
from generator.model.assessments import Checklist, Claim, Question, Quiz
from generator.model.materials import Form, Persona
from generator.model.parts import Text
from generator.model.procedures import Procedure
from generator.quotation import find_told_words
from generator.scope import Space
from generator.situation import locate
from generator.spoken import Markers, Wording

# Asks what to say, not what not to say: 应该怎么说, 正确的说法是.
_ASKS_WORDS = re.compile(
    "怎么(?:说|讲|回答|答|回复|开口|称呼)|如何(?:说|回答|回复|应答|开口)|说(?:什么|哪)|哪(?:一?句|种说法|个说法)|说法|用语|话术|开场白|应答|回答"
)
_ASKS_WRONG = re.compile(
    "不(?:应|能|得|要|该|可|宜|许|准|当|正确|合适|恰当|规范|妥|符合|属于|是)|错|禁|忌|除了?|避免|违反|别说|哪.{0,6}不|改(?:成|为|错)"
)


def collect_taught(checklists: Iterable[Checklist], quizzes: Iterable[Quiz]) -> Iterator[Statement]:
    """Yield the words that an item quotes to be said, and those that are the right answer to what to say."""
    for checklist in checklists:
        for item in (item for section in checklist.sections for item in section.items):
            words = tuple(Text(words, item.where) for words in find_told_words(item.text))
            if words:
                yield Statement(checklist, item.text, item.checks, Claim(level="must", where=item.where, say=words))
    for quiz in quizzes:
        for question in quiz.questions:
            if words := tuple(_right_words(question)):
                claim = Claim(level="must", where=question.where, say=words)
                yield Statement(quiz, question.stem, question.tests, claim)


def _right_words(question: Question) -> Iterator[Text]:
    if not question.claims and _ASKS_WORDS.search(question.stem) and not _ASKS_WRONG.search(question.stem):
        yield from (Text(option.text, option.where) for option in question.options if option.letter in question.key)
        if question.type in ("fill", "short", "case"):
            yield from (Text(words, question.key_where) for words in question.key)
    yield from (Text(words, question.where) for words in find_told_words(question.explanation))


def collect_noted_wordings(
    space: Space, markers: Markers, personas: Iterable[Persona], forms: Iterable[Form]
) -> Iterator[Wording]:
    """Yield the words that advice on a kind of customer and the notes of a form quote to be said."""
    for entry, scope, texts in (
        *(
            (persona, persona.scope, tuple(Text(advice, persona.where) for advice in persona.do))
            for persona in personas
        ),
        *((form, (), tuple(_texts_of(form))) for form in forms),
    ):
        region = locate(space, entry, scope)
        for text in texts:
            for words in find_told_words(text.text):
                yield Wording(entry, Text(words, text.where), region, markers.recognise(words))


def collect_step_wordings(markers: Markers, turns: Iterable[Turn]) -> Iterator[Wording]:
    """Yield what the steps of procedures quote to be said."""
    for turn in turns:
        if isinstance(turn.entry, Procedure):
            for text in (text for text, _ in turn.ways):
                for words in find_told_words(text.text):
                    yield Wording(turn.entry, Text(words, text.where), turn.region, markers.recognise(words))


def _texts_of(form: Form) -> Iterator[Text]:
    yield from (Text(text, form.where) for text in (form.purpose, form.when, form.keep, form.privacy))
    for field in (field for group in form.sections for field in group.fields):
        yield from (Text(text, field.where) for text in (field.label, field.note))
