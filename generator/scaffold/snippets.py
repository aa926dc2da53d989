"""Snippets for Visual Studio Code: one for each kind of entry, with the handbook's own words to choose from."""

from collections.abc import Iterator
from typing import Any

from generator.scaffold.layout import lay_out
from generator.scaffold.sample import Sampler, Schema
from generator.scaffold.stub import Kind, list_kinds

_MOST_CHOICES = 60  # a longer list is not read; completion finds what is typed


def make_snippets(schema: Schema) -> dict[str, Any]:
    """Return the snippets for the kinds of the given editor schema, by name."""
    return {f"{kind.title} {kind.collection}": _make_snippet(schema, kind) for kind in list_kinds(schema)}


def _make_snippet(schema: Schema, kind: Kind) -> dict[str, Any]:
    stops = _Stops()
    sampler = Sampler(schema, stops.write)
    lines: list[str] = []
    for name in kind.required:
        lines += lay_out({name: sampler.sample(kind.item["properties"][name], name)})
    return {
        "scope": "yaml",
        "prefix": [kind.name, kind.title],
        "description": f"新的一条{kind.title}：{kind.item.get('description', kind.name)}",
        "body": [*_hang(lines), "  $0"],
    }


def _hang(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield ("- " if number == 0 else "  ") + line


class _Stops:
    """Numbers the places to fill in, in the order in which they are written."""

    def __init__(self) -> None:
        self._count = 0

    def write(self, schema: Schema, value: str) -> str:
        """Return the next place: a choice where few values are allowed, else the value to write over."""
        self._count += 1
        choices = [str(choice) for choice in schema.get("enum", ())]
        if 1 < len(choices) <= _MOST_CHOICES:
            return f"${{{self._count}|{','.join(_escape(choice, '|,') for choice in choices)}|}}"
        return f"${{{self._count}:{_escape(value, '$}')}}}"


def _escape(text: str, signs: str) -> str:
    return "".join(f"\\{character}" if character in f"\\{signs}" else character for character in text)
