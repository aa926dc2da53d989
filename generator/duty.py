"""What each entry tells staff to do, as duties: a level with an act or a limit, in the region where it holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.cadence import Cadence
from generator.finding import Location
from generator.limit_table import divide, leave_rest
from generator.model.entries import Entry, Norm, RuleException, Script
from generator.model.parts import Level, Limit, Quantity, Scope
from generator.model.procedures import Procedure, Span, Step, walk_steps
from generator.route import narrow_to_role, reach_steps
from generator.scope import Region, Space, intersect, subtract
from generator.situation import locate


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do or to keep to; *conditional* duties hold only after another was breached.

    *region* is where it holds, *reach* where it was written for, before exceptions and other entries took their part.
    *part* names the item or question of the entry that says so, *about* the entries which that is about; *row* names
    the exception or the row of a table.
    The act comes *before* and *after* other acts.
    *to* names those to whom the act is done, each of them; who only *assists* does not do it.
    """

    entry: Entry
    where: Location
    level: Level
    region: Region
    act: str = ""
    limit: Limit | None = None
    to: tuple[str, ...] = ()
    cadence: Cadence | None = None
    authority: Quantity | None = None
    conditional: bool = False
    assists: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    part: str = ""
    row: str = ""
    about: tuple[str, ...] = ()
    reach: Region = ()

    @property
    def title(self) -> str:
        """Return the title of the entry, and the part of it that says so."""
        return " ".join(filter(None, (self.entry.title, self.part, self.row)))

    @property
    def scope(self) -> Region:
        """Return where the duty was written for; where nothing can be taken from it, that is where it holds."""
        return self.reach or self.region

    @property
    def is_qualified(self) -> bool:
        """Tell whether it is about how long, how often, how much or in which order: its *not* spares the act."""
        return bool(self.limit or self.cadence or self.authority or self.before or self.after)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Where a norm's exception holds (*region*), and where it was written for (*reach*), whatever it demands there."""

    norm: Norm
    case: RuleException
    region: Region
    reach: Region


def derive_duties(
    space: Space, norms: Iterable[Norm], scripts: Iterable[Script], procedures: Iterable[Procedure]
) -> Iterator[Duty]:
    """Yield the duties of all entries in the order they are given."""
    norms = tuple(norms)
    beaten = _find_beaten(space, norms)
    for norm in norms:
        yield from _derive_from_norm(space, norm, beaten.get(norm.id, ()))
    for script in scripts:
        yield from _derive_from_script(space, script)
    for procedure in procedures:
        yield from _derive_from_procedure(space, procedure)


def _find_beaten(space: Space, norms: Iterable[Norm]) -> Mapping[str, Region]:
    """Return, for each norm that gives way to others, the region where it does."""
    beaten: dict[str, Region] = {}
    for norm in norms:
        for override in norm.overrides:
            beaten[override.id] = (*beaten.get(override.id, ()), *locate(space, norm, norm.scope))
    return beaten


def _derive_from_norm(space: Space, norm: Norm, beaten: Region) -> Iterator[Duty]:
    located = locate(space, norm, norm.scope)
    cases = tuple(_exempt(space, norm, located, beaten))
    rest = subtract(subtract(located, beaten), tuple(box for case in cases for box in case.region))
    where = norm.limit.where if norm.limit else norm.where
    manner = (norm.act, norm.limit, norm.to, norm.cadence, norm.authority, bool(norm.remedies))
    order = (norm.before, norm.after)
    duty = Duty(norm, where, norm.level, rest, *manner, norm.assists, *order, reach=located)
    yield from _spread(space, duty, located, norm)
    for number, exemption in enumerate(cases, 1):
        if demands_something(exemption.case):
            duty = replace(_derive_from_exception(exemption), row=f"第 {number} 个例外")
            replaces = exemption.case.act or exemption.case.limit
            yield from (duty,) if replaces else _spread(space, duty, located, norm)


