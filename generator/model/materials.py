"""What lies on the desk beside the rules: kinds of customers, and forms on which work is recorded."""

from dataclasses import dataclass
from typing import Literal

from generator.finding import Location
from generator.model.entries import Entry
from generator.model.parts import Count, Scope, Text

FieldType = Literal["text", "date", "time", "number", "choice", "multi-choice", "tick", "signature", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Entry):
    """A kind of customer: how to know one, what one needs, how to meet one."""

    summary: str = ""
    scope: Scope = ()
    signs: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    say: tuple[Text, ...] = ()
    avoid: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to fill in on a form; *personal* data is marked as such."""

    id: str
    label: str
    where: Location
    type: FieldType = "text"
    required: bool = False
    lines: int = 1
    unit: str = ""
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 4
    note: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A titled part of a form."""

    title: str
    fields: tuple[Field, ...]
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Entry):
    """A sheet on which work is recorded."""

    purpose: str = ""
    when: str = ""
    audience: str = ""
    to: str = ""
    copies: tuple[str, ...] = ()
    keep: str = ""
    numbered: bool = True
    privacy: str = ""
    used_by: tuple[str, ...] = ()
    count: Count | None = None
    sections: tuple[FieldGroup, ...] = ()
