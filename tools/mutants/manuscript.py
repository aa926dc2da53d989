"""A handbook as its files stand, entry by entry, and the text of the files once some entries were rewritten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.check import CONTENT
from generator.source import Source, parse

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of a collection with its lines in the file, both counted from 0, the end excluded."""

    collection: str
    data: Data
    file: str
    begin: int
    end: int

    @property
    def id(self) -> str:
        """Return its id, empty where it has none."""
        return str(self.data.get("id", ""))


@dataclass(frozen=True, slots=True)
class Edit:
    """An entry and what stands in its place afterwards: nothing, a changed entry, or it and others beside it."""

    entry: Entry
    becomes: tuple[Data, ...]


@dataclass(frozen=True, eq=False)
class Manuscript:
    """A handbook called *name*: its files as they were read."""

    name: str
    sources: Mapping[str, Source]
    known_leaves: dict[tuple[str, tuple[str, ...]], frozenset[str]] = field(default_factory=dict, repr=False)
    """What was looked up once of the vocabulary, which no edit is made to while changes are thought up."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return every element of every collection, in the order of files and lines."""
        return tuple(entry for source in self.sources.values() for entry in _cut(source))

    @cached_property
    def texts(self) -> tuple[tuple[Entry, str], ...]:
        """Return every entry with all that it says, as Python would print it."""
        return tuple((entry, str(entry.data)) for entry in self.entries)

    def of(self, *collections: str) -> Iterator[Entry]:
        """Yield the entries of some collections; of procedures those whose steps all do one thing each.

        The families plant defects in single steps; steps side by side and steps without an act are left as they are.
        """
        return (entry for entry in self.entries if entry.collection in collections and _is_plain(entry))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Return the entries that have an id, those of the vocabulary included."""
        return {entry.id: entry for entry in self.entries if entry.id}

    def table(self, collection: str) -> dict[str, Data]:
        """Return the rows of one collection by id."""
        return self._tables.get(collection, {})

    @cached_property
    def _tables(self) -> dict[str, dict[str, Data]]:
        tables: dict[str, dict[str, Data]] = {}
        for entry in self.entries:
            tables.setdefault(entry.collection, {})[entry.id] = entry.data
        return tables

    def has_one_doer(self, act: str) -> bool:
        """Tell whether one role alone may do an act."""
        return bool(self.table("acts").get(act, {}).get("one-doer") == "yes")

    def default_scope(self, entry: Entry) -> Data:
        """Return the scope at the head of the entry's file."""
        scope: Data = self.sources[entry.file].data.get("scope", {})
        return scope

    def rewrite(self, edits: Sequence[Edit]) -> tuple[Source, ...]:
        """Return all files as they read after *edits*; those without an edit are taken over as they are."""
        changed = {edit.entry.file for edit in edits}
        return tuple(
            _apply(source, [edit for edit in edits if edit.entry.file == file]) if file in changed else source
            for file, source in self.sources.items()
        )


def read(root: Path, name: str) -> Manuscript:
    """Return the handbook below *root*."""
    paths = sorted((root / CONTENT).rglob("*.yaml"))
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    return Manuscript(name, {file: parse(file, content) for file, content in files.items()})


def _is_plain(entry: Entry) -> bool:
    return all("act" in step for step in entry.data.get("steps", ()))


def _cut(source: Source) -> Iterator[Entry]:
    """Yield the entries of a file; each ends where the next element or collection begins."""
    begins = sorted(
        line - 1 for path, (line, _) in source.places.items() if len(path) == 2 and isinstance(path[1], int)
    )
    begins += sorted(line - 1 for path, (line, _) in source.keys.items() if len(path) == 1)
    ends = sorted((*begins, len(source.lines)))
    for collection, value in source.data.items():
        for index, data in enumerate(value if isinstance(value, list) else ()):
            begin = source.places[collection, index][0] - 1
            end = next(line for line in ends if line > begin)
            if isinstance(data, dict):
                yield Entry(collection, data, source.file, begin, end)


def _apply(source: Source, edits: Sequence[Edit]) -> Source:
    lines = list(source.lines)
    for edit in sorted(edits, key=lambda edit: edit.entry.begin, reverse=True):
        lines[edit.entry.begin : edit.entry.end] = _write(edit.becomes).split("\n")
    return parse(source.file, "\n".join(lines).encode())


def _write(rows: Sequence[Data]) -> str:
    """Return rows as they stand in a list of the file."""
    text: str = yaml.dump(list(rows), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return "".join(f"  {line}\n" for line in text.splitlines()) if rows else ""


class _Dumper(yaml.CSafeDumper):
    """Writes a value that stands in two places twice: content has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
