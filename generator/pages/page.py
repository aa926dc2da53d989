"""What a finished page is, before any site generator sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading the table of contents shows; *title* is plain text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the handbook; *path* ends in `.md` because site generators expect sources, *title* is plain text."""

    path: str
    title: str
    html: str
    headings: tuple[Heading, ...] = ()
    section: str = ""
