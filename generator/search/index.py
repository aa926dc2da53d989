"""The file that the search worker reads: all records, and the tables it needs to compare them with a query."""

import json
from collections.abc import Iterable
from dataclasses import fields
from itertools import chain
from typing import Any

from generator.handbook import Handbook
from generator.search.characters import simplify_characters, spell_characters
from generator.search.names import KIND_WORDS, list_synonyms
from generator.search.record import Part, Record

_READ_ALWAYS = ("mark", "label", "text")  # a step may have no text of its own, and the worker folds every text
_RECORD, _PART = (tuple(field.name for field in fields(kind)) for kind in (Record, Part))


def write_index(handbook: Handbook, records: Iterable[Record]) -> str:
    """Return the search index as JSON, the same for the same content."""
    documents = [_lay_out(record) for record in records]
    synonyms = list_synonyms(handbook)
    used = frozenset(json.dumps((documents, synonyms), ensure_ascii=False))
    settings = {
        # What Material's own scripts read: where words end when it marks them on a page.
        "lang": ["zh"],
        "separator": r"[\s]+",
        "pipeline": [],
        "fields": {},
        # What the worker reads.
        "alike": _list_alike(handbook),
        "kinds": KIND_WORDS,
        "droppable": handbook.vocabulary.variants.droppable,
        "simplified": simplify_characters(used),
        "synonyms": synonyms,
        "syllables": spell_characters(used),
    }
    return json.dumps({"config": settings, "docs": documents}, ensure_ascii=False, separators=(",", ":"))


def _lay_out(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it, without what is empty: most fields of most records are."""
    values = {name: value for name in _RECORD if (value := getattr(record, name)) not in ("", ())}
    if record.parts:
        values["parts"] = [_lay_out_part(part) for part in record.parts]
    return values


def _lay_out_part(part: Part) -> dict[str, str]:
    return {name: value for name in _PART if (value := getattr(part, name)) or name in _READ_ALWAYS}


def _list_alike(handbook: Handbook) -> dict[str, str]:
    """Return the characters that are compared as another one: a person types either."""
    groups = [group for group in handbook.vocabulary.variants.alike if all(len(word) == 1 for word in group)]
    return dict(chain.from_iterable(((word, group[0]) for word in group[1:]) for group in groups))
