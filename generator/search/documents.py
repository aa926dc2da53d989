"""Records of whole pages: overviews, and hand-written pages as the site generator's own search knows them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

from generator.pages.page import Page
from generator.search.record import Part, Record

CLIPPED = (
    60  # characters of a section that are kept of pages nobody should meet first: what it is about, not its small print
)
OVERVIEW, DOCUMENT, ASIDE = 0.7, 0.4, 0.1  # pages about the handbook come after what stands in it


def collect_overviews(pages: Iterable[Page], known: Collection[str]) -> Iterator[Record]:
    """Yield a record for each page that gathers entries: all but those whose location is *known* to be an entry's."""
    for page in pages:
        location = f"{page.path.removesuffix('.md')}.html"
        if location not in known:
            yield Record(location, page.title, page.section, OVERVIEW)


def collect_documents(documents: Iterable[Mapping[str, Any]], asides: frozenset[str]) -> Iterator[Record]:
    """Yield a record for each page; *asides* are the pages that nobody should meet first."""
    for page, sections in groupby(documents, key=lambda each: str(each["location"]).partition("#")[0]):
        first, *others = sections
        weight, length = (ASIDE, CLIPPED) if page in asides else (DOCUMENT, None)
        parts = [Part("text", "正文", _plain(first["text"])[:length])] if first["text"] else []
        parts += [_cut_section(section, length) for section in others]
        yield Record(page, unescape(first["title"]), "说明", weight, parts=tuple(parts))


def _cut_section(section: Mapping[str, Any], length: int | None) -> Part:
    anchor = str(section["location"]).partition("#")[2]
    return Part("text", unescape(section["title"]), _plain(section["text"])[:length], anchor=anchor)


def _plain(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep the words between the tags."""
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the words of two elements apart."""
        self.words.append(" ")
