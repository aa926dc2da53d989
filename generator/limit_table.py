"""Divides the situations of a norm among the rows of its table of limits: the most specific row wins."""

from collections.abc import Iterator, Sequence

from generator.model.parts import Limit, Scope
from generator.scope import Region, Space, intersect, is_within, subtract


def divide(space: Space, region: Region, rows: Sequence[tuple[Scope, Limit]]) -> Iterator[tuple[Limit, Region]]:
    """Yield each row's limit with the part of *region* that no row within it takes.

    Where two rows cross and neither lies within the other, both hold.
    """
    parts = [intersect(region, space.region(scope)) for scope, _ in rows]
    for (_, limit), part in zip(rows, parts, strict=True):
        inner = [other for other in parts if is_within(other, part) and not is_within(part, other)]
        yield limit, subtract(part, tuple(box for other in inner for box in other))


def leave_rest(space: Space, region: Region, rows: Sequence[tuple[Scope, Limit]]) -> Region:
    """Return the part of *region* that no row takes."""
    return subtract(region, tuple(box for scope, _ in rows for box in space.region(scope)))
