"""What an entry tells staff, fact by fact, in words that can be compared with those of another state of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.cadence import name_cadence
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Line, NeverSay, Norm, RuleException, Script, Term
from generator.model.materials import Form, Persona
from generator.model.parts import Quantity
from generator.model.procedures import Next, Procedure, Step, walk_steps
from generator.naming import LEVEL_WORDS, name_act, name_case, name_limit, name_step, summarise_scope
from generator.pages.labels import say_condition
from generator.pages.particulars import STATUS_WORDS
from generator.recordsheet import name_contents
from generator.roles import ROLE
from generator.texts import plain_text


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an entry tells, under what heading; *id* is the same for that thing in another state of the entry.

    Facts with a *name* come in an order that matters.
    """

    id: str
    heading: str
    words: str
    name: str = ""


def list_facts(handbook: Handbook, entry: Entry) -> tuple[Fact, ...]:
    """Return what *entry* tells, its title first, in the order in which it is read; what says nothing is left out."""
    return tuple(fact for fact in _tell(handbook, entry) if fact.words)


def list_never_facts(handbook: Handbook, never: NeverSay) -> tuple[Fact, ...]:
    """Return what a forbidden wording that stands alone tells, the wording first."""
    instead = never.instead.text if never.instead else ""
    facts = (
        Fact("text", "不要说", plain_text(handbook, never.text.text)),
        Fact("scope", "适用", summarise_scope(handbook, never.scope)),
        Fact("instead", "改说", plain_text(handbook, instead)),
        Fact("why", "为什么", plain_text(handbook, never.why)),
    )
    return tuple(fact for fact in facts if fact.words)


def _tell(handbook: Handbook, entry: Entry) -> Iterator[Fact]:
    yield Fact("title", "标题", entry.title)
    yield Fact("status", "状态", STATUS_WORDS.get(entry.status, entry.status))
    yield Fact("since", "自何日起", entry.since.isoformat() if entry.since else "")
    yield Fact("until", "到何日止", entry.until.isoformat() if entry.until else "")
    match entry:
        case Norm():
            yield from _tell_norm(handbook, entry)
        case Script():
            yield from _tell_script(handbook, entry)
        case Procedure():
            yield from _tell_procedure(handbook, entry)
        case Checklist():
            yield from _tell_checklist(handbook, entry)
        case Quiz():
            yield from _tell_quiz(handbook, entry)
        case Persona():
            yield from _tell_persona(handbook, entry)
        case Form():
            yield from _tell_form(entry)
        case Term():
            yield Fact("definition", "释义", plain_text(handbook, entry.definition))


def _tell_norm(handbook: Handbook, norm: Norm) -> Iterator[Fact]:
    yield Fact("scope", "适用", summarise_scope(handbook, norm.scope))
    yield Fact("level", "程度", LEVEL_WORDS[norm.level])
    yield Fact("limit", "限值", name_limit(handbook, norm.limit) if norm.limit else "")
    for scope, limit in norm.limit_rows:
        where = say_condition(handbook, scope)
        yield Fact(f"limit {where}", f"限值（{where}）", name_limit(handbook, limit))
    for exception in norm.exceptions:
        where = say_condition(handbook, exception.scope)
        yield Fact(f"exception {where}", f"例外（{where}）", _say_exception(handbook, exception))
    yield Fact("statement", "条文", plain_text(handbook, norm.statement))
    yield Fact("act", "做什么", name_act(handbook, norm.act))
    yield Fact("cadence", "多久一次", name_cadence(norm.cadence) if norm.cadence else "")
    yield Fact("to", "交给", _name_roles(handbook, norm.to))
    yield Fact("copy", "抄送", _name_roles(handbook, norm.copy))
    yield Fact("authority", "能定到", norm.authority.text if norm.authority else "")
    yield Fact("before", "先于", _name_acts(handbook, norm.before))
    yield Fact("after", "后于", _name_acts(handbook, norm.after))


def _say_exception(handbook: Handbook, case: RuleException) -> str:
    """Return what holds instead; nothing else may hold but who gets it, how often, or up to which amount."""
    manner = (
        f"交给{_name_roles(handbook, case.to)}" if case.to else "",
        name_cadence(case.cadence) if case.cadence else "",
        f"{case.authority.text}为止" if case.authority else "",
    )
    said = name_case(handbook, case) if case.level or case.act or case.limit or not any(manner) else ""
    return "，".join(filter(None, (said, *manner)))


