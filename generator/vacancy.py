"""Tells whether something with a scope can ever apply, and if not, why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.finding import Location, Place
from generator.handbook import Handbook
from generator.model.parts import Scope
from generator.naming import summarise_scope
from generator.scope import Region, Space, intersect, is_inhabited, is_within

Cause = Literal["impossible", "beyond", "outside", "rows", "exceptions", "overrides", "dates"]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Something that holds nowhere, with its *scope*, and what that is *because* of."""

    where: Location
    entry: str
    title: str
    cause: Cause
    scope: Scope = ()
    because: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that has a scope, within the scope of its entry."""

    where: Location
    entry: str
    title: str
    scope: Scope
    within: Scope = ()


def check_piece(handbook: Handbook, piece: Piece) -> Iterator[Vacancy]:
    """Yield a fault if a piece never applies, with the cause; one that names what does not exist is passed over."""
    space = handbook.space
    own, whole = (tuple(space.box(box) for box in scope or ({},)) for scope in (piece.scope, piece.within))
    if not _is_known(space, piece.scope) or intersect(space.region(piece.scope), space.region(piece.within)):
        return
    cause: Cause = "impossible"
    because: tuple[Place, ...] = ()
    if not any(map(is_inhabited, own)):
        cause = "beyond"
    elif space.region(piece.scope) and not intersect(own, whole):
        cause, because = "outside", _place_entry(handbook, piece)
    else:
        because = tuple(_find_holes(handbook, intersect(own, whole) or tuple(filter(is_inhabited, own))))
    yield Vacancy(piece.where, piece.entry, piece.title, cause, piece.scope, because)


def _is_known(space: Space, scope: Scope) -> bool:
    """Tell whether a scope names values of its facets; those that do not exist other rules report."""
    return all(
        extent and (isinstance(extent, tuple) or ((found := space.find(id_)) and extent <= found.members.keys()))
        for box in scope
        for id_, extent in box.items()
    )


def _place_entry(handbook: Handbook, piece: Piece) -> tuple[Place, ...]:
    return (Place(handbook.by_id[piece.entry].where, piece.entry, summarise_scope(handbook, piece.within)),)


def _find_holes(handbook: Handbook, region: Region) -> Iterator[Place]:
    """Yield the boxes of the impossible that cut a region away, none that is not needed for it."""
    boxes = [handbook.space.box(box) for box in handbook.impossible]
    needed = [number for number, box in enumerate(boxes) if intersect(region, (box,))]
    for number in reversed(needed):
        others = [other for other in needed if other != number]
        if is_within(region, tuple(boxes[other] for other in others)):
            needed = others
    for number in needed:
        yield Place(handbook.impossible_places[number], "", summarise_scope(handbook, (handbook.impossible[number],)))
