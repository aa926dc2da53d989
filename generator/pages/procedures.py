"""Pages of procedures: an overview, and one page each with its numbered steps."""

from collections.abc import Iterator

from generator.model.procedures import Procedure
from generator.pages.addresses import PROCEDURES
from generator.pages.atlas import Atlas
from generator.pages.diagram import draw
from generator.pages.environment import fill
from generator.pages.labels import label_scope
from generator.pages.page import Heading, Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.step_views import say_times, view_steps
from generator.pages.viewpoint import Link, Viewpoint
from generator.permalink import page_in

SECTION = "流程"


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
    steps = view_steps(view, procedure)
    html = fill(
        "procedure",
        particulars=describe_entry(view, procedure),
        scope=label_scope(view.handbook, procedure.scope),
        trigger=cut_text(view, procedure.trigger),
        within=procedure.within.text if procedure.within else "",
        times=say_times(view, procedure, procedure.spans),
        states=tuple(state.name for state in procedure.states),
        why=cut_text(view, procedure.why),
        steps=steps,
        diagram=draw(procedure, steps),
        norms=view.links(norm.id for norm in view.norms_near(procedure.id)),
        related=view.others_near(procedure.id),
        overview=view.href(f"{PROCEDURES}/index"),
    )
    every = (each for step in steps for each in (step, *(inner for strand in step.strands for inner in strand)))
    headings = tuple(Heading(step.anchor, f"{step.number} {step.title}", 2) for step in every)
    return Page(f"{view.page}.md", procedure.title, html, headings, SECTION)
