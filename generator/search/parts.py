"""The parts of entries that the search shows: phrases to say and not to say, statements, steps, items."""

from collections.abc import Iterator

from generator.handbook import Handbook
from generator.model.assessments import Checklist
from generator.model.entries import NeverSay, Norm, RuleException, Script, Term
from generator.model.parts import Text
from generator.model.procedures import Procedure, number_steps
from generator.naming import LEVEL_TAGS, LEVEL_WORDS, SIDE_BY_SIDE, name_limit
from generator.pages.labels import say_condition
from generator.search.record import Part
from generator.texts import plain_text


def cut_script(handbook: Handbook, script: Script) -> Iterator[Part]:
    """Yield what is said, what never, and what comes after."""
    for line in script.lines:
        condition = say_condition(handbook, line.condition)
        label = f"✓ 这样说（{condition}）" if condition else "✓ 这样说"
        yield from (Part("say", label, plain_text(handbook, wording.text)) for wording in line.say)
    yield from (cut_never(handbook, never) for never in script.never_say)
    rungs = (("升级", rung.when) for rung in script.escalate)
    yield from _texts(handbook, ("之后", script.then), *rungs, ("为什么", script.why))


def cut_never(handbook: Handbook, never: NeverSay) -> Part:
    """Return a forbidden wording with what to say instead."""
    label = "✗ 不要只说这一句" if never.match == "utterance" else "✗ 不要说"
    note = f"改说：{plain_text(handbook, never.instead.text)}" if never.instead else f"为什么：{never.why}"
    return Part("never", label, plain_text(handbook, never.text.text), note)


def cut_norm(handbook: Handbook, norm: Norm) -> Iterator[Part]:
    """Yield what is required, with its limit, its examples and its reason."""
    limit = name_limit(handbook, norm.limit) if norm.limit else ""
    yield from _texts(handbook, (LEVEL_TAGS[norm.level], norm.statement), ("限值", limit))
    yield from (_cut_exception(handbook, exception) for exception in norm.exceptions)
    yield from (Part("say", "✓ 这样做", plain_text(handbook, good.text)) for good in norm.good)
    yield from (Part("never", "✗ 不要这样", plain_text(handbook, bad.text)) for bad in norm.bad)
    yield from _texts(handbook, ("为什么", norm.why))


def _cut_exception(handbook: Handbook, exception: RuleException) -> Part:
    limit = name_limit(handbook, exception.limit) if exception.limit else ""
    level = LEVEL_WORDS[exception.level] if exception.level else ""
    words = (say_condition(handbook, exception.scope), f"{level}{limit}" or "不作此要求", exception.why)
    return Part("text", "例外", plain_text(handbook, "，".join(word for word in words if word)))


def cut_term(handbook: Handbook, term: Term) -> Iterator[Part]:
    """Yield what a term means."""
    yield from _texts(handbook, ("释义", term.definition))


def cut_procedure(handbook: Handbook, procedure: Procedure) -> Iterator[Part]:
    """Yield when a procedure starts, and its steps."""
    yield from _texts(handbook, ("何时开始", procedure.trigger))
    for number, step in number_steps(procedure):
        act = handbook.acts.get(step.act)
        label = f"第 {number} 步 {act.name if act else step.act or SIDE_BY_SIDE}"
        yield Part("text", label, plain_text(handbook, step.text), anchor=f"step_{step.id}")
    yield from _texts(handbook, ("为什么", procedure.why))


def cut_checklist(handbook: Handbook, checklist: Checklist) -> Iterator[Part]:
    """Yield what a checklist is for, and its items."""
    yield from _texts(handbook, ("说明", checklist.intro))
    for number, section in enumerate(checklist.sections, 1):
        for item in section.items:
            yield Part("text", section.title, plain_text(handbook, item.text), anchor=f"section_{number}")


def _texts(handbook: Handbook, *labelled: tuple[str, str | Text | None]) -> Iterator[Part]:
    for label, text in labelled:
        if words := text.text if isinstance(text, Text) else text:
            yield Part("text", label, plain_text(handbook, words))
