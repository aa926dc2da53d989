"""Who is meant by the roles that an entry names: leaves of the facet `role`, a parent standing for all below it."""

from collections.abc import Iterable

from generator.scope import Region, Space, subtract

ROLE = "role"


def roles_of(space: Space, ids: Iterable[str]) -> int:
    """Return the set of the roles that *ids* stand for; none where the handbook does not know them."""
    named = frozenset(ids)
    return next((dimension.set_of(named) for dimension in space.dimensions if dimension.id == ROLE), 0)


def name_the_same(space: Space, one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two groups of roles may be meant for the same people: one says nothing, or lies within the other."""
    some, others = roles_of(space, one), roles_of(space, other)
    return some & others in (some, others)


def name_any_alike(space: Space, one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two groups of roles have one in common."""
    return bool(roles_of(space, one) & roles_of(space, other))


def leave_out(space: Space, region: Region, ids: Iterable[str]) -> Region:
    """Return the part of *region* in which none of the named roles acts."""
    named = frozenset(ids)
    return subtract(region, space.region(({ROLE: named},))) if named else region
