"""How two scopes lie to each other: which is written for part of the other's situations."""

from typing import Literal

from generator.scope import Region, Space, is_within
from generator.situation import FLAG_ATOMS, IN_FORCE

Nesting = Literal["equal", "inside", "outside", "crossing"]


def nest(space: Space, one: Region, other: Region) -> Nesting:
    """Tell how *one* lies to *other*, whatever days they are in force: a norm's successor has the same scope."""
    mine, theirs = space.forget(one, IN_FORCE), space.forget(other, IN_FORCE)
    inside, outside = is_within(mine, theirs), is_within(theirs, mine)
    if inside and outside:
        return "equal"
    return "inside" if inside else "outside" if outside else "crossing"


def forget_open_flags(space: Space, asking: Region, region: Region) -> Region:
    """Return *region* whatever the flags are that *asking* leaves open: they turn out in the course of an exchange."""
    for dimension in space.dimensions:
        if dimension.atoms == FLAG_ATOMS and space.atoms_in(asking, dimension.id) == dimension.whole:
            region = space.forget(region, dimension.id)
    return region
