"""Turns the checklists of a handbook into printable sheets."""

from collections.abc import Iterator
from datetime import datetime

from generator.forms.engine import render
from generator.forms.sheet import build_sheet
from generator.handbook import Handbook


def render_sheets(handbook: Handbook, date: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield file name and PDF of every checklist's sheet, in content order."""
    for checklist in handbook.checklists:
        yield f"{checklist.id}.pdf", render(build_sheet(handbook, checklist, date.date()), date)
