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
    members: dict[str, list[EntryT]] = {}
    for entry in entries:
        members.setdefault(theme_of(handbook, entry), []).append(entry)
    themes = [(theme.id, theme.title, theme.summary) for theme in handbook.vocabulary.themes]
    return tuple(
        Group(id_, title, summary, tuple(members[id_]))
        for id_, title, summary in (*themes, (OTHER_THEME, "其他", ""))
        if id_ in members
    )
