"""A new entry: its stub, and the file it goes into."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator.handbook import Handbook
from generator.scaffold.append import NotAppendable as NotAppendable
from generator.scaffold.append import append_entry
from generator.scaffold.editor_files import MODELINE
from generator.scaffold.editor_schema import make_editor_schema
from generator.scaffold.sample import Sampler
from generator.scaffold.stub import Kind, list_kinds, write_stub


class IdRefused(Exception):
    """Raised where a new entry cannot have the id: it has a wrong form or belongs to another."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A stub of an entry and the file below the handbook's folder that entries of its kind stand in."""

    stub: str
    kind: Kind
    file: str


def list_entry_kinds(handbook: Handbook) -> tuple[Kind, ...]:
    """Return the kinds of entries a stub can be had of."""
    return tuple(list_kinds(make_editor_schema(handbook)))


def make_entry(handbook: Handbook, kind: Kind, id_: str, content: str) -> NewEntry:
    """Return a stub for *id_*; raises IdRefused where that is no id or another has it.

    It goes where the last entry of its kind stands, else into the file of the folder *content* named after the kind.
    """
    schema = make_editor_schema(handbook)
    if not re.fullmatch(Sampler(schema, lambda _, value: value).merge(kind.item["properties"]["id"])["pattern"], id_):
        raise IdRefused(f"{id_} 不能作标识，要用小写英文单词，以短横线连接 / lower-case words joined by hyphens")
    siblings = [each for each in handbook.declarations if each.collection == kind.collection and _is_whole(each.kind)]
    kinds = {each.kind for each in siblings} or {"entry"}
    taken = next((each for each in handbook.declarations if each.kind in kinds and each.id == id_), None)
    if taken:
        raise IdRefused(f"标识 {id_} 已经用在 {taken.where}，用 --id 换一个 / taken, choose another with --id")
    stub = write_stub(schema, kind, id_)
    return NewEntry(stub, kind, siblings[-1].where.file if siblings else f"{content}/{kind.collection}.yaml")


def _is_whole(kind: str) -> bool:
    """Tell whether ids of this kind belong to whole entries, not to parts of one."""
    return " of " not in kind


def write_entry(root: Path, entry: NewEntry) -> Path:
    """Append the entry to its file below *root* and return the file; raises NotAppendable where that is not safe."""
    path = root / entry.file
    text = path.read_text("utf-8") if path.exists() else MODELINE
    outcome = append_entry(entry.file, text, entry.kind.collection, entry.stub)
    path.write_text(outcome, "utf-8", newline="")
    return path
