"""Stubs of entries: what a kind requires, written out, and what else it may have, ready to be uncommented."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from generator.scaffold.known import singular
from generator.scaffold.layout import lay_out, quote
from generator.scaffold.sample import Sampler, Schema

_MAY = "下面的栏目需要哪个，就去掉那一行开头的 #，再改值。"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: the collection it belongs to, its schema and the properties of a stub, in their order."""

    name: str
    collection: str
    title: str
    item: Schema
    required: tuple[str, ...]
    optional: tuple[str, ...]


def list_kinds(schema: Schema) -> Iterator[Kind]:
    """Yield the kinds of things with an id that may stand in a file of the given editor schema."""
    sampler = Sampler(schema, lambda _, value: value)
    validator = Draft202012Validator(schema)
    for collection, array in schema["properties"].items():
        item = sampler.merge(array.get("items", {}))
        if "id" not in item.get("required", ()):
            continue
        required = _complete(validator, sampler, collection, item)
        optional = tuple(
            name
            for name in item["properties"]
            if name not in required and not _errors(validator, sampler, collection, item, (*required, name))
        )
        title = array.get("title", collection)
        yield Kind(singular(collection), collection, title, item, required, optional)


def _complete(validator: Any, sampler: Sampler, collection: str, item: Schema) -> tuple[str, ...]:
    """Return what is always required, the first of a choice, and what the examples of these require in turn."""
    required = (*item["required"], *item.get("oneOf", [{}])[0].get("required", ()))
    for error in _errors(validator, sampler, collection, item, required):
        if len(error.absolute_path) == 2:
            required += tuple(name for name in _missing(error) if name not in required)
    return tuple(sorted(required, key=list(item["properties"]).index))


def _missing(error: Any) -> list[str]:
    """Return the properties that an error asks for; where there is a choice, those of the first."""
    if error.validator == "required":
        return list(error.validator_value)
    return list(error.validator_value[0].get("required", ())) if error.validator in ("oneOf", "anyOf") else []


def _errors(validator: Any, sampler: Sampler, collection: str, item: Schema, names: tuple[str, ...]) -> list[Any]:
    example = {name: sampler.sample(item["properties"][name], name) for name in names}
    return list(validator.iter_errors({collection: [example]}))


def write_stub(schema: Schema, kind: Kind, id_: str) -> str:
    """Return a stub as an element of the collection, two columns in, each line with what it is for."""
    sampler = Sampler(schema, lambda _, value: quote(value))
    lines = [f"- id: {id_}", *_write_lines(sampler, kind, kind.required[1:], "  ")]
    if kind.optional:
        lines += [f"  # {_MAY}", *_write_lines(sampler, kind, kind.optional, "  # ")]
    return "".join(f"  {line}\n" for line in lines)


def _write_lines(sampler: Sampler, kind: Kind, names: tuple[str, ...], prefix: str) -> Iterator[str]:
    for name in names:
        schema = kind.item["properties"][name]
        first, *rest = lay_out({name: sampler.sample(schema, name)})
        yield f"{prefix}{first}  # {_tell(sampler.merge(schema))}".rstrip(" #")
        yield from (prefix + line for line in rest)


def _tell(schema: Schema) -> str:
    return "：".join(schema[key] for key in ("title", "description") if key in schema)
