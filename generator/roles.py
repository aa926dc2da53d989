"""Who is meant by the roles that an entry names: leaves of the facet `role`, a parent standing for all below it."""

from collections.abc import Iterable

from generator.scope import Region, Space, intersect, subtract

ROLE = "role"


def roles_of(space: Space, ids: Iterable[str]) -> int:
    """Return the set of the roles that *ids* stand for; none where the handbook does not know them."""
    roles = space.find(ROLE)
    return roles.set_of(frozenset(ids)) if roles else 0


def roles_in(space: Space, region: Region) -> int:
    """Return the set of the roles that act somewhere in *region*; none where the handbook has no roles."""
    return space.atoms_in(region, ROLE)


def name_the_same(space: Space, one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two groups of roles may be meant for the same people: one says nothing, or lies within the other."""
    some, others = roles_of(space, one), roles_of(space, other)
    return some & others in (some, others)


def name_any_alike(space: Space, one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two groups of roles have one in common."""
    return bool(roles_of(space, one) & roles_of(space, other))


def leave_out(space: Space, region: Region, ids: Iterable[str]) -> Region:
    """Return the part of *region* in which none of the named roles acts.

    Where that leaves nobody and *region* does not say who acts, it may be somebody else: then it is all of it.
    """
    rest = subtract(region, space.region(({ROLE: frozenset(ids)},)))
    return rest if rest or not names_everybody(space, region) else region


def find_restricted(space: Space, region: Region) -> Region:
    """Return the part of *region* in whose situations somebody who might act there is left out."""
    if names_everybody(space, region) and len(region) == 1:
        return ()
    left_out = subtract(intersect(space.forget(region, ROLE), space.region(())), region)
    return intersect(region, space.forget(left_out, ROLE))


def names_everybody(space: Space, region: Region) -> bool:
    """Tell whether *region* does not restrict who acts, beyond what is impossible in its situations anyway."""
    return roles_in(space, region) == roles_in(space, intersect(space.forget(region, ROLE), space.region(())))
