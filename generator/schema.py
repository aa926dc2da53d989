"""Compares the shape of a file with the JSON Schemas of the collections."""

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.source import Path

ENTRY_COLLECTIONS = ("norms", "etiquette", "scripts", "procedures", "checklists", "glossary")
TABLES = ("themes", "facets", "impossible", "acts", "metrics", "equivalences", "follow", "expect", "placeholders")
_ITEM_SCHEMAS = {
    **{name: f"{name}.json" for name in ("norms", "scripts", "procedures", "checklists", "glossary", "sources")},
    "waivers": "waivers.json",
    "etiquette": "norms.json",
    "never-say": "never-say.json",
    **{name: f"vocabulary.json#/$defs/{name}" for name in TABLES},
}
_OBJECT_SCHEMAS = {
    "handbook": "handbook.json",
    "variants": "vocabulary.json#/$defs/variants",
    "scope": "common.json#/$defs/scope",
}
COLLECTIONS = (*_OBJECT_SCHEMAS, *_ITEM_SCHEMAS)
"""Every key that may stand at the top level of a file."""


@dataclass(frozen=True, slots=True)
class Misshape:
    """A place whose shape is wrong; *at_key* means the key there, not its value."""

    path: Path
    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False


@cache
def load_schemas() -> Mapping[str, Any]:
    """Return the schema documents by file name, common columns of entries filled in."""
    folder = files("generator") / "schemas"
    documents = {
        item.name: json.loads(item.read_text("utf-8")) for item in folder.iterdir() if item.name[-5:] == ".json"
    }
    entry = documents["entry.json"]
    for document in documents.values():
        if document.get("x-entry"):
            document["properties"] = {**entry["properties"], **document["properties"]}
            document["required"] = [*entry["required"], *document["required"]]
    return documents


@cache
def file_schema() -> dict[str, Any]:
    """Return the schema of one file, with all documents it refers to inside it."""
    lists = {name: {"type": "array", "items": {"$ref": target}} for name, target in _ITEM_SCHEMAS.items()}
    objects = {name: {"$ref": target} for name, target in _OBJECT_SCHEMAS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://service-handbook.invalid/file.json",
        "type": "object",
        "properties": {**objects, **lists},
        "additionalProperties": False,
        "$defs": dict(load_schemas()),
    }


@cache
def _quick_validator() -> Any:
    return jsonschema_rs.validator_for(file_schema())


@cache
def _explaining_validator() -> Draft202012Validator:
    return Draft202012Validator(file_schema())


def find_misshapes(data: Any) -> Iterator[Misshape]:
    """Yield what is wrong with the shape of a file's data, in the order of the file's schema."""
    if _quick_validator().is_valid(data):
        return
    for error in _explaining_validator().iter_errors(data):
        yield from _explain(error)


def _explain(error: ValidationError) -> Iterator[Misshape]:
    path: Path = tuple(error.absolute_path)
    schema: Any = error.schema
    expected: Any = error.validator_value
    instance: Any = error.instance
    keyword = str(error.validator)
    if keyword == "additionalProperties":
        known = schema.get("properties", {})
        for name in instance:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                key = "misspelt-key" if near else "unknown-key"
                values = {"name": name, "near": "".join(near), "known": "、".join(known)}
                yield Misshape((*path, name), key, values, at_key=True)
    elif keyword in ("required", "dependentRequired"):
        missing = error.message.split("'")[1]
        yield Misshape(path, "missing", {"name": missing})
    elif keyword == "not":
        yield Misshape((*path, instance), "out-of-place", {"name": instance}, at_key=True)
    elif keyword == "enum":
        yield Misshape(path, "not-allowed", {"value": str(instance), "allowed": "、".join(map(str, expected))})
    elif keyword == "pattern":
        hint = str(schema.get("description", expected))
        yield Misshape(path, "wrong-form", {"value": str(instance), "hint": hint})
    elif keyword == "type":
        yield Misshape(path, f"not-{expected}", {"value": _shorten(instance)})
    elif keyword in ("minLength", "minItems", "minProperties"):
        yield Misshape(path, "empty", {"value": ""})
    elif keyword in ("maxLength", "maximum", "minimum"):
        yield Misshape(path, keyword.lower(), {"bound": str(expected)})
    elif keyword == "oneOf":
        yield Misshape(path, "choose-one", {"choices": "、".join(choice["required"][0] for choice in expected)})
    else:
        yield Misshape(path, "other", {"reason": _shorten(error.message)})


def _shorten(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
