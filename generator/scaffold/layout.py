"""Lays plain data out as YAML the way the content files do: flat things in one line, others as blocks."""

import json
from typing import Any

from generator.source import parse


def quote(text: str) -> str:
    """Return *text* as it may stand anywhere in a file, in quotes only where it would be read as something else."""
    return (
        text
        if parse("", f"- [{text}]\n- {text}\n".encode()).data == [[text], text]
        else json.dumps(text, ensure_ascii=False)
    )


def lay_out(value: Any) -> list[str]:
    """Return the lines of *value*, whose scalars are written already; words get a line each, ids share one."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        if all(isinstance(element, str) and element.isascii() for element in value):
            return [f"[{', '.join(value)}]"]
        return [line for element in value for line in _hang(_inline(element), "- ")]
    return [line for name, below in value.items() for line in _lay_out_field(name, below)]


def _lay_out_field(name: str, value: Any) -> list[str]:
    lines = _inline(value)
    if len(lines) == 1 and not lines[0].startswith("- "):
        return [f"{name}: {lines[0]}"]
    return [f"{name}:", *(f"  {line}" for line in lines)]


def _inline(value: Any) -> list[str]:
    """Return a mapping of scalars in one line, anything else as it is laid out."""
    if isinstance(value, dict) and all(isinstance(below, str) for below in value.values()):
        return [f"{{{', '.join(f'{name}: {below}' for name, below in value.items())}}}"]
    return lay_out(value)


def _hang(lines: list[str], mark: str) -> list[str]:
    return [(mark if number == 0 else " " * len(mark)) + line for number, line in enumerate(lines)]
