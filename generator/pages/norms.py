"""Pages of norms: what is required, where, with which limits and exceptions, one page for each theme."""

from collections.abc import Iterator

from generator.model.entries import Norm
from generator.pages.addresses import NORMS
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.norm_views import view_norm
from generator.pages.page import Heading, Page
from generator.pages.pieces import cut_text
from generator.pages.shelves import shelve_groups
from generator.pages.themes import Group, group_by_theme
from generator.pages.viewpoint import Viewpoint
from generator.permalink import page_in

SECTION = "规范"


def render_norms(atlas: Atlas) -> Iterator[Page]:
    """Yield the overview of all norms and a page for each theme."""
    groups = group_by_theme(atlas.handbook, atlas.handbook.norms)
    overview = Viewpoint(atlas, f"{NORMS}/index")
    html = fill("norms", shelves=shelve_groups(overview, NORMS, groups))
    yield Page(f"{overview.page}.md", "查规范", html, section=SECTION)
    for group in groups:
        yield _theme_page(Viewpoint(atlas, page_in(NORMS, group.id)), group)


def _theme_page(view: Viewpoint, group: Group[Norm]) -> Page:
    norms = [view_norm(view, norm) for norm in group.entries]
    headings = tuple(Heading(norm.id, norm.title, 2) for norm in group.entries)
    overview = view.href(f"{NORMS}/index")
    summary = cut_text(view, group.summary)
    html = fill("norm_theme", group=group, summary=summary, norms=norms, overview=overview, headings=headings)
    return Page(f"{view.page}.md", f"{group.title}规范", html, headings, SECTION)
