"""The parts of personas, record forms and quizzes that the search shows."""

from collections.abc import Iterator

from generator.handbook import Handbook
from generator.model.assessments import Quiz
from generator.model.materials import Form, Persona
from generator.quizsheet import TYPE_WORDS
from generator.search.record import Part
from generator.texts import plain_text


def cut_persona(handbook: Handbook, persona: Persona) -> Iterator[Part]:
    """Yield what such a customer is like, what to do and to say, and what not."""
    for label, texts in (
        ("是怎样的人", (persona.summary,)),
        ("怎么认出来", persona.signs),
        ("要什么", persona.needs),
        ("这样应对", persona.do),
    ):
        yield from (Part("text", label, plain_text(handbook, text)) for text in texts)
    yield from (Part("say", "✓ 这样说", plain_text(handbook, text.text)) for text in persona.say)
    yield from (Part("never", "✗ 不要这样", plain_text(handbook, text)) for text in persona.avoid)


def cut_form(handbook: Handbook, form: Form) -> Iterator[Part]:
    """Yield what a form is for, and its fields."""
    for label, text in (("做什么用", form.purpose), ("什么时候填", form.when), ("个人信息", form.privacy)):
        if text:
            yield Part("text", label, plain_text(handbook, text))
    for number, group in enumerate(form.sections, 1):
        yield Part("text", group.title, "、".join(field.label for field in group.fields), anchor=f"section_{number}")


def cut_quiz(handbook: Handbook, quiz: Quiz) -> Iterator[Part]:
    """Yield what a quiz is for, and what is asked, marked as a question; options and answers are on its page.

    Half of all statements to be judged are wrong, and nobody must take one for advice while a customer waits.
    """
    if quiz.intro:
        yield Part("text", "说明", plain_text(handbook, quiz.intro))
    for question in quiz.questions:
        anchor = f"question_{question.id}"
        label = f"{TYPE_WORDS[question.type]}题" + ("，这样对吗？" if question.type == "true-false" else "")
        yield Part("text", label, plain_text(handbook, question.stem), anchor=anchor)
