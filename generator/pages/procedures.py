"""Pages of procedures: numbered steps with who does them, how long they may take and where they lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entries import Next, Procedure, Step
from generator.pages.addresses import PROCEDURES
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.labels import label_scope, say_condition
from generator.pages.page import Heading, Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint
from generator.permalink import page_in

SECTION = "流程"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step, and the condition under which it is taken."""

    condition: str
    target: Link


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as its template needs it; *onward* tells that it simply leads to the next one."""

    anchor: str
    title: str
    role: str
    text: Pieces
    within: str
    script: Link | None
    ways: tuple[Way, ...]
    onward: bool


def render_procedures(atlas: Atlas) -> Iterator[Page]:
    """Yield the overview of all procedures and a page for each."""
    overview = Viewpoint(atlas, f"{PROCEDURES}/index")
    rows = [(overview.link(each.id), each) for each in atlas.handbook.procedures]
    yield Page(f"{overview.page}.md", "看流程", fill("procedures", rows=_rows(overview, rows)), section=SECTION)
    for procedure in atlas.handbook.procedures:
        yield _procedure_page(Viewpoint(atlas, page_in(PROCEDURES, procedure.id)), procedure)


def _rows(view: Viewpoint, rows: list[tuple[Link, Procedure]]) -> list[tuple[Link, Pieces, int, str]]:
    return [
        (link, cut_text(view, each.trigger), len(each.steps), each.within.text if each.within else "")
        for link, each in rows
    ]


def _procedure_page(view: Viewpoint, procedure: Procedure) -> Page:
    steps = tuple(_view_step(view, procedure, index) for index in range(len(procedure.steps)))
    html = fill(
        "procedure",
        particulars=describe_entry(view, procedure),
        scope=label_scope(view.handbook, procedure.scope),
        trigger=cut_text(view, procedure.trigger),
        within=procedure.within.text if procedure.within else "",
        why=cut_text(view, procedure.why),
        steps=steps,
        norms=view.links(norm.id for norm in view.norms_near(procedure.id)),
        related=view.others_near(procedure.id),
        overview=view.href(f"{PROCEDURES}/index"),
    )
    headings = tuple(Heading(step.anchor, f"{number} {step.title}", 2) for number, step in enumerate(steps, 1))
    return Page(f"{view.page}.md", procedure.title, html, headings, SECTION)


def _view_step(view: Viewpoint, procedure: Procedure, index: int) -> StepView:
    step = procedure.steps[index]
    following = procedure.steps[index + 1].id if index + 1 < len(procedure.steps) else "end"
    ways = tuple(_view_way(view, procedure, step, way) for way in step.next)
    plain = len(step.next) < 2 and not any(way.condition or way.to != following for way in step.next)
    return StepView(
        anchor=_anchor(step),
        title=_title(view, step),
        role=_role(view, step.role) + ("（协办）" if step.assists else ""),
        text=cut_text(view, step.text),
        within=step.within.text if step.within else "",
        script=view.link(step.script) if step.script else None,
        ways=() if plain else ways,
        onward=plain and following != "end",
    )


def _view_way(view: Viewpoint, procedure: Procedure, step: Step, way: Next) -> Way:
    condition = say_condition(view.handbook, way.condition)
    otherwise = "其他情形" if len(step.next) > 1 else ""
    for number, target in enumerate(procedure.steps, 1):
        if target.id == way.to:
            link = Link(f"#{_anchor(target)}", f"第 {number} 步 {_title(view, target)}")
            return Way(condition or otherwise, link)
    return Way(condition or otherwise, Link("", "结束" if way.to == "end" else way.to))


def _anchor(step: Step) -> str:
    return f"step_{step.id}"  # the underscore keeps it apart from every entry's anchor


def _title(view: Viewpoint, step: Step) -> str:
    act = view.handbook.acts.get(step.act)
    return act.name if act else step.act or step.id


def _role(view: Viewpoint, id_: str) -> str:
    leaf = view.handbook.leaves.get(("role", id_))
    return leaf.name if leaf else id_
