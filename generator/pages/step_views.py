"""Steps of procedures in the plain values their template needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.procedures import END, START, Next, Procedure, Span, Step, number_steps
from generator.naming import name_act, name_limit, name_step
from generator.pages.labels import say_condition
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

_EVENTS = {START: "流程开始", END: "流程结束"}


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step, the condition under which it is taken, and how often at most."""

    condition: str
    target: Link
    at_most: int | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as its template needs it; *onward* tells that it simply leads to the next one.

    *strands* are the steps done side by side; *facts* say when it is done at all and what it makes of the ticket.
    """

    anchor: str
    number: str
    title: str
    role: str
    text: Pieces
    within: str
    times: tuple[str, ...]
    facts: tuple[str, ...]
    script: Link | None
    form: Link | None
    ways: tuple[Way, ...]
    onward: bool
    strands: tuple[tuple["StepView", ...], ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """The procedure whose steps are shown, and the number of each."""

    view: Viewpoint
    procedure: Procedure
    numbers: dict[str, str]


def view_steps(view: Viewpoint, procedure: Procedure) -> tuple[StepView, ...]:
    """Return the steps of a procedure in plain values."""
    setting = _Setting(view, procedure, {step.id: number for number, step in number_steps(procedure)})
    followers = (*(step.id for step in procedure.steps[1:]), END)
    return tuple(_view_step(setting, *pair) for pair in zip(procedure.steps, followers, strict=True))


def _view_step(setting: _Setting, step: Step, following: str = "") -> StepView:
    """Return a step; what is *following* it needs no words, and nothing follows a step of a strand."""
    view = setting.view
    ways = tuple(_view_way(setting, step, way) for way in step.next)
    plain = len(step.next) < 2 and not any(way.condition or way.at_most or way.to != following for way in step.next)
    return StepView(
        anchor=_anchor(step),
        number=setting.numbers[step.id],
        title=name_step(view.handbook, step),
        role=_role(view, step.role) + ("（协办）" if step.assists else ""),
        text=cut_text(view, step.text),
        within=step.within.text if step.within else "",
        times=say_times(view, setting.procedure, step.spans, step.id),
        facts=tuple(_say_facts(setting, step)),
        script=view.link(step.script) if step.script else None,
        form=view.link(step.form) if step.form else None,
        ways=() if plain else ways,
        onward=plain and following != END,
        strands=tuple(tuple(_view_step(setting, inner) for inner in strand) for strand in step.parallel),
    )


def _view_way(setting: _Setting, step: Step, way: Next) -> Way:
    condition = say_condition(setting.view.handbook, way.condition)
    otherwise = "其他情形" if len(step.next) > 1 else ""
    link = Link("", "结束" if way.to == END else way.to)
    for target in setting.procedure.steps:
        if target.id == way.to:
            words = f"第 {setting.numbers[target.id]} 步 {name_step(setting.view.handbook, target)}"
            link = Link(f"#{_anchor(target)}", words)
    return Way(condition or otherwise, link, way.at_most)


def _say_facts(setting: _Setting, step: Step) -> Iterator[str]:
    if step.condition:
        yield f"只在{say_condition(setting.view.handbook, step.condition)}做，否则跳过"
    if step.optional:
        yield "可以跳过"
    if step.state:
        yield "做完后状态：" + next(state.name for state in setting.procedure.states if state.id == step.state)


def say_times(view: Viewpoint, procedure: Procedure, spans: Iterable[Span], here: str = END) -> tuple[str, ...]:
    """Return how long things may take, in words, as read at the step *here*."""
    return tuple(_say_span(view, procedure, span, here) for span in spans)


def _say_span(view: Viewpoint, procedure: Procedure, span: Span, here: str) -> str:
    until = "" if span.ends == here else f"，到{_name_event(view, procedure, span.ends)}为止"
    bounds = [f"至少隔 {span.shortest.text}"] if span.shortest else []
    bounds += [f"不超过 {span.longest.text}"] if span.longest else []
    bounds += [name_limit(view.handbook, span.limit)] if span.limit else []
    return f"从{_name_event(view, procedure, span.begins)}算起{until}，{'，'.join(bounds)}"


def _name_event(view: Viewpoint, procedure: Procedure, event: str) -> str:
    if event in _EVENTS:
        return _EVENTS[event]
    for number, step in number_steps(procedure):
        if step.id == event:
            return f"第 {number} 步“{name_step(view.handbook, step)}”做完"
    return f"“{name_act(view.handbook, event)}”"


def _anchor(step: Step) -> str:
    return f"step_{step.id}"  # the underscore keeps it apart from every entry's anchor


def _role(view: Viewpoint, id_: str) -> str:
    leaf = view.handbook.leaves.get(("role", id_))
    return leaf.name if leaf else id_
