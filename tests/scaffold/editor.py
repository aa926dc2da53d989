"""Reads YAML as editors do: by the core schema of YAML 1.2, in which `10:30` and `no` are texts but `5` is a number."""

import re
from typing import Any

import yaml


class _EditorLoader(yaml.SafeLoader):
    """The loader of PyYAML with the scalars of YAML 1.2 in the place of those of 1.1."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 PyYAML's own shape


_CORE = (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
)
for _tag, _pattern, _first in _CORE:
    _EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def read_as_editors_do(text: str) -> Any:
    """Return the data an editor compares with the schema."""
    return yaml.load(text, _EditorLoader)
