"""One schema for the files of this handbook, with its ids and words, for editors that complete and explain."""

from collections.abc import Mapping
from typing import Any

from generator.handbook import Handbook
from generator.scaffold.known import list_examples, list_known, slug_of
from generator.scaffold.situations import describe_box
from generator.schema import file_schema

Schema = dict[str, Any]

_SWITCH = {"if", "then", "else"}
_NO_TRUTH = ["array", "null", "number", "object", "string"]
_TRUTH: Schema = {
    "anyOf": [{"enum": ["yes", "no"]}, {"enum": ["是", "否", "true", "false"]}, {"not": {"type": _NO_TRUTH}}]
}
_STALE = "手册里没有这个标识。刚刚添上的，先运行 make schema 再看。"


def make_editor_schema(handbook: Handbook) -> Schema:
    """Return the file schema as an editor needs it: in one piece, and knowing every id that may be referred to.

    Editors convert scalars where this project reads text, so a bare figure is let through as text as well.
    """
    schema: Schema = _Adapter(handbook).adapt(file_schema(), "")
    for name, collection in schema["properties"].items():
        reference = collection.get("items", collection).get("$ref", "")
        told = _resolve(schema, reference)
        schema["properties"][name] = {key: told[key] for key in ("title", "description") if key in told} | collection
    known = list_known(handbook)
    schema["$defs"]["ids"] = {slug_of(kind): _enumerate(ids) for kind, ids in known.items()}
    return schema


def _resolve(schema: Schema, reference: str) -> Schema:
    for step in reference.split("/")[1:]:
        schema = schema[step]
    return schema


def _enumerate(ids: Mapping[str, str]) -> Schema:
    return {"enum": list(ids), "enumDescriptions": list(ids.values()), "errorMessage": _STALE}


class _Adapter:
    """Rewrites a schema from the outside in."""

    def __init__(self, handbook: Handbook) -> None:
        self._kinds = frozenset(list_known(handbook))
        self._box = describe_box(handbook)
        self._examples = tuple(list_examples(handbook))

    def adapt(self, schema: Any, document: str) -> Any:
        """Return *schema*, whose own references are into *document*, with all that stands below it rewritten."""
        if isinstance(schema, list):
            return [self.adapt(part, document) for part in schema]
        if not isinstance(schema, dict):
            return schema
        adapted = {
            key: self._adapt_below(key, value, document) for key, value in schema.items() if not _is_private(key)
        }
        if "$ref" in schema and isinstance(schema["$ref"], str):
            adapted["$ref"] = _point(schema["$ref"], document)
        return self._fill(schema, adapted)

    def _adapt_below(self, key: str, value: Any, document: str) -> Any:
        if key == "$defs" and not document:
            return {name.removesuffix(".json"): self.adapt(below, name) for name, below in value.items()}
        if key in ("properties", "$defs"):
            return {name: self.adapt(below, document) for name, below in value.items()}
        return value if key in ("enum", "required", "examples", "const") else self.adapt(value, document)

    def _fill(self, schema: Schema, adapted: Schema) -> Schema:
        """Put in what the handbook knows, and what editors take a scalar for."""
        if schema.get("x-facets"):
            return adapted | self._box
        if (kind := _kind_of(schema)) in self._kinds:
            kept = {key: adapted[key] for key in ("title", "description") if key in adapted}
            return kept | {"$ref": f"#/$defs/ids/{slug_of(kind)}"}
        if set(schema.get("if", ())) == {"type"}:
            return _offer_both(adapted)
        if schema.get("x-limit"):
            adapted["examples"] = list(self._examples)
        return adapted | _loosen(schema)


def _offer_both(schema: Schema) -> Schema:
    """Return a choice for a switch, as editors complete only choices; of wrong values they judge by the first."""
    branches = [schema["then"], schema["else"]]
    if schema["if"]["type"] != "object":
        branches.reverse()
    return {key: value for key, value in schema.items() if key not in _SWITCH} | {"anyOf": branches}


def _is_private(key: str) -> bool:
    return key.startswith("x-") or key in ("$id", "$schema")


def _kind_of(schema: Schema) -> str:
    return f"leaf of {schema['x-leaf-of']}" if "x-leaf-of" in schema else str(schema.get("x-refers-to", ""))


def _point(reference: str, document: str) -> str:
    name, _, pointer = reference.partition("#")
    return f"#/$defs/{(name or document).removesuffix('.json')}{pointer}"


def _loosen(schema: Schema) -> Schema:
    kind = schema.get("type")
    if kind == "boolean":
        return {**_TRUTH, "type": ["boolean", "string"]}
    if kind == "string":
        return {"type": ["string", "number"]}
    if kind == "number":
        return {"type": ["number", "string"], "pattern": r"^[0-9]+(\.[0-9]+)?$"}
    return {"type": ["integer", "string"], "pattern": "^[0-9]+$"} if kind == "integer" else {}
