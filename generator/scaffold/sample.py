"""Makes an example of whatever a schema describes, from nothing but what the schema says."""

from collections.abc import Callable, Mapping
from typing import Any

Schema = dict[str, Any]
Write = Callable[[Schema, str], str]
"""Turns a scalar, given with its schema, into what stands in the text."""


class Sampler:
    """Makes examples by one schema; *write* is how each scalar is written."""

    def __init__(self, schema: Schema, write: Write) -> None:
        self._root = schema
        self._write = write

    def merge(self, schema: Schema) -> Schema:
        """Return *schema* together with what it refers to; what stands nearer wins."""
        if "$ref" not in schema:
            return schema
        target: Any = self._root
        for step in schema["$ref"].split("/")[1:]:
            target = target[step]
        return self.merge(target) | {key: value for key, value in schema.items() if key != "$ref"}

    def sample(self, schema: Schema, name: str = "", only: Mapping[str, Any] | None = None) -> Any:
        """Return an example; of an object, what it requires, or else the properties in *only*, each its own value."""
        merged = self.merge(schema)
        if ready := merged.get("examples") or merged.get("enum"):
            return self._copy(merged, ready[0])
        if "anyOf" in merged:
            return self.sample(self._choose(merged["anyOf"]) | _told(merged), name)
        if "properties" in merged or merged.get("type") == "object":
            return self._sample_object(merged)
        if merged.get("type") == "array":
            return [self.sample(merged["items"], name)]
        if "integer" in merged.get("type", ()):
            return self._write(merged, str(merged.get("minimum", 1)))
        return self._write(merged, str(merged.get("title", name)))

    def _copy(self, schema: Schema, example: Any) -> Any:
        """Return *example* with its scalars written, each by the schema of its place."""
        if not isinstance(example, dict):
            return self._write(schema, str(example))
        properties, other = schema.get("properties", {}), schema.get("additionalProperties") or {}
        return {name: self._copy(self.merge(properties.get(name, other)), value) for name, value in example.items()}

    def _sample_object(self, schema: Schema) -> Any:
        properties = schema.get("properties", {})
        if not properties and isinstance(schema.get("additionalProperties"), dict):
            return {"example": self.sample(schema["additionalProperties"])}
        names = [*schema.get("required", ()), *schema.get("oneOf", [{}])[0].get("required", ())]
        dependents = schema.get("dependentRequired", {})
        names += [other for name in names for other in dependents.get(name, ()) if other not in names]
        return {
            name: self.sample(properties[name], name) for name in properties if name in (names or [*properties][:1])
        }

    def _choose(self, choices: list[Schema]) -> Schema:
        """Return the choice that is written shortest: one of a list of words, else a text, else the first."""
        merged = [self.merge(choice) for choice in choices]
        texts = [each for each in merged if "enum" in each or "string" in each.get("type", ())]
        return texts[0] if texts else merged[0]


def _told(schema: Schema) -> Schema:
    return {key: schema[key] for key in ("title", "description") if key in schema}
