"""Pages of personas: how to know a kind of customer, and how to meet one."""

from collections.abc import Iterator

from generator.model.materials import Persona
from generator.pages.addresses import PERSONAS
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.labels import label_scope
from generator.pages.overviews import fill_overview
from generator.pages.page import Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Viewpoint
from generator.permalink import page_in

SECTION = "客户类型"


def render_personas(atlas: Atlas) -> Iterator[Page]:
    """Yield the overview of all personas and a page for each, nothing where there is none."""
    if not atlas.handbook.personas:
        return
    overview = Viewpoint(atlas, f"{PERSONAS}/index")
    personas = atlas.handbook.personas
    html = fill_overview(overview, "认客户", personas, "", lambda persona: cut_text(overview, persona.summary))
    yield Page(f"{overview.page}.md", "认客户", html, section=SECTION)
    for persona in atlas.handbook.personas:
        view = Viewpoint(atlas, page_in(PERSONAS, persona.id))
        yield Page(f"{view.page}.md", persona.title, _persona_html(view, persona), section=SECTION)


def _persona_html(view: Viewpoint, persona: Persona) -> str:
    return fill(
        "persona",
        particulars=describe_entry(view, persona),
        summary=cut_text(view, persona.summary),
        scope=label_scope(view.handbook, persona.scope),
        signs=_cut(view, persona.signs),
        needs=_cut(view, persona.needs),
        do=_cut(view, persona.do),
        say=_cut(view, tuple(text.text for text in persona.say)),
        avoid=_cut(view, persona.avoid),
        why=cut_text(view, persona.why),
        scripts=view.links(persona.scripts),
        related=view.links(persona.see_also),
        overview=view.href(f"{PERSONAS}/index"),
    )


def _cut(view: Viewpoint, texts: tuple[str, ...]) -> list[Pieces]:
    return [cut_text(view, text) for text in texts]
