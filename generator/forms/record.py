"""Turns a record form into the plain data of its printed sheet."""

from datetime import date

from generator.forms.edition import Data, add_edition, name_role
from generator.handbook import Handbook
from generator.model.materials import Field, Form
from generator.recordsheet import PERSONAL, REQUIRED
from generator.texts import plain_text


def build_record(handbook: Handbook, form: Form, edition: date) -> Data:
    """Return what is printed of a record form."""
    facts = (
        ("填写", name_role(handbook, form.audience)),
        ("交", name_role(handbook, form.to)),
        ("各联", "、".join(form.copies)),
        ("保存", form.keep),
    )
    content = {
        "organisation": handbook.settings.organisation,
        "title": form.title,
        "intro": "".join(plain_text(handbook, text) for text in (form.purpose, form.when)),
        "fields": ("编号",) if form.numbered else (),
        "facts": [f"{name}：{words}" for name, words in facts if words],
        "sections": [
            {"title": group.title, "fields": [_describe(handbook, field) for field in group.fields]}
            for group in form.sections
        ],
        "privacy": plain_text(handbook, form.privacy),
    }
    return add_edition(handbook, "forms", form, content, edition)


def _describe(handbook: Handbook, field: Field) -> Data:
    return {
        "label": field.label,
        "type": field.type,
        "marks": [word for word, holds in ((REQUIRED, field.required), (PERSONAL, field.personal)) if holds],
        "lines": field.lines,
        "unit": field.unit,
        "options": field.options,
        "columns": field.columns,
        "rows": field.rows,
        "note": plain_text(handbook, field.note),
    }
