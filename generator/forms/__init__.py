"""Turns the checklists, quizzes and record forms of a handbook into printable sheets."""

from collections.abc import Iterator
from datetime import datetime

from generator.forms.engine import render
from generator.forms.paper import build_key, build_paper
from generator.forms.record import build_record
from generator.forms.sheet import build_sheet
from generator.handbook import Handbook


def list_printed(handbook: Handbook) -> tuple[str, ...]:
    """Return the ids of all entries that are printed."""
    return tuple(entry.id for kind in (handbook.checklists, handbook.quizzes, handbook.forms) for entry in kind)


def render_sheets(handbook: Handbook, date: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield file name and PDF of every sheet, in content order; the key of a quiz is `<id>.key.pdf`."""
    day = date.date()
    for checklist in handbook.checklists:
        yield f"{checklist.id}.pdf", render("sheet", build_sheet(handbook, checklist, day), date)
    for quiz in handbook.quizzes:
        yield f"{quiz.id}.pdf", render("paper", build_paper(handbook, quiz, day), date)
        yield f"{quiz.id}.key.pdf", render("key", build_key(handbook, quiz, day), date)
    for form in handbook.forms:
        yield f"{form.id}.pdf", render("record", build_record(handbook, form, day), date)
