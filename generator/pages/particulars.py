"""What is shown of every entry: its standing, its owner, where it comes from."""

from dataclasses import dataclass
from datetime import date

from generator.model.entries import Entry
from generator.pages.addresses import SOURCES
from generator.pages.viewpoint import Link, Viewpoint

STATUS_WORDS = {"active": "", "draft": "草稿，尚未生效", "retired": "已停用"}


@dataclass(frozen=True, slots=True)
class Particulars:
    """The small print of an entry, in words."""

    id: str
    title: str
    status: str
    standing: tuple[str, ...]
    owner: str
    sources: tuple[Link, ...]


def describe_entry(view: Viewpoint, entry: Entry) -> Particulars:
    """Return the small print of an entry."""
    return Particulars(
        id=entry.id,
        title=entry.title,
        status=STATUS_WORDS.get(entry.status, entry.status),
        standing=_standing(entry),
        owner=name_owner(view, entry.owner),
        sources=link_sources(view, entry.sources),
    )


def name_owner(view: Viewpoint, id_: str) -> str:
    """Return the name of an owner; one that is not listed is shown as it was typed."""
    return next((owner.name for owner in view.handbook.owners if owner.id == id_), id_)


def _standing(entry: Entry) -> tuple[str, ...]:
    words = (_day("自", entry.since, "起"), _day("到", entry.until, "止"), _day("", entry.review_by, "前复核"))
    return tuple(word for word in words if word)


def _day(before: str, day: date | None, after: str) -> str:
    return f"{before} {day.isoformat()} {after}".strip() if day else ""


def link_sources(view: Viewpoint, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links to rows of the ledger, called by their numbers."""
    known = view.atlas.addresses
    return tuple(Link(view.href(SOURCES, id_) if id_ in known else "", id_) for id_ in ids)
