"""What stands in the navigation: each section's first page, and whatever tells about the handbook itself."""

from collections.abc import Iterable
from typing import Any

from generator.pages.page import Page

ABOUT = "关于"
FOLDER_TITLES = {"background": "背景知识", "decisions": "决定记录"}


def plan_navigation(pages: Iterable[Page], documents: Iterable[str]) -> list[dict[str, Any]]:
    """Return the navigation as site generators want it; *documents* are the paths of the hand-written pages.

    All other pages are reached by overviews, links and search: links on every page are what makes a build slow.
    """
    sections: dict[str, Any] = {}
    about: list[Any] = []
    for page in pages:
        if page.section == ABOUT:
            about.append({page.title: page.path})
        else:
            sections.setdefault(page.section, page.path)
    return [
        *({title: path} for title, path in sections.items()),
        *([{ABOUT: rest}] if (rest := about + _plant(documents)) else []),
    ]


def _plant(paths: Iterable[str]) -> list[Any]:
    """Return a tree of paths: single pages first, then each folder as a section, named where it has a name."""
    tree: list[Any] = []
    folders: dict[str, list[str]] = {}
    for path in sorted(paths, key=lambda path: ("/" in path, path)):
        folder, slash, _ = path.partition("/")
        if not slash:
            tree.append(path)
        elif folder in folders:
            folders[folder].append(path)
        else:
            tree.append({FOLDER_TITLES.get(folder, folder): folders.setdefault(folder, [path])})
    return tree
