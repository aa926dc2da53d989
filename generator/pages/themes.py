"""Entries grouped by theme, in the order of the vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.handbook import Handbook
from generator.model.entries import Entry
from generator.pages.addresses import OTHER_THEME, theme_of

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class Group(Generic[EntryT]):
    """A theme and its entries of one kind."""

    id: str
    title: str
    summary: str
    entries: tuple[EntryT, ...]


def group_by_theme(handbook: Handbook, entries: Sequence[EntryT]) -> tuple[Group[EntryT], ...]:
    """Return the themes that have entries, each with its own; entries of no theme come last."""
    themes = [(theme.id, theme.title, theme.summary) for theme in handbook.vocabulary.themes]
    groups = (
        Group(id_, title, summary, tuple(entry for entry in entries if theme_of(handbook, entry) == id_))
        for id_, title, summary in (*themes, (OTHER_THEME, "其他", ""))
    )
    return tuple(group for group in groups if group.entries)
