"""Gives values the type their schema says and collects what they refer to: the same walk through data and schema."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.mention import find_mentions
from generator.model.parts import Passage, Reference
from generator.schema import ENTRY_COLLECTIONS, load_schemas
from generator.source import Path, Source

_WITH_TEXTS = frozenset((*ENTRY_COLLECTIONS, "never-say"))
_CONVERTED = {"boolean", "integer", "number"}
_BOOLEANS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the schema says of a value of one kind, all references and branches followed."""

    properties: Mapping[str, "_Subschema"]
    additional: "_Subschema | None"
    items: "_Subschema | None"
    types: frozenset[str]
    refers_to: str
    is_text: bool


@dataclass(frozen=True, slots=True)
class _Subschema:
    """A schema and the document its `#` means."""

    document: str
    schema: Mapping[str, Any]
    plans: dict[type, _Plan] = field(default_factory=dict, repr=False, compare=False)


@dataclass(slots=True)
class Shaper:
    """Walks the files of one handbook; *references* and *passages* grow as it goes."""

    references: list[Reference] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    _plans: dict[tuple[int, str], _Plan] = field(default_factory=dict)

    def convert(self, source: Source, file_schema: Mapping[str, Any]) -> Any:
        """Return the data of *source* with numbers and booleans converted; text that is neither stays text."""
        root = _Subschema("", file_schema)
        return self._visit(source.data, root, source, (), "")

    def _visit(self, value: Any, subschema: _Subschema, source: Source, path: Path, entry: str) -> Any:
        plan = subschema.plans.get(type(value)) or self._plan(subschema, value)
        if isinstance(value, dict):
            if len(path) == 2:
                entry = value["id"] if isinstance(value.get("id"), str) else ""
            return {
                key: self._visit(child, below, source, (*path, key), entry)
                if (below := plan.properties.get(key) or plan.additional)
                else child
                for key, child in value.items()
            }
        if isinstance(value, list):
            if plan.items is None:
                return value
            return [self._visit(child, plan.items, source, (*path, i), entry) for i, child in enumerate(value)]
        if plan.refers_to or plan.is_text:
            self._collect(value, plan, source, path, entry)
        return _convert_scalar(value, plan.types) if plan.types else value

    def _collect(self, value: str, plan: _Plan, source: Source, path: Path, entry: str) -> None:
        if plan.refers_to:
            self.references.append(Reference(plan.refers_to, value, source.place(path), entry))
        if plan.is_text and path[0] in _WITH_TEXTS:
            self.passages.append(Passage(source.place(path), value, entry, _key_of(path)))
        if plan.is_text and "@" in value:
            for offset, kind, id_ in find_mentions(value):
                self.references.append(Reference(kind, id_, source.place_within(path, value, offset), entry))

    def _plan(self, subschema: _Subschema, value: Any) -> _Plan:
        kind = _kind_of(value)
        key = (id(subschema.schema), kind)
        if key not in self._plans:
            self._plans[key] = _make_plan(subschema, kind)
        subschema.plans[type(value)] = self._plans[key]
        return self._plans[key]


def _key_of(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _kind_of(value: Any) -> str:
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"


def _make_plan(subschema: _Subschema, kind: str) -> _Plan:
    parts = tuple(_follow(subschema, kind))
    properties: dict[str, _Subschema] = {}
    additional = items = None
    for part in parts:
        for name, below in part.schema.get("properties", {}).items():
            if below is not False:
                properties.setdefault(name, _Subschema(part.document, below))
        if isinstance(part.schema.get("additionalProperties"), dict):
            additional = _Subschema(part.document, part.schema["additionalProperties"])
        if "items" in part.schema:
            items = _Subschema(part.document, part.schema["items"])
    return _Plan(
        properties,
        additional,
        items,
        frozenset(str(part.schema["type"]) for part in parts if "type" in part.schema) & _CONVERTED,
        next((str(part.schema["x-refers-to"]) for part in parts if "x-refers-to" in part.schema), ""),
        any(part.schema.get("x-text") for part in parts),
    )


def _follow(subschema: _Subschema, kind: str) -> Iterator[_Subschema]:
    """Yield the schema and all that apply with it to a value of *kind*."""
    yield subschema
    schema = subschema.schema
    if "$ref" in schema:
        yield from _follow(_resolve(subschema.document, schema["$ref"]), kind)
    if set(schema.get("if", ())) == {"type"}:
        branch = "then" if schema["if"]["type"] == kind else "else"
        yield from _follow(_Subschema(subschema.document, schema[branch]), kind)


def _resolve(document: str, reference: str) -> _Subschema:
    name, _, pointer = reference.partition("#")
    schema: Any = load_schemas()[name or document]
    for step in pointer.split("/")[1:]:
        schema = schema[step]
    return _Subschema(name or document, schema)


def _convert_scalar(value: str, types: frozenset[str]) -> Any:
    if "boolean" in types:
        return _BOOLEANS.get(value, value)
    if "integer" in types and re.fullmatch(r"-?[0-9]{1,9}", value):
        return int(value)
    if "number" in types and re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", value):
        return float(value)
    return value
