"""The schema of one situation: every facet with the values it may have."""

import re
from typing import Any

from generator.handbook import Handbook
from generator.model.vocabulary import Facet, walk_leaves
from generator.scaffold.known import slug_of

Schema = dict[str, Any]


def describe_box(handbook: Handbook) -> Schema:
    """Return what the schema of a box says beyond the general one: which facets there are and nothing else."""
    facets = {facet.id: _describe_facet(facet) for facet in handbook.vocabulary.facets}
    return {"properties": facets, "additionalProperties": not facets}


def _describe_facet(facet: Facet) -> Schema:
    one = _describe_extent(facet)
    told = {"title": facet.name} | ({"description": facet.definition} if facet.definition else {})
    return told | {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _describe_extent(facet: Facet) -> Schema:
    if facet.kind == "range":
        example = "22:00–06:00" if facet.wraps else f"≥ 1 {facet.unit}"
        return {"type": ["string", "number"], "examples": [example]}
    if facet.kind == "flag":
        return {"anyOf": [{"enum": ["yes", "no"]}, _accept("是", "否")]}
    words = [word for leaf in walk_leaves(facet.leaves) for word in (leaf.name, *leaf.synonyms)]
    return {"anyOf": [{"$ref": f"#/$defs/ids/{slug_of(f'leaf of {facet.id}')}"}, _accept(*words)]}


def _accept(*words: str) -> Schema:
    """Return a schema that lets *words* through without proposing them."""
    return {"type": "string", "pattern": f"^({'|'.join(map(_escape, words))})$"}


def _escape(word: str) -> str:
    """Escape what every dialect of regular expressions takes for a sign, and nothing else, as some forbid that."""
    return re.sub(r"([\\^$.*+?()\[\]{}|])", r"\\\1", word)
