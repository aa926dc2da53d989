"""Norms in the plain values their templates need."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.cadence import name_cadence
from generator.handbook import Handbook
from generator.model.entries import Norm, RuleException
from generator.model.parts import Level
from generator.naming import LEVEL_TAGS, LEVEL_WORDS, name_limit
from generator.pages.addresses import CHECKLISTS, KINDS, PHRASES, PROCEDURES, QUIZZES
from generator.pages.labels import Labels, label_scope, say_condition
from generator.pages.particulars import Particulars, describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

PRACTICE = tuple(KINDS[kind] for kind in (PHRASES, PROCEDURES, CHECKLISTS, QUIZZES))
_ASSISTING = "（协办）"
_TAKEN_BACK: Collection[Level] = ("need-not", "should-not", "must-not")


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """Where a norm does not hold as it stands, what holds instead, and why."""

    where: str
    instead: str
    why: Pieces


@dataclass(frozen=True, slots=True)
class NormView:
    """A norm as its template needs it."""

    particulars: Particulars
    etiquette: bool
    level: str
    statement: Pieces
    scope: Labels
    act: str
    limit: str
    limit_rows: tuple[tuple[str, str], ...]
    to: str
    copy: str
    cadence: str
    authority: str
    before: str
    after: str
    exceptions: tuple[ExceptionView, ...]
    overrides: tuple[tuple[Link, Pieces], ...]
    remedies: Link | None
    why: Pieces
    good: tuple[Pieces, ...]
    bad: tuple[Pieces, ...]
    practice: tuple[tuple[str, tuple[Link, ...]], ...]
    related: tuple[Link, ...]


def view_norm(view: Viewpoint, norm: Norm) -> NormView:
    """Return a norm in plain values."""
    handbook = view.handbook
    return NormView(
        particulars=describe_entry(view, norm),
        etiquette=norm.collection == "etiquette",
        level=LEVEL_TAGS[norm.level],
        statement=cut_text(view, norm.statement),
        scope=label_scope(handbook, norm.scope),
        act=_say_act(handbook, norm),
        limit=name_limit(handbook, norm.limit) if norm.limit else "",
        limit_rows=tuple((say_condition(handbook, scope), name_limit(handbook, row)) for scope, row in norm.limit_rows),
        to=_name_roles(handbook, norm.to),
        copy=_name_roles(handbook, norm.copy),
        cadence=name_cadence(norm.cadence) if norm.cadence else "",
        authority=norm.authority.text if norm.authority else "",
        before=_name_acts(handbook, norm.before),
        after=_name_acts(handbook, norm.after),
        exceptions=tuple(_view_exception(view, norm, exception) for exception in norm.exceptions),
        overrides=tuple((view.link(other.id), cut_text(view, other.reason)) for other in norm.overrides),
        remedies=view.link(norm.remedies) if norm.remedies else None,
        why=cut_text(view, norm.why),
        good=tuple(cut_text(view, text) for text in norm.good),
        bad=tuple(cut_text(view, text) for text in norm.bad),
        practice=_group_by_kind(view.others_near(norm.id)),
        related=_other_norms(view, norm),
    )


def _name_acts(handbook: Handbook, ids: Iterable[str]) -> str:
    return "、".join(handbook.acts[id_].name if id_ in handbook.acts else id_ for id_ in ids)


def _name_roles(handbook: Handbook, ids: Iterable[str]) -> str:
    leaves = handbook.leaves
    return "、".join(leaves["role", id_].name if ("role", id_) in leaves else id_ for id_ in ids)


def _say_act(handbook: Handbook, norm: Norm) -> str:
    """Return the act as the norm means it: what is forbidden is named by what must not be done."""
    act = _name_acts(handbook, filter(None, (norm.act,))) + (_ASSISTING if norm.assists else "")
    return LEVEL_WORDS[norm.level] + act if act and norm.level in _TAKEN_BACK else act


def _view_exception(view: Viewpoint, norm: Norm, exception: RuleException) -> ExceptionView:
    handbook = view.handbook
    level = LEVEL_WORDS[exception.level] if exception.level else ""
    limit = name_limit(handbook, exception.limit) if exception.limit else ""
    act = exception.act or (norm.act if level else "")
    doing = _name_acts(handbook, filter(None, (act,))) + (_ASSISTING if exception.assists else "")
    to = f"交给{_name_roles(handbook, exception.to)}" if exception.to else ""
    copy = f"抄送{_name_roles(handbook, exception.copy)}" if exception.copy else ""
    cadence = name_cadence(exception.cadence) if exception.cadence else ""
    authority = f"{exception.authority.text}为止" if exception.authority else ""
    demands = (f"{level}{doing}", limit, to, copy, cadence, authority)
    instead = " ".join(filter(None, demands))
    return ExceptionView(say_condition(handbook, exception.scope), instead, cut_text(view, exception.why))


def _group_by_kind(links: Iterable[Link]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return what puts a norm into practice by kind, from what is said to what is asked."""
    groups: dict[str, list[Link]] = {kind: [] for kind in PRACTICE}
    for link in links:
        groups.setdefault(link.kind, []).append(link)
    return tuple((kind, tuple(group)) for kind, group in groups.items() if group)


def _other_norms(view: Viewpoint, norm: Norm) -> tuple[Link, ...]:
    """Return the norms that this one's own fields do not show already."""
    shown = {norm.remedies, *(other.id for other in norm.overrides)}
    return view.links(other.id for other in view.norms_near(norm.id) if other.id not in shown)
