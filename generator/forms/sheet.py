"""Turns a checklist into the plain data of its printed sheet."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.handbook import Handbook
from generator.model.entries import Checklist, Item
from generator.texts import plain_text

Data = Mapping[str, Any]
FIELDS = {
    "self": ("姓名", "班次", "日期"),
    "peer": ("被查人", "检查人", "日期"),
    "manager": ("被查人", "检查人", "日期"),
    "site": ("地点", "检查人", "日期"),
}


def build_sheet(handbook: Handbook, checklist: Checklist, edition: date) -> Data:
    """Return what is printed; the digest covers all of it but version and dates, so it tells changed content alone."""
    content = {
        "organisation": handbook.settings.organisation,
        "title": checklist.title,
        "audience": _name_audience(handbook, checklist.audience),
        "frequency": plain_text(handbook, checklist.frequency),
        "intro": plain_text(handbook, checklist.intro),
        "fields": FIELDS[checklist.kind],
        "sections": list(_number_sections(handbook, checklist)),
        "signatures": checklist.signatures,
    }
    return content | {
        "digest": _digest(content),
        "version": handbook.settings.version,
        "edition": edition.isoformat(),
        "effective": checklist.since.isoformat() if checklist.since else "",
    }


def _name_audience(handbook: Handbook, audience: str) -> str:
    role = handbook.leaves.get(("role", audience))
    return role.name if role else audience


def _number_sections(handbook: Handbook, checklist: Checklist) -> Iterator[Data]:
    """Yield the sections; numbers run through the whole sheet, so that one number names one item."""
    first = 1
    for section in checklist.sections:
        items = [_describe_item(handbook, number, item) for number, item in enumerate(section.items, first)]
        yield {"title": section.title, "items": items}
        first += len(items)


def _describe_item(handbook: Handbook, number: int, item: Item) -> Data:
    return {
        "number": number,
        "text": plain_text(handbook, item.text),
        "answer": item.answer,
        "lines": item.lines,
        "critical": item.critical,
    }


def _digest(content: Data) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
