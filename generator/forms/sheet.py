"""Turns a checklist into the plain data of its printed sheet."""

from collections.abc import Iterator
from datetime import date

from generator.checksheet import FAILED, HEAD_FIELDS, explain_worth, is_scored, name_bands, total_points
from generator.forms.edition import Data, add_edition, name_role
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Item
from generator.numeral import plain_number
from generator.texts import plain_text


def build_sheet(handbook: Handbook, checklist: Checklist, edition: date) -> Data:
    """Return what is printed of a checklist."""
    content = {
        "organisation": handbook.settings.organisation,
        "title": checklist.title,
        "audience": name_role(handbook, checklist.audience),
        "frequency": plain_text(handbook, checklist.frequency),
        "intro": plain_text(handbook, checklist.intro),
        "fields": HEAD_FIELDS[checklist.kind],
        "sections": list(_number_sections(handbook, checklist)),
        "scoring": _describe_scoring(checklist),
        "signatures": checklist.signatures,
    }
    return add_edition(handbook, "checklists", checklist, content, edition)


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
        "na": item.na,
        "points": plain_number(item.weight) if is_scored(item) else "",
    }


def _describe_scoring(checklist: Checklist) -> Data | None:
    if not checklist.bands:
        return None
    return {
        "worth": explain_worth(checklist),
        "total": total_points(checklist),
        "bands": [{"name": name, "range": words} for name, words in name_bands(checklist.bands)],
        "failed": FAILED,
    }
