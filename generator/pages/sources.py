"""The ledger: every number of the sources, and which entries and pages carry it or why none does."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.document import DOCUMENTS
from generator.handbook import Handbook
from generator.model.entries import SourceEntry
from generator.pages.addresses import SOURCES
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Page
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

SECTION = "关于"
_HEADING = re.compile(r"^#+ *| *\{[^}]*\}$")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A number of the sources and what became of it; a whole document has *numbers* of its own in the ledger."""

    id: str
    title: str
    document: Link | None
    note: Pieces
    carried_by: tuple[Link, ...]
    settled: Pieces
    left_out: Pieces
    numbers: int


def render_sources(atlas: Atlas) -> Iterator[Page]:
    """Yield the ledger."""
    view = Viewpoint(atlas, SOURCES)
    carriers = _carriers(atlas.handbook)
    numbers = Counter(source.document for source in atlas.handbook.sources)
    written = _documents(view)
    rows = [
        _view_row(
            view, source, (*view.links(carriers.get(source.id, ())), *written.get(source.id, ())), numbers[source.id]
        )
        for source in atlas.handbook.sources
    ]
    yield Page(f"{SOURCES}.md", "来源台账", fill("sources", rows=rows), section=SECTION)


def _carriers(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    carriers: dict[str, dict[str, None]] = {}
    entries = ((entry.id, entry.sources) for entry in handbook.entries)
    for id_, sources in (*entries, *((never_say.entry, never_say.sources) for never_say in handbook.never_says)):
        for source in sources:
            carriers.setdefault(source, {})[id_] = None
    return {source: tuple(ids) for source, ids in carriers.items()}


def _documents(view: Viewpoint) -> Mapping[str, tuple[Link, ...]]:
    """Return, for each id, the hand-written pages that name it."""
    titles: dict[str, str] = {}
    for passage in view.handbook.prose:
        titles.setdefault(passage.where.file, _HEADING.sub("", passage.text))
    pages: dict[str, dict[Link, None]] = {}
    for reference in view.handbook.references:
        if title := titles.get(reference.where.file):
            page = PurePosixPath(reference.where.file).relative_to(DOCUMENTS).with_suffix("")
            pages.setdefault(reference.id, {})[Link(view.href(str(page)), title, "背景")] = None
    return {id_: tuple(links) for id_, links in pages.items()}


def _view_row(view: Viewpoint, source: SourceEntry, carriers: tuple[Link, ...], numbers: int) -> LedgerRow:
    return LedgerRow(
        id=source.id,
        title=source.title,
        document=view.link(source.document) if source.document else None,
        note=cut_text(view, source.note),
        carried_by=carriers,
        settled=cut_text(view, source.settled),
        left_out=cut_text(view, source.left_out),
        numbers=numbers,
    )
