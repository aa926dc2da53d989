"""Pages of checklists: to tick in the browser or to print."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from generator.checksheet import (
    CHOICES,
    FAILED,
    HEAD_FIELDS,
    NOT_APPLICABLE,
    Choice,
    explain_worth,
    is_scored,
    name_bands,
    total_points,
)
from generator.model.assessments import Checklist, Item
from generator.numeral import plain_number
from generator.pages.addresses import CHECKLISTS
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.labels import label_scope
from generator.pages.overviews import fill_overview
from generator.pages.page import Heading, Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint
from generator.permalink import page_in

SECTION = "自检"
KIND_WORDS = {"self": "自查", "peer": "同事互查", "manager": "主管检查", "site": "现场检查"}


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as its template needs it.

    *key* changes with wording and kind of answer: an old tick never stands for new words. *points* is what the item is
    worth, empty where it is not scored.
    """

    id: str
    key: str
    number: int
    text: Pieces
    answer: str
    choices: tuple[Choice, ...]
    lines: int
    points: str
    critical: bool
    na: bool
    checks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a checklist as its template needs it."""

    anchor: str
    title: str
    items: tuple[ItemView, ...]


def render_checklists(atlas: Atlas, sheets: Collection[str]) -> Iterator[Page]:
    """Yield the overview of all checklists and a page for each; *sheets* are the ids of those that exist as PDF."""
    overview = Viewpoint(atlas, f"{CHECKLISTS}/index")
    html = fill_overview(overview, "做自检", atlas.handbook.checklists, "还没有自检表。", partial(_describe, overview))
    yield Page(f"{overview.page}.md", "做自检", html, section=SECTION)
    for checklist in atlas.handbook.checklists:
        view = Viewpoint(atlas, page_in(CHECKLISTS, checklist.id))
        sheet = view.file(f"forms/{checklist.id}.pdf") if checklist.id in sheets else ""
        yield _checklist_page(view, checklist, sheet)


def _describe(view: Viewpoint, checklist: Checklist) -> Pieces:
    return cut_text(view, _kind(view, checklist))


def _kind(view: Viewpoint, checklist: Checklist) -> str:
    leaf = view.handbook.leaves.get(("role", checklist.audience))
    words = (leaf.name if leaf else checklist.audience, KIND_WORDS.get(checklist.kind, ""), checklist.frequency)
    return " · ".join(word for word in words if word)


def _checklist_page(view: Viewpoint, checklist: Checklist, sheet: str) -> Page:
    sections = tuple(_view_sections(view, checklist))
    named = tuple(name_bands(checklist.bands))
    html = fill(
        "checklist",
        particulars=describe_entry(view, checklist),
        kind=_kind(view, checklist),
        scope=label_scope(view.handbook, checklist.scope),
        intro=cut_text(view, checklist.intro),
        sections=sections,
        count=sum(len(section.items) for section in sections),
        critical=any(item.critical for section in sections for item in section.items),
        fields=HEAD_FIELDS[checklist.kind],
        worth=explain_worth(checklist),
        total=total_points(checklist),
        bands=[(float(band.share * 100), *words) for band, words in zip(checklist.bands, named, strict=True)],
        failed=FAILED,
        not_applicable=NOT_APPLICABLE,
        signatures=checklist.signatures,
        store=f"{view.handbook.settings.title}/{checklist.id}",
        sheet=sheet,
        related=view.links(checklist.see_also),
        overview=view.href(f"{CHECKLISTS}/index"),
    )
    headings = tuple(Heading(section.anchor, section.title, 2) for section in sections)
    return Page(f"{view.page}.md", checklist.title, html, headings, SECTION)


def _view_sections(view: Viewpoint, checklist: Checklist) -> Iterator[SectionView]:
    number = 1
    for index, section in enumerate(checklist.sections, 1):
        scored = bool(checklist.bands)
        items = tuple(_view_item(view, item, number + offset, scored) for offset, item in enumerate(section.items))
        number += len(items)
        yield SectionView(f"section_{index}", section.title, items)


def _view_item(view: Viewpoint, item: Item, number: int, scored: bool) -> ItemView:
    text = cut_text(view, item.text)
    words = "".join(piece.text for piece in text)
    return ItemView(
        id=item.id,
        key=f"{item.id}/{sha256(f'{item.answer} {words}'.encode()).hexdigest()[:8]}",
        number=number,
        text=text,
        answer=item.answer,
        choices=CHOICES.get(item.answer, ()),
        lines=item.lines,
        points=plain_number(item.weight) if scored and is_scored(item) else "",
        critical=item.critical,
        na=item.na,
        checks=view.links(item.checks),
    )
