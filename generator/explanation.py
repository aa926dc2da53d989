"""Says what is wrong with the shape of a file, which a quicker validator has found to be wrong."""

import difflib
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.misshape import Misshape
from generator.source import Path


def explain_misshapes(data: Any, schema: dict[str, Any]) -> Iterator[Misshape]:
    """Yield what is wrong with *data* in the order of *schema*."""
    for error in Draft202012Validator(schema).iter_errors(data):
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
