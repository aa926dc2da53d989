"""Scripts and forbidden wordings in the plain values their templates need."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.entries import Escalation, Line, NeverSay, Norm, Script
from generator.naming import LEVEL_TAGS, name_limit
from generator.pages.labels import Labels, label_scope, say_condition
from generator.pages.particulars import Particulars, describe_entry, link_sources, name_owner
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a script; only one of *wordings*, *wait* and *act* is filled."""

    wordings: tuple[Pieces, ...]
    wait: str
    act: str
    promise: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines one after the other that are said under the same condition, or always."""

    condition: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class NeverView:
    """A forbidden wording with its reason and what to say instead; *id* only where it stands alone."""

    id: str
    wording: Pieces
    alone: bool
    unless: tuple[str, ...]
    why: Pieces
    instead: Pieces
    scope: Labels
    sources: tuple[Link, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class NormNote:
    """A norm that applies, as far as an agent needs it; *limit* also says where the figure is not the whole story."""

    link: Link
    level: str
    limit: str


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A script as its template needs it."""

    particulars: Particulars
    scope: Labels
    stretches: tuple[Stretch, ...]
    never: tuple[NeverView, ...]
    then: Pieces
    rungs: tuple[tuple[str, Pieces], ...]
    why: Pieces
    norms: tuple[NormNote, ...]
    related: tuple[Link, ...]


def view_script(view: Viewpoint, script: Script) -> ScriptView:
    """Return a script in plain values."""
    return ScriptView(
        particulars=describe_entry(view, script),
        scope=label_scope(view.handbook, script.scope),
        stretches=tuple(_stretches(view, script)),
        never=tuple(view_never(view, never, beside_script=True) for never in script.never_say),
        then=cut_text(view, script.then),
        rungs=tuple(_view_rung(view, rung) for rung in script.escalate),
        why=cut_text(view, script.why),
        norms=tuple(_note_norm(view, norm) for norm in view.norms_near(script.id)),
        related=view.others_near(script.id),
    )


def _stretches(view: Viewpoint, script: Script) -> Iterator[Stretch]:
    for condition, lines in groupby(script.lines, key=lambda line: say_condition(view.handbook, line.condition)):
        yield Stretch(condition, tuple(_view_line(view, line) for line in lines))


def _view_line(view: Viewpoint, line: Line) -> LineView:
    act = view.handbook.acts.get(line.do)
    return LineView(
        wordings=tuple(cut_text(view, text) for text in line.say),
        wait="等对方回答" if line.wait == "reply" else line.wait and f"停 {line.wait}",
        act=act.name if act else line.do,
        promise=name_limit(view.handbook, line.promises) if line.promises else "",
    )


def view_never(view: Viewpoint, never: NeverSay, *, beside_script: bool = False) -> NeverView:
    """Return a forbidden wording in plain values; beside its script it needs no anchor and no scope of its own."""
    return NeverView(
        id="" if beside_script else never.entry,
        wording=cut_text(view, never.text),
        alone=never.match == "utterance",
        unless=never.unless,
        why=cut_text(view, never.why),
        instead=cut_text(view, never.instead),
        scope=() if beside_script else label_scope(view.handbook, never.scope),
        sources=link_sources(view, never.sources),
        owner=name_owner(view, never.owner),
    )


def _view_rung(view: Viewpoint, rung: Escalation) -> tuple[str, Pieces]:
    """Return to whom, how soon and how often something is passed up, and when."""
    leaf = view.handbook.leaves.get(("role", rung.to))
    words = [f"交给{leaf.name if leaf else rung.to}"]
    words += [f"{rung.within.text}内"] if rung.within else []
    words += [f"最多 {rung.at_most} 次"] if rung.at_most else []
    return "，".join(words), cut_text(view, rung.when)


def _note_norm(view: Viewpoint, norm: Norm) -> NormNote:
    figure = name_limit(view.handbook, norm.limit) if norm.limit else ""
    special = "有特例，见条文" if norm.exceptions or norm.limit_rows else ""
    return NormNote(view.link(norm.id), LEVEL_TAGS[norm.level], "，".join(filter(None, (figure, special))))
