"""What never applies: scopes that cannot occur, rows that others take, norms that always give way."""

from collections.abc import Iterable, Iterator

from generator.finding import Location, Place
from generator.handbook import Handbook
from generator.limit_table import divide
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Norm, RuleException, Script
from generator.model.materials import Persona
from generator.model.parts import Scope
from generator.model.procedures import Procedure, walk_steps
from generator.naming import summarise_scope
from generator.scope import Region, intersect, is_within, subtract
from generator.vacancy import Piece, Vacancy, check_piece

Placed = tuple[Location, Scope]


def find_vacancies(handbook: Handbook) -> Iterator[Vacancy]:
    """Yield what never applies; nothing is said of the parts of an entry that itself never does."""
    for entry in handbook.entries:
        if entry.status != "retired":
            yield from _check_entry(handbook, entry)
    for never_say in handbook.never_says:
        text = never_say.text
        yield from check_piece(handbook, Piece(text.where, never_say.entry, text.text, never_say.scope))
    for each in handbook.expectations:
        yield from check_piece(handbook, Piece(each.where, "", each.name, each.scope))


def _check_entry(handbook: Handbook, entry: Entry) -> Iterator[Vacancy]:
    if entry.since and entry.until and entry.since > entry.until:
        yield Vacancy(entry.where, entry.id, entry.title, "dates")
    elif isinstance(entry, Norm | Script | Procedure | Checklist | Quiz | Persona):
        yield from check_piece(handbook, Piece(entry.where, entry.id, entry.title, entry.scope))
        if handbook.space.region(entry.scope):
            yield from _check_inside(handbook, entry)


def _check_inside(handbook: Handbook, entry: Entry) -> Iterator[Vacancy]:
    """Yield the parts of an entry that never apply, though the entry does."""
    if isinstance(entry, Norm):
        found = tuple(_check_norm(handbook, entry))
        yield from found or _check_rows(handbook, entry)
        yield from _check_parts(handbook, entry, ((case.where, case.scope) for case in entry.exceptions))
    elif isinstance(entry, Script):
        conditions = ((line.where, line.condition) for line in entry.lines if line.condition)
        yield from _check_parts(handbook, entry, conditions)
    elif isinstance(entry, Procedure):
        yield from _check_steps(handbook, entry)
    elif isinstance(entry, Checklist | Quiz):
        claims = (each.claim for each in handbook.statements if each.entry is entry and each.claim.scope)
        yield from _check_parts(handbook, entry, ((claim.where, claim.scope) for claim in claims))


def _check_steps(handbook: Handbook, procedure: Procedure) -> Iterator[Vacancy]:
    """Yield the steps whose condition or doer never occurs there; whoever starts a procedure, steps name their doer."""
    steps = tuple(walk_steps(procedure))
    conditions = ((step.where, step.condition) for step in steps if step.condition)
    yield from _check_parts(handbook, procedure, conditions)
    others = tuple({id_: extent for id_, extent in box.items() if id_ != "role"} for box in procedure.scope)
    for step in (step for step in steps if step.role):
        doer: Scope = ({"role": frozenset({step.role})},)
        yield from check_piece(handbook, Piece(step.where, procedure.id, procedure.title, doer, others))


def _check_parts(
    handbook: Handbook, entry: Norm | Script | Procedure | Checklist | Quiz, scopes: Iterable[Placed]
) -> Iterator[Vacancy]:
    for where, scope in scopes:
        yield from check_piece(handbook, Piece(where, entry.id, entry.title, scope, entry.scope))


def _check_norm(handbook: Handbook, norm: Norm) -> Iterator[Vacancy]:
    """Yield a norm all of whose situations its own exceptions take, or other norms that override it."""
    space, where = handbook.space, norm.limit.where if norm.limit else norm.where
    region = space.region(norm.scope)
    if not subtract(region, tuple(box for case in norm.exceptions for box in space.region(case.scope))):
        because = tuple(_place_case(handbook, norm, case) for case in norm.exceptions)
        yield Vacancy(where, norm.id, norm.title, "exceptions", norm.scope, because)
    beating = [
        (other, override)
        for other, override in handbook.overriding.get(norm.id, ())
        if _outlasts(other, norm) and not _gives_way(handbook, other, norm)
    ]
    if beating and not subtract(region, tuple(box for other, _ in beating for box in space.region(other.scope))):
        because = tuple(Place(override.where, other.id, other.title) for other, override in beating)
        yield Vacancy(norm.where, norm.id, norm.title, "overrides", norm.scope, because)


def _gives_way(handbook: Handbook, norm: Norm, other: Norm) -> bool:
    """Tell whether *other* overrides *norm*, directly or by way of others: a circle, which is told as such."""
    waiting, seen = [norm.id], {norm.id}
    while waiting:
        beaters = {beater.id for beater, _ in handbook.overriding.get(waiting.pop(), ())} - seen
        seen |= beaters
        waiting += beaters
    return other.id in seen


def _place_case(handbook: Handbook, norm: Norm, case: RuleException) -> Place:
    return Place(case.where, norm.id, summarise_scope(handbook, case.scope))


def _outlasts(other: Norm, norm: Norm) -> bool:
    """Tell whether a norm is in force whenever another is, so that no day makes a difference."""
    begins = other.since is None or (norm.since is not None and other.since <= norm.since)
    ends = other.until is None or (norm.until is not None and other.until >= norm.until)
    return begins and ends and other.status != "retired"


def _check_rows(handbook: Handbook, norm: Norm) -> Iterator[Vacancy]:
    """Yield the rows of a table that never apply, or that more specific rows or the norm's exceptions take."""
    yield from _check_parts(handbook, norm, ((limit.where, scope) for scope, limit in norm.limit_rows))
    space = handbook.space
    region = space.region(norm.scope)
    excepted = tuple(box for case in norm.exceptions for box in space.region(case.scope))
    divided = divide(space, region, norm.limit_rows)
    for (scope, limit), (_, left) in zip(norm.limit_rows, divided, strict=True):
        whole = intersect(region, space.region(scope))
        if whole and not left:
            because = tuple(_find_inner(handbook, norm, whole))
            yield Vacancy(limit.where, norm.id, norm.title, "rows", scope, because)
        elif whole and not subtract(left, excepted):
            because = tuple(_place_case(handbook, norm, case) for case in norm.exceptions)
            yield Vacancy(limit.where, norm.id, norm.title, "exceptions", scope, because)


def _find_inner(handbook: Handbook, norm: Norm, whole: Region) -> Iterator[Place]:
    for scope, limit in norm.limit_rows:
        part = intersect(handbook.space.region(norm.scope), handbook.space.region(scope))
        if is_within(part, whole) and not is_within(whole, part):
            yield Place(limit.where, norm.id, summarise_scope(handbook, scope))
