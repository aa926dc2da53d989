"""Overviews: what there is, theme by theme, each entry with its link and situation."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model.entries import Norm, Script
from generator.pages.labels import Labels, label_scope
from generator.pages.pieces import Pieces, cut_text
from generator.pages.themes import Group
from generator.pages.viewpoint import Link, Viewpoint
from generator.permalink import page_in


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in an overview."""

    link: Link
    scope: Labels


@dataclass(frozen=True, slots=True)
class Shelf:
    """A theme in an overview; *link* leads to its page, *shared* is what all its situations have in common."""

    link: Link
    summary: Pieces
    shared: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def shelve_groups(
    view: Viewpoint, folder: str, groups: Iterable[Group[Script]] | Iterable[Group[Norm]]
) -> tuple[Shelf, ...]:
    """Return the groups of one kind of entry as an overview."""
    return tuple(_shelve(view, folder, group) for group in groups)


def _shelve(view: Viewpoint, folder: str, group: Group[Script] | Group[Norm]) -> Shelf:
    scopes = {entry.id: label_scope(view.handbook, entry.scope) for entry in group.entries}
    shared = _share(scopes.values())
    rows = (Row(view.link(id_), _without(labels, shared)) for id_, labels in scopes.items())
    link = Link(view.href(page_in(folder, group.id)), group.title)
    return Shelf(link, cut_text(view, group.summary), shared, tuple(rows))


def _share(scopes: Collection[Labels]) -> tuple[tuple[str, str], ...]:
    """Return the labels that every box of every scope bears: said once, they need not be read in each row."""
    if not all(scopes):
        return ()
    boxes = [box for labels in scopes for box in labels]
    return tuple(label for label in boxes[0] if all(label in box for box in boxes))


def _without(labels: Labels, shared: tuple[tuple[str, str], ...]) -> Labels:
    boxes = tuple(tuple(label for label in box if label not in shared) for box in labels)
    return () if () in boxes else boxes
