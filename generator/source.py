"""Turns YAML text into plain data and a side table of places; every trap of YAML is a problem with a place.

Every scalar stays the text that was typed: only the schema's `type` converts it later (see `shape`). Built on the
parser events of libyaml, which PyYAML's wheels contain, because it keeps a mark for every value and is fast.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser  # the C parser itself: its absence must not pass for slowness

from generator.finding import Location

Path = tuple[str | int, ...]
MAX_DEPTH = 40  # far more than any entry needs; keeps what comes later clear of Python's recursion limit
_ODD = re.compile("[\t\ufeff]")
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the text itself; *key* names the message, *values* fill it."""

    where: Location
    key: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One file as plain data; *places* holds line and column of every value and, under *keys*, of every key."""

    file: str
    data: Any
    places: dict[Path, tuple[int, int]]
    keys: dict[Path, tuple[int, int]]
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()

    def place(self, path: Path) -> Location:
        """Return where the value at *path* stands, or its nearest parent that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return Location(self.file, line, column)

    def place_within(self, path: Path, value: str, offset: int) -> Location:
        """Return where a character of the text at *path* stands, or its beginning where quotes or line ends hide it."""
        where = self.place(path)
        line = self.lines[where.line - 1] if where.line <= len(self.lines) else ""
        begin = where.column - 1
        begin += line.startswith(("'", '"'), begin)
        if not line.startswith(value[: offset + 1], begin):
            return where
        return Location(self.file, where.line, begin + offset + 1)

    def place_of_key(self, path: Path) -> Location:
        """Return where the key that leads to *path* stands."""
        return Location(self.file, *self.keys[path]) if path in self.keys else self.place(path)

    def shows_all_characters(self) -> bool:
        """Tell whether the lines show every character of the texts; a backslash may stand for another."""
        return not any("\\" in line for line in self.lines)

    def scalars(self) -> Iterator[tuple[Path, str]]:
        """Yield every text of the file with its path."""
        yield from _walk_scalars((), self.data)


def _walk_scalars(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
        return
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _walk_scalars((*path, key), child)


def parse(file: str, content: bytes) -> Source:
    """Return the data of a file, with its problems; data is empty where nothing could be read."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        byte = f"0x{content[error.start]:02X}"
        return _nothing(file, Problem(_locate(file, before, len(before)), "not-utf-8", {"byte": byte}))
    if match := _UNREADABLE.search(text):
        where = _locate(file, text, match.start())
        return _nothing(file, Problem(where, "control-character", {"code": f"U+{ord(match[0]):04X}"}))
    builder = _Builder(file)
    builder.problems += _find_odd_characters(file, text)
    try:
        builder.build(CParser(text.removeprefix("\ufeff").replace("\t", " ")))
    except yaml.YAMLError as error:
        return _nothing(file, *builder.problems, _explain(file, text, error))
    lines = tuple(text.split("\n"))
    return Source(file, builder.data, builder.places, builder.keys, tuple(builder.problems), lines)


def _nothing(file: str, *problems: Problem) -> Source:
    return Source(file, {}, {}, {}, problems)


def _locate(file: str, text: str, offset: int) -> Location:
    return Location(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _find_odd_characters(file: str, text: str) -> Iterator[Problem]:
    for match in _ODD.finditer(text):
        key = "tab" if match[0] == "\t" else "byte-order-mark"
        yield Problem(_locate(file, text, match.start()), key)


_REASONS = {
    "mapping values are not allowed": "second-colon",
    "cannot start any token": "needs-quotes",
    "expected ',' or": "unclosed-bracket",
    "expected node content": "unclosed-bracket",
    "unexpected end of stream": "unclosed-quote",
    "expected '-' indicator": "indentation",
    "expected key": "indentation",
    "could not find expected ':'": "missing-colon",
}
"""What libyaml says, and the problem an editor has then."""


def _explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file, 1, 1)
    lines = text.rstrip("\n").split("\n")
    if where.line > len(lines):  # the parser means the end of the file, and counts a line that is not there
        where = Location(file, len(lines), len(lines[-1]) + 1)
    reason = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    key = next((key for words, key in _REASONS.items() if words in reason), "syntax")
    sign = lines[where.line - 1][where.column - 1 :][:1]
    return Problem(where, key, {"reason": reason or str(error), "sign": sign})


class _Builder:
    """Builds data and places from parser events with an explicit stack, so that depth cannot exhaust Python's."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = {}
        self.places: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._open: list[_Container] = []

    def build(self, parser: CParser) -> None:
        documents = 0
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.NodeEvent):
                self._check_node(event)
                if not self._begin(event):
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._complain(event, "second-document")
                    return

    def _check_node(self, event: Any) -> None:
        is_alias = isinstance(event, yaml.AliasEvent)
        if event.anchor:
            self._complain(event, "alias" if is_alias else "anchor", name=str(event.anchor))
        if not is_alias and event.tag:
            self._complain(event, "tag", name=str(event.tag))

    def _begin(self, event: yaml.NodeEvent) -> bool:
        """Take a value in; return whether reading can go on."""
        if isinstance(event, yaml.ScalarEvent):
            self._add(event, event.value)
            return True
        if isinstance(event, yaml.AliasEvent):
            self._add(event, "")
            return True
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(event, value)
        if len(self._open) >= MAX_DEPTH:
            self._complain(event, "too-deep", depth=str(MAX_DEPTH))
            return False
        self._open.append(_Container(value, path))
        return True

    def _add(self, event: yaml.NodeEvent, value: Any) -> Path:
        mark = _position(event)
        if not self._open:
            self.data, self.places[()] = value, mark
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        elif top.child is None:
            return self._take_key(top, event, value, mark)
        else:
            path, top.child = top.child, None
            if top.skip:
                top.skip = False
                return path
            top.value[path[-1]] = value
        self.places[path] = mark
        return path

    def _take_key(self, top: "_Container", event: yaml.NodeEvent, value: Any, mark: tuple[int, int]) -> Path:
        """Remember the key whose value comes next; the value of a key that cannot stand is read and dropped."""
        path = (*top.path, value)
        top.child, top.skip = (*top.path, ""), True
        if not isinstance(value, str):
            self._complain(event, "key-not-text")
        elif value == "<<":
            self._complain(event, "merge-key")
        elif value in top.value:
            self._complain(event, "duplicate-key", key=value, first=str(self.keys[path][0]))
        else:
            top.child, top.skip = path, False
            self.keys[path] = mark
        return top.child

    def _complain(self, event: yaml.Event, problem: str, **values: str) -> None:
        self.problems.append(Problem(Location(self.file, *_position(event)), problem, values))


def _position(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


@dataclass(slots=True)
class _Container:
    """A mapping or list being filled; in a mapping *child* is the path of the value that comes next, None for a key."""

    value: Any
    path: Path
    child: Path | None = None
    skip: bool = False