def find_exemptions(space: Space, norms: Iterable[Norm]) -> Iterator[Exemption]:
    """Yield the exceptions of all norms, those too that demand nothing."""
    norms = tuple(norms)
    beaten = _find_beaten(space, norms)
    for norm in norms:
        if norm.exceptions:
            yield from _exempt(space, norm, locate(space, norm, norm.scope), beaten.get(norm.id, ()))


def _exempt(space: Space, norm: Norm, located: Region, beaten: Region) -> Iterator[Exemption]:
    for case in norm.exceptions:
        reach = intersect(located, space.region(case.scope))
        yield Exemption(norm, case, subtract(reach, beaten), reach)


def _spread(space: Space, duty: Duty, located: Region, norm: Norm) -> Iterator[Duty]:
    """Yield a duty with the norm's own limit, and one for each row of its table of limits."""
    if not norm.limit_rows:
        yield duty
        return
    yield replace(duty, region=leave_rest(space, duty.region, norm.limit_rows))
    wholes = [space.region(scope) for scope, _ in norm.limit_rows]
    divided = zip(wholes, divide(space, located, norm.limit_rows), strict=True)
    for number, (whole, (limit, part)) in enumerate(divided, 1):
        reach, row = intersect(duty.reach, whole), duty.row or f"表里第 {number} 行"
        yield replace(duty, region=intersect(duty.region, part), reach=reach, limit=limit, where=limit.where, row=row)


def demands_something(case: RuleException) -> bool:
    """Tell whether an exception says what holds instead."""
    return any((case.limit, case.act, case.level, case.to, case.cadence, case.authority, case.assists is not None))


def _derive_from_exception(exemption: Exemption) -> Duty:
    """Return what holds in an exception: what the row does not say stays as the norm has it, unless the act changes."""
    norm, case = exemption.norm, exemption.case
    act, limit, to, cadence, authority = case.act, case.limit, case.to, case.cadence, case.authority
    assists = norm.assists and not act if case.assists is None else case.assists
    if not act:
        act, limit, to = norm.act, limit or norm.limit, to or norm.to
        cadence, authority = cadence or norm.cadence, authority or norm.authority
    where = case.limit.where if case.limit else case.where
    manner = (act, limit, to, cadence, authority, bool(norm.remedies))
    order = ((), ()) if case.act else (norm.before, norm.after)
    level = case.level or norm.level
    return Duty(norm, where, level, exemption.region, *manner, assists, *order, reach=exemption.reach)


def _derive_from_script(space: Space, script: Script) -> Iterator[Duty]:
    located = locate(space, script, script.scope)
    for line in script.lines:
        region = narrow(space, located, line.condition)
        if line.do:
            yield Duty(script, line.where, "must", region, line.do)
        if line.promises:
            yield Duty(script, line.promises.where, "must", region, limit=line.promises)


def narrow(space: Space, region: Region, condition: Scope) -> Region:
    """Return the part of a script's *region* in which a line with *condition* is due."""
    return intersect(region, space.boxes(condition)) if condition else region


def _derive_from_procedure(space: Space, procedure: Procedure) -> Iterator[Duty]:
    reached = reach_steps(space, procedure)
    yield from _derive_from_spans(procedure, procedure.spans, locate(space, procedure, procedure.scope))
    for step in walk_steps(procedure):
        if step.act:
            region, level = narrow_to_role(space, reached[step.id], step.role), _level_of(step)
            yield Duty(procedure, step.where, level, region, step.act, assists=step.assists)
        yield from _derive_from_spans(procedure, step.spans, reached[step.id])


def _level_of(step: Step) -> Level:
    return "may" if step.optional else "must"


def _derive_from_spans(procedure: Procedure, spans: Iterable[Span], region: Region) -> Iterator[Duty]:
    for span in spans:
        if span.limit:
            yield Duty(procedure, span.limit.where, "must", region, limit=span.limit)
