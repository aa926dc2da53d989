"""Compares the shape of a file with the JSON Schemas of the collections."""

import importlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs

from generator.misshape import Misshape

ENTRY_COLLECTIONS = (
    "norms",
    "etiquette",
    "scripts",
    "procedures",
    "checklists",
    "quizzes",
    "personas",
    "forms",
    "glossary",
)
TABLES = (
    "themes",
    "facets",
    "impossible",
    "acts",
    "metrics",
    "equivalences",
    "follow",
    "expect",
    "placeholders",
    "discouraged",
    "owners",
)
_ITEM_SCHEMAS = {
    **{name: f"{name}.json" for name in (*ENTRY_COLLECTIONS, "sources")},
    "waivers": "waivers.json",
    "etiquette": "norms.json",
    "never-say": "never-say.json",
    **{name: f"vocabulary.json#/$defs/{name}" for name in TABLES},
}
_OBJECT_SCHEMAS = {
    "handbook": "handbook.json",
    "variants": "vocabulary.json#/$defs/variants",
    "plain-words": "vocabulary.json#/$defs/plain-words",
    "search-words": "vocabulary.json#/$defs/search-words",
    "calendar": "vocabulary.json#/$defs/calendar",
    "scope": "common.json#/$defs/scope",
}
COLLECTIONS = (*_OBJECT_SCHEMAS, *_ITEM_SCHEMAS)
"""Every key that may stand at the top level of a file."""


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


def find_misshapes(data: Any) -> Iterator[Misshape]:
    """Yield what is wrong with the shape of a file's data, in the order of the file's schema."""
    if _quick_validator().is_valid(data):
        return
    # Loaded for broken files only: loading jsonschema takes as long as checking a small handbook.
    explanation = importlib.import_module("generator.explanation")
    yield from explanation.explain_misshapes(data, file_schema())
