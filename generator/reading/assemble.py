"""Checked sources → one Handbook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.daytime import rule_out_hours
from generator.fault import Fault
from generator.finding import Place
from generator.handbook import Handbook
from generator.misshape import Misshape
from generator.model.parts import Declaration, Scope
from generator.reading.checklists import read_checklist
from generator.reading.declarations import declare
from generator.reading.materials import read_form, read_persona
from generator.reading.node import Node, Notes
from generator.reading.norms import read_norm
from generator.reading.others import (
    read_owner,
    read_settings,
    read_source,
    read_term,
    read_waiver,
)
from generator.reading.procedures import read_procedure
from generator.reading.quizzes import read_quiz
from generator.reading.scripts import read_free_never_say, read_script
from generator.reading.terms import Words, collect_words, read_box, read_scope
from generator.reading.vocabulary import read_expectation, read_follow, read_vocabulary
from generator.schema import file_schema, find_misshapes
from generator.shape import Shaper
from generator.source import Path, Source

_HARMLESS = ("unknown-key", "misspelt-key")  # the entry can be read all the same


@dataclass(slots=True)
class _Gathered:
    """The well-shaped elements of all collections in content order, and the file each default scope is in."""

    elements: dict[str, list[Node]] = field(default_factory=dict)
    files: dict[str, Node] = field(default_factory=dict)
    declarations: list[Declaration] = field(default_factory=list)

    def table(self, collection: str) -> Iterator[Node]:
        yield from self.elements.get(collection, ())


def assemble(sources: Sequence[Source], salvaged: frozenset[str] = frozenset()) -> Handbook:
    """Return the handbook that the sources hold, with all that is wrong with their shape and values as faults."""
    notes, shaper, gathered = Notes(), Shaper(), _Gathered()
    for source in sources:
        data = shaper.convert(source, file_schema())
        _gather(source, data, notes, gathered)
    vocabulary = read_vocabulary(gathered.table)
    words = collect_words(vocabulary)
    defaults = {file: read_scope(node, words) for file, node in gathered.files.items()}

    impossible = [(read_box(node, words), node.where) for node in gathered.table("impossible")]
    impossible += rule_out_hours(vocabulary.facets)

    def scoped(*collections: str) -> Iterator[tuple[Node, Words, Scope]]:
        for collection in collections:
            for node in gathered.table(collection):
                yield node, words, defaults.get(node.source.file, ())

    return Handbook(
        settings=read_settings(next(gathered.table("handbook"), None)),
        vocabulary=replace(vocabulary, follows=tuple(read_follow(node, words) for node in gathered.table("follow"))),
        impossible=tuple(box for box, _ in impossible),
        defaults=tuple(defaults.items()),
        impossible_places=tuple(where for _, where in impossible),
        expectations=tuple(read_expectation(node, words) for node in gathered.table("expect")),
        norms=tuple(read_norm(*row) for row in scoped("norms", "etiquette")),
        scripts=tuple(read_script(*row) for row in scoped("scripts")),
        never_says=tuple(read_free_never_say(*row) for row in scoped("never-say")),
        procedures=tuple(read_procedure(*row) for row in scoped("procedures")),
        checklists=tuple(read_checklist(*row) for row in scoped("checklists")),
        quizzes=tuple(read_quiz(*row) for row in scoped("quizzes")),
        personas=tuple(read_persona(*row) for row in scoped("personas")),
        forms=tuple(read_form(node, words) for node in gathered.table("forms")),
        terms=tuple(map(read_term, gathered.table("glossary"))),
        sources=tuple(map(read_source, gathered.table("sources"))),
        waivers=tuple(read_waiver(node, words) for node in gathered.table("waivers")),
        owners=tuple(map(read_owner, gathered.table("owners"))),
        references=(*shaper.references, *notes.references),
        texts=tuple(shaper.passages),
        declarations=tuple(gathered.declarations),
        salvaged=salvaged,
        lacks_content=any(fault.key not in _HARMLESS for fault in notes.faults),
        faults=tuple(notes.faults),
    )


def _gather(source: Source, data: Any, notes: Notes, gathered: _Gathered) -> None:
    """Note what is misshapen in a file and sort its other elements into their collections."""
    broken: set[Path] = set()
    for misshape in find_misshapes(data):
        notes.faults.append(_describe(source, data, misshape))
        if misshape.key not in _HARMLESS:
            broken.add(misshape.path[:2])
    if not isinstance(data, dict) or () in broken:
        return
    for collection, value in data.items():
        node = Node(source, (collection,), value, notes)
        sound = not any(path[:1] == node.path for path in broken)
        if collection == "scope" and sound:
            gathered.files[source.file] = Node(source, (), data, notes)
        elif isinstance(value, dict) and sound:
            gathered.elements.setdefault(collection, []).append(node)
        elif isinstance(value, list):
            for element in _elements(node):
                gathered.declarations += declare(element)
                if broken.isdisjoint((element.path, node.path)):
                    gathered.elements.setdefault(collection, []).append(element)


def _elements(root: Node) -> Iterator[Node]:
    for node in root.elements():
        entry = _entry_of(node.value)
        yield Node(node.source, node.path, node.value, node.notes, entry)


def _entry_of(value: Any) -> str:
    return value["id"] if isinstance(value, dict) and isinstance(value.get("id"), str) else ""


def _describe(source: Source, data: Any, misshape: Misshape) -> Fault:
    where = source.place_of_key(misshape.path) if misshape.at_key else source.place(misshape.path)
    element = data
    for step in misshape.path[:2]:
        element = _step_into(element, step)
    return Fault(Place(where, _entry_of(element)), misshape.key, misshape.values)


def _step_into(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