def _tell_script(handbook: Handbook, script: Script) -> Iterator[Fact]:
    yield Fact("scope", "适用", summarise_scope(handbook, script.scope))
    for number, line in enumerate(script.lines):
        condition = say_condition(handbook, line.condition)
        yield from _tell_line(handbook, line, f"（{condition}）" if condition else "", number)
    for never in script.never_say:
        yield Fact(f"never {never.text.text}", "不要说", plain_text(handbook, never.text.text))
    yield Fact("then", "之后", plain_text(handbook, script.then.text if script.then else ""))
    for number, rung in enumerate(script.escalate):
        words = (_name_roles(handbook, (rung.to,)), rung.when.text if rung.when else "", _within(rung.within))
        yield Fact(f"rung {number}", "升级", plain_text(handbook, "，".join(filter(None, words))))


def _tell_line(handbook: Handbook, line: Line, when: str, number: int) -> Iterator[Fact]:
    """Yield what a line tells; a wording is the same one as long as it is typed alike: a figure in it may change."""
    for wording in line.say:
        words = plain_text(handbook, wording.text)
        yield Fact(f"say {when} {wording.text}", f"这样说{when}", words, words)
    if line.do:
        act = name_act(handbook, line.do)
        yield Fact(f"do {when} {line.do}", f"做{when}", act, act)
    if line.wait:
        yield Fact(f"wait {number}", f"等{when}", "等对方回答" if line.wait == "reply" else f"停 {line.wait}")
    if line.promises:
        yield Fact(f"promise {when} {line.promises.metric}", f"答应{when}", name_limit(handbook, line.promises))


def _tell_procedure(handbook: Handbook, procedure: Procedure) -> Iterator[Fact]:
    yield Fact("scope", "适用", summarise_scope(handbook, procedure.scope))
    yield Fact("trigger", "何时开始", plain_text(handbook, procedure.trigger))
    yield Fact("within", "总时限", _within(procedure.within))
    names = {step.id: name_step(handbook, step) for step in walk_steps(procedure)}
    for step in walk_steps(procedure):
        name = names[step.id]
        yield Fact(f"step {step.id}", f"步骤“{name}”", _say_step(handbook, step), name)
        ways = (_say_way(handbook, way, names.get(way.to, "")) for way in step.next)
        yield Fact(f"ways {step.id}", f"步骤“{name}”之后", "；".join(ways))


def _say_step(handbook: Handbook, step: Step) -> str:
    condition = say_condition(handbook, step.condition)
    facts = (
        _name_roles(handbook, filter(None, (step.role,))),
        name_step(handbook, step),
        _within(step.within),
        f"只在{condition}做" if condition else "",
        "可以跳过" if step.optional else "",
    )
    told = " · ".join(filter(None, facts))
    return f"{told}：{plain_text(handbook, step.text)}" if step.text else told


def _say_way(handbook: Handbook, way: Next, target: str) -> str:
    condition = say_condition(handbook, way.condition)
    at_most = f"，最多 {way.at_most} 次" if way.at_most else ""
    return f"{condition}{'到“' + target + '”' if target else '结束'}{at_most}"


def _tell_checklist(handbook: Handbook, checklist: Checklist) -> Iterator[Fact]:
    yield Fact("frequency", "多久填一次", checklist.frequency)
    for section in checklist.sections:
        for item in section.items:
            critical = "（关键项）" if item.critical else ""
            yield Fact(f"item {item.id}", f"“{section.title}”的一项", plain_text(handbook, item.text) + critical)


def _tell_quiz(handbook: Handbook, quiz: Quiz) -> Iterator[Fact]:
    for question in quiz.questions:
        key = f"（答案：{'、'.join(question.key)}）" if question.key else ""
        yield Fact(f"question {question.id}", "题目", plain_text(handbook, question.stem) + key)


def _tell_persona(handbook: Handbook, persona: Persona) -> Iterator[Fact]:
    yield Fact("summary", "说明", plain_text(handbook, persona.summary))
    says = tuple(say.text for say in persona.say)
    for heading, told in (("这样做", persona.do), ("这样说", says), ("不要这样", persona.avoid)):
        yield from (Fact(f"{heading} {words}", heading, plain_text(handbook, words)) for words in told)


def _tell_form(form: Form) -> Iterator[Fact]:
    for group in form.sections:
        for field in group.fields:
            yield Fact(f"field {field.id}", f"“{group.title}”的一栏", f"{field.label}（{name_contents(field)}）")


def _within(quantity: Quantity | None) -> str:
    return f"{quantity.text}内" if quantity else ""


def _name_acts(handbook: Handbook, ids: Iterable[str]) -> str:
    return "、".join(name_act(handbook, id_) for id_ in ids)


def _name_roles(handbook: Handbook, ids: Iterable[str]) -> str:
    return "、".join(handbook.leaf_names.get(ROLE, {}).get(id_, id_) for id_ in ids)
