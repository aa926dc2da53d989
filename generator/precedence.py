"""Norms that override others or remedy their breach: circles, and what settles nothing."""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.exchange import find_exchange
from generator.finding import Location
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Norm, Override, Script
from generator.model.procedures import Procedure
from generator.omission import is_main, sign
from generator.scope import Region, intersect, is_within
from generator.situation import locate


@dataclass(frozen=True, slots=True)
class Link:
    """A norm that overrides another, and the row that says so."""

    norm: Norm
    override: Override
    other: Norm


@dataclass(frozen=True, slots=True)
class Circle:
    """Norms of which each overrides the next and the last the first, in the situations in which all of them hold."""

    links: tuple[Link, ...]
    overlap: Region


@dataclass(frozen=True, slots=True)
class Idle:
    """An override or a remedy of *norm* that settles nothing, and where it holds together with *other*."""

    norm: Norm
    other: Entry
    where: Location
    cause: Literal["apart", "no-rule", "same", "remedy"]
    overlap: Region | None = None


def find_circles(handbook: Handbook) -> Iterator[Circle]:
    """Yield for each norm the shortest circle that it is the first of in the files."""
    norms = {norm.id: norm for norm in reversed(handbook.norms)}
    links = {
        norm.id: tuple(Link(norm, row, norms[row.id]) for row in norm.overrides if row.id in norms)
        for norm in norms.values()
    }
    located = {norm.id: locate(handbook.space, norm, norm.scope) for norm in norms.values() if links[norm.id]}
    for norm in handbook.norms:
        if norm.id in located and norms[norm.id] is norm and (circle := _search(norm, links, located)):
            yield circle


def _search(first: Norm, links: Mapping[str, Sequence[Link]], located: Mapping[str, Region]) -> Circle | None:
    """Look along the overrides for the way back, through norms further down in the files only.

    A norm is looked at again only in situations in which it was not come to before.
    """
    waiting: deque[Circle] = deque([Circle((), located[first.id])])
    passed: dict[str, Region] = {}
    while waiting:
        way = waiting.popleft()
        last = way.links[-1].other if way.links else first
        for link in links[last.id]:
            overlap = intersect(way.overlap, located.get(link.other.id, ()))
            if overlap and link.other is first:
                return Circle((*way.links, link), overlap)
            seen = passed.get(link.other.id, ())
            if link.other.where > first.where and not is_within(overlap, seen):
                passed[link.other.id] = (*seen, *overlap)
                waiting.append(Circle((*way.links, link), overlap))
    return None


def find_idle(handbook: Handbook) -> Iterator[Idle]:
    """Yield the overrides and the remedies that settle nothing; what is no longer in force is left in peace."""
    signed = _sign_norms(handbook)
    for norm in handbook.norms:
        if locate(handbook.space, norm, norm.scope):
            for override in norm.overrides:
                other = handbook.by_id.get(override.id)
                if other is not None and other is not norm:
                    yield from _judge_override(handbook, norm, override, other, signed)
            yield from _judge_remedy(handbook, norm)


def _sign_norms(handbook: Handbook) -> Mapping[str, Hashable]:
    """Return what each norm asks for that asks for one thing throughout."""
    standards = {id(standard.duty): standard for standard in handbook.standards}
    plain = {norm.id for norm in handbook.norms if not norm.exceptions}
    mains = (duty for duty in handbook.duties if is_main(duty) and duty.entry.id in plain)
    return {duty.entry.id: sign(duty, standards) for duty in mains}


def _judge_override(
    handbook: Handbook, norm: Norm, override: Override, other: Entry, signed: Mapping[str, Hashable]
) -> Iterator[Idle]:
    if not isinstance(other, Norm | Script | Procedure | Checklist | Quiz):
        yield Idle(norm, other, override.where, "no-rule")
        return
    region, theirs = locate(handbook.space, norm, norm.scope), locate(handbook.space, other, other.scope)
    overlap = intersect(region, theirs)
    if theirs and not overlap:
        yield Idle(norm, other, override.where, "apart")
    elif overlap and norm.id in signed and signed[norm.id] == signed.get(other.id):
        yield Idle(norm, other, override.where, "same", overlap)


def _judge_remedy(handbook: Handbook, norm: Norm) -> Iterator[Idle]:
    """Yield a remedy that shares no situation with what it remedies, whatever the stage and whoever acts."""
    other = handbook.by_id.get(norm.remedies)
    if isinstance(other, Norm | Script | Procedure):
        region, theirs = (locate(handbook.space, each, each.scope) for each in (norm, other))
        if theirs and not intersect(find_exchange(handbook.space, region), find_exchange(handbook.space, theirs)):
            yield Idle(norm, other, norm.where, "remedy")
