"""Pages of scripts: what to say beside what never to say, one page for each theme."""

from collections.abc import Iterator

from generator.coverage import CHANNEL
from generator.model.entries import NeverSay, Script
from generator.pages.addresses import NEVER_SAYS, PHRASES
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Heading, Page
from generator.pages.pieces import cut_text
from generator.pages.script_views import view_never, view_script
from generator.pages.shelves import shelve_groups
from generator.pages.themes import Group, group_by_theme
from generator.pages.viewpoint import Viewpoint
from generator.permalink import page_in

SECTION = "话术"
_SEVERAL_CHANNELS = "几个渠道都用"


def render_phrases(atlas: Atlas) -> Iterator[Page]:
    """Yield the overview of all scripts, a page for each theme, and one for forbidden wordings without a script."""
    groups = group_by_theme(atlas.handbook, atlas.handbook.scripts)
    alone = atlas.handbook.never_says
    yield _overview(Viewpoint(atlas, f"{PHRASES}/index"), groups, alone)
    for group in groups:
        yield _theme_page(Viewpoint(atlas, page_in(PHRASES, group.id)), group)
    if alone:
        yield _never_page(Viewpoint(atlas, NEVER_SAYS), alone)


def _overview(view: Viewpoint, groups: tuple[Group[Script], ...], alone: tuple[NeverSay, ...]) -> Page:
    never_says = view.href(NEVER_SAYS) if alone else ""
    html = fill("phrases", shelves=shelve_groups(view, PHRASES, groups), never_says=never_says, count=len(alone))
    return Page(f"{view.page}.md", "找话术", html, section=SECTION)


def _theme_page(view: Viewpoint, group: Group[Script]) -> Page:
    scripts = [view_script(view, script) for script in group.entries]
    headings = tuple(Heading(script.id, script.title, 2) for script in group.entries)
    overview = view.href(f"{PHRASES}/index")
    summary = cut_text(view, group.summary)
    html = fill(
        "phrase_theme",
        group=group,
        summary=summary,
        scripts=scripts,
        overview=overview,
        headings=headings,
        channels=_sort_by_channel(view, group),
    )
    return Page(f"{view.page}.md", f"{group.title}话术", html, headings, SECTION)


def _sort_by_channel(view: Viewpoint, group: Group[Script]) -> tuple[tuple[str, tuple[Heading, ...]], ...]:
    """Return the headings of a theme under the channel they are said on, nothing where all share one."""
    members: dict[str, list[Heading]] = {}
    for script in group.entries:
        members.setdefault(_name_channel(view, script), []).append(Heading(script.id, script.title, 2))
    single = [(name, tuple(headings)) for name, headings in members.items() if name]
    several = [(_SEVERAL_CHANNELS, tuple(members[""]))] if "" in members else []
    return (*single, *several) if len(members) > 1 else ()


def _name_channel(view: Viewpoint, script: Script) -> str:
    """Return the one channel a script is said on, nothing where there are several."""
    extents = [box.get(CHANNEL, frozenset()) for box in script.scope]
    named = {str(id_) for extent in extents for id_ in extent}
    leaf = view.handbook.leaves.get((CHANNEL, named.pop())) if len(named) == 1 and all(extents) else None
    return leaf.name if leaf else ""


def _never_page(view: Viewpoint, alone: tuple[NeverSay, ...]) -> Page:
    nevers = [view_never(view, never) for never in alone]
    html = fill("never_says", nevers=nevers, overview=view.href(f"{PHRASES}/index"))
    return Page(f"{view.page}.md", "处处不说的话", html, section=SECTION)
