"""What the rows of `expect` call for beyond words and checks, and in which situations it is missing."""

from collections.abc import Iterator

from generator.backing import list_demands
from generator.coverage import forget_across
from generator.handbook import Handbook
from generator.limits import DEMANDS
from generator.model.entries import Norm, Script
from generator.model.procedures import Procedure, walk_steps
from generator.model.vocabulary import Expectation
from generator.opposition import imply
from generator.roles import ROLE, find_restricted
from generator.route import narrow_to_role, reach_steps
from generator.scope import Region, intersect, subtract
from generator.situation import locate
from generator.vicinity import make_vicinity


def list_rows(handbook: Handbook, *needs: str) -> tuple[Expectation, ...]:
    """Return the rows of `expect` that need one of some things."""
    return tuple(row for row in handbook.expectations if row.needs in needs)


def find_unmet(handbook: Handbook, row: Expectation) -> Region:
    """Return the situations of a row in which nobody sets the limit, has the authority or does the act.

    What one role is told, or at one stage, serves the situation, unless the row itself names stages or roles.
    """
    gap = handbook.space.region(row.scope)
    named = {facet for box in row.scope for facet in box}
    regions = [forget_across(handbook, region, named) for region in _find_providers(handbook, row)]
    for number in make_vicinity(regions).meeting(gap):
        gap = subtract(gap, regions[number])
    return gap


def _find_providers(handbook: Handbook, row: Expectation) -> Iterator[Region]:
    if row.needs == "limit":
        root = handbook.conversions.roots.get(row.metric, (row.metric, 1))[0]
        yield from (demand.duty.region for demand in list_demands(handbook) if demand.metric in (root, row.metric))
        return
    for duty in handbook.duties:
        told = isinstance(duty.entry, Norm | Procedure | Script) and not duty.part and not duty.assists
        serves = duty.authority is not None if row.needs == "authority" else duty.level in DEMANDS
        if told and serves and duty.act and duty.region and row.act in imply(handbook.acts, duty.act):
            yield duty.region


def find_idle(handbook: Handbook, row: Expectation) -> Iterator[tuple[str, Region]]:
    """Yield each role of a row for which nothing in its scope is written, with that scope.

    What is written for everybody is no duty of one role.
    """
    region = handbook.space.region(row.scope)
    busy = tuple(_find_providers(handbook, row) if row.act else _find_occupations(handbook))
    meeting = (each for each in busy if intersect(each, region))
    own = tuple(box for each in meeting for box in intersect(find_restricted(handbook.space, each), region))
    busy_roles = {role for role, _ in handbook.space.split(own, ROLE)}
    for role, part in handbook.space.split(region, ROLE):
        if role and role not in busy_roles:
            yield role, part


def _find_occupations(handbook: Handbook) -> Iterator[Region]:
    """Yield where somebody is told something: by a norm, words to say or a step."""
    yield from (locate(handbook.space, norm, norm.scope) for norm in handbook.norms)
    yield from handbook.script_regions
    for procedure in handbook.procedures:
        reached = reach_steps(handbook.space, procedure)
        for step in walk_steps(procedure):
            if step.role:
                yield narrow_to_role(handbook.space, reached[step.id], step.role)


def names_roles(row: Expectation) -> bool:
    """Tell whether a row names roles."""
    return any(ROLE in box for box in row.scope)
