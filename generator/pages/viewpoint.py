"""What one page sees of the handbook: every entry by a link relative to that page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, relpath

from generator.handbook import Handbook
from generator.model.entries import Norm
from generator.pages.addresses import KINDS, NORMS, SOURCES
from generator.pages.atlas import Atlas

_relate = cache(relpath)  # few pages, and every one of them links to the same others


@dataclass(frozen=True, slots=True)
class Link:
    """A link relative to the page it stands on; without *href* only its title is shown."""

    href: str
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The map of the handbook, and the page (without suffix) from which it is looked at."""

    atlas: Atlas
    page: str

    @property
    def handbook(self) -> Handbook:
        """Return the handbook."""
        return self.atlas.handbook

    def href(self, page: str, anchor: str = "") -> str:
        """Return the link from this page to another, or to an anchor on itself."""
        if page == self.page and anchor:
            return f"#{anchor}"
        return self.file(f"{page}.html") + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        """Return the link from this page to a file of the site."""
        return _relate(path, dirname(self.page) or ".")

    def link(self, id_: str) -> Link:
        """Return the link to an entry; an id that does not exist is shown as it was typed."""
        address = self.atlas.addresses.get(id_)
        if address is None:
            return Link("", id_)
        return Link(self.href(address.page, address.anchor), address.title, address.kind)

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to several entries."""
        return tuple(self.link(id_) for id_ in ids)

    def norms_near(self, id_: str) -> tuple[Norm, ...]:
        """Return the norms that *id_* names or that name it."""
        entries = (self.handbook.by_id.get(other) for other in self.atlas.neighbours.get(id_, ()))
        return tuple(entry for entry in entries if isinstance(entry, Norm))

    def others_near(self, id_: str) -> tuple[Link, ...]:
        """Return the links to all else that *id_* names or that names it; sources have their own place."""
        links = self.links(self.atlas.neighbours.get(id_, ()))
        return tuple(link for link in links if link.kind not in (KINDS[NORMS], KINDS[SOURCES]))
