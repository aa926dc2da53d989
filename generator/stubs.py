"""Where a stub of an entry that is missing goes, and how its scope is typed so that it holds there."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from generator.exchange import ACROSS
from generator.handbook import Handbook
from generator.model.entries import Norm, Script
from generator.scope import Region

Collection = Literal["norms", "scripts"]


def find_home(handbook: Handbook, collection: Collection) -> str:
    """Return the file for a new entry: the usual one, or where most of its kind stand if none stands there."""
    usual = f"standards/{collection}.yaml"
    files = Counter(entry.where.file for entry in _entries_of(handbook, collection))
    return usual if usual in files or not files else files.most_common(1)[0][0]


def write_scope(handbook: Handbook, region: Region, collection: Collection) -> str:
    """Return the scope of the first box of *region* as an editor would type it: `{channel: phone, shift: night}`.

    Stretches of ranges are left out, so the scope is the box or somewhat wider. What the file for such an entry has a
    default for is stated even where it goes without saying.
    """
    default = dict(handbook.defaults).get(find_home(handbook, collection), ())
    stated = {facet for box in default for facet in box} - set(ACROSS)
    space = handbook.space
    kept = [index for index, dimension in enumerate(space.dimensions) if dimension.id in stated]
    pairs = []
    for dimension, wide in space.unpack(space.widen(region, kept)):
        atoms = space.atoms_in(region, dimension.id) if dimension.id in stated else wide
        said = dimension.id in stated or atoms != dimension.whole
        if dimension.id in handbook.facets and not dimension.stretches and said:
            names = [name for number, name in enumerate(dimension.atoms) if atoms >> number & 1]
            pairs.append(f"{dimension.id}: {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}")
    return "{" + ", ".join(pairs) + "}"


def _entries_of(handbook: Handbook, collection: Collection) -> Sequence[Norm | Script]:
    return handbook.norms if collection == "norms" else handbook.scripts
