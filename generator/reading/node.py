"""A value of a file together with its place, for the readers that build the model."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.fault import Fault
from generator.finding import Location, Place
from generator.model.parts import Reference, Text
from generator.source import Path, Source


@dataclass(slots=True)
class Notes:
    """What the readers note on the way: faults, and references only they can see."""

    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Node:
    """One value, where it stands, and where to note what is wrong with it.

    Not frozen, unlike all that lasts: they are made by the hundred thousand, and frozen ones take three times as long.
    """

    source: Source
    path: Path
    value: Any
    notes: Notes
    entry: str = ""

    @property
    def where(self) -> Location:
        """Return the place of the value."""
        return self.source.place(self.path)

    def __contains__(self, key: str) -> bool:
        """Tell whether the mapping has *key*."""
        return key in self.value

    def __getitem__(self, key: str) -> "Node":
        """Return the value under *key* of a mapping."""
        return self._below(key, self.value[key])

    def elements(self, key: str = "") -> Iterator["Node"]:
        """Yield the elements of the list, or the one value that stands for a list, under *key* (here without key)."""
        if key and key not in self.value:
            return
        node = self[key] if key else self
        if not isinstance(node.value, list):
            yield node
            return
        for index, element in enumerate(node.value):
            yield node._below(index, element)

    def fields(self) -> Iterator[tuple[str, "Node"]]:
        """Yield the keys and values of the mapping."""
        for key, value in self.value.items():
            yield key, self._below(key, value)

    def text(self, key: str) -> str:
        """Return the text under *key*, empty where there is none."""
        return str(self.value.get(key, ""))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts under *key*, be it a list or one."""
        value = self.value.get(key, ())
        return tuple(map(str, value if isinstance(value, list | tuple) else (value,)))

    def placed_texts(self, key: str) -> tuple[Text, ...]:
        """Return the texts under *key* with their places."""
        return tuple(Text(str(element.value), element.where) for element in self.elements(key))

    def flag(self, key: str, default: bool = False) -> bool:
        """Return the yes or no under *key*."""
        return bool(self.value.get(key, default))

    def date(self, key: str) -> date | None:
        """Return the date under *key*; one that the calendar does not have is noted."""
        if key not in self.value:
            return None
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            self[key].complain("no-such-date", value=self.text(key))
            return None

    def complain(self, problem: str, **values: str) -> None:
        """Note that this value cannot be understood."""
        self.notes.faults.append(Fault(Place(self.where, self.entry), problem, values))

    def refer(self, kind: str, id_: str) -> None:
        """Note that this value names *id_*."""
        self.notes.references.append(Reference(kind, id_, self.where, self.entry))

    def _below(self, key: str | int, value: Any) -> "Node":
        return Node(self.source, (*self.path, key), value, self.notes, self.entry)
