"""Pages of record forms: what is filled in, by whom, for whom, and how long it is kept."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.model.materials import Field, Form
from generator.pages.addresses import FORMS
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.overviews import fill_overview
from generator.pages.page import Heading, Page
from generator.pages.particulars import describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Viewpoint
from generator.permalink import page_in
from generator.recordsheet import PERSONAL, REQUIRED, name_contents

SECTION = "记录单"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field as its template needs it."""

    label: str
    contents: str
    marks: tuple[str, ...]
    note: Pieces


@dataclass(frozen=True, slots=True)
class GroupView:
    """A part of a form as its template needs it."""

    anchor: str
    title: str
    rows: tuple[FieldRow, ...]


def render_forms(atlas: Atlas, sheets: Collection[str]) -> Iterator[Page]:
    """Yield the overview of all record forms and a page for each, nothing where there is none."""
    if not atlas.handbook.forms:
        return
    overview = Viewpoint(atlas, f"{FORMS}/index")
    html = fill_overview(overview, "记录单", atlas.handbook.forms, "", lambda form: cut_text(overview, form.purpose))
    yield Page(f"{overview.page}.md", "记录单", html, section=SECTION)
    for form in atlas.handbook.forms:
        view = Viewpoint(atlas, page_in(FORMS, form.id))
        yield _form_page(view, form, view.file(f"forms/{form.id}.pdf") if form.id in sheets else "")


def _form_page(view: Viewpoint, form: Form, sheet: str) -> Page:
    groups = tuple(
        GroupView(f"section_{number}", group.title, tuple(_view_field(view, each) for each in group.fields))
        for number, group in enumerate(form.sections, 1)
    )
    used_by = dict.fromkeys((*form.used_by, *view.atlas.naming.get(form.id, ())))
    html = fill(
        "record_form",
        particulars=describe_entry(view, form),
        purpose=cut_text(view, form.purpose),
        facts=tuple(_facts(view, form)),
        privacy=cut_text(view, form.privacy),
        groups=groups,
        sheet=sheet,
        used_by=view.links(used_by),
        related=view.links(form.see_also),
        overview=view.href(f"{FORMS}/index"),
    )
    headings = tuple(Heading(group.anchor, group.title, 2) for group in groups)
    return Page(f"{view.page}.md", form.title, html, headings, SECTION)


def _facts(view: Viewpoint, form: Form) -> Iterator[tuple[str, Pieces]]:
    leaves = view.handbook.leaves
    who, whom = (leaves[("role", id_)].name if ("role", id_) in leaves else id_ for id_ in (form.audience, form.to))
    rows = (
        ("什么时候填", form.when),
        ("谁填", who),
        ("交给谁", whom),
        ("各联", "、".join(form.copies)),
        ("保存", form.keep),
    )
    yield from ((name, cut_text(view, words)) for name, words in rows if words)


def _view_field(view: Viewpoint, field: Field) -> FieldRow:
    marks = ((REQUIRED,) if field.required else ()) + ((PERSONAL,) if field.personal else ())
    return FieldRow(field.label, name_contents(field), marks, cut_text(view, field.note))
