"""Overviews of what has a page of its own: theme by theme, each entry with its link and a line about it."""

from collections.abc import Callable, Sequence

from generator.pages.environment import fill
from generator.pages.page import Heading
from generator.pages.pieces import Pieces
from generator.pages.themes import EntryT, group_by_theme
from generator.pages.viewpoint import Viewpoint


def fill_overview(
    view: Viewpoint, title: str, entries: Sequence[EntryT], nothing: str, describe: Callable[[EntryT], Pieces]
) -> str:
    """Return the article; *nothing* is said where there are no entries."""
    groups = group_by_theme(view.handbook, entries)
    shelves = [
        (Heading(group.id, group.title, 2), [(view.link(each.id), describe(each)) for each in group.entries])
        for group in groups
    ]
    return fill("overview", anchor=view.page.partition("/")[0], title=title, shelves=shelves, nothing=nothing)
