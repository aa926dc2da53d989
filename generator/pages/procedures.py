"""Pages of procedures: an overview, and one page each with its numbered steps."""

from collections.abc import Iterator
from functools import partial

from generator.model.procedures import Procedure
from generator.pages.addresses import PROCEDURES
from generator.pages.atlas import Atlas
from generator.pages.diagram import draw
from generator.pages.environment import fill
from generator.pages.labels import label_scope
from generator.pages.overviews import fill_overview
from generator.pages.page import Heading, Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.step_views import say_times, view_steps
from generator.pages.viewpoint import Viewpoint
from generator.permalink import page_in

SECTION = "流程"


def render_procedures(atlas: Atlas) -> Iterator[Page]:
    """Yield the overview of all procedures and a page for each."""
    overview = Viewpoint(atlas, f"{PROCEDURES}/index")
    html = fill_overview(overview, "看流程", atlas.handbook.procedures, "还没有流程。", partial(_describe, overview))
    yield Page(f"{overview.page}.md", "看流程", html, section=SECTION)
    for procedure in atlas.handbook.procedures:
        yield _procedure_page(Viewpoint(atlas, page_in(PROCEDURES, procedure.id)), procedure)


def _describe(view: Viewpoint, procedure: Procedure) -> Pieces:
    within = f"，{procedure.within.text}内办完" if procedure.within else ""
    trigger = f"。{procedure.trigger}" if procedure.trigger else ""
    return cut_text(view, f"{len(procedure.steps)} 步{within}{trigger}")


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
