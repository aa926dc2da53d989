"""Matters that are passed up too late: after a later rung, or after the time by which they should be settled."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.calendar import Calendar
from generator.deadline import Deadline, time_of
from generator.finding import Location
from generator.model.entries import Escalation, Script
from generator.model.procedures import END, Procedure, Step, walk_steps
from generator.pace import Time, find_late_start
from generator.route import reach_steps
from generator.scope import Region, Space, intersect
from generator.situation import locate
from generator.spoken import Markers
from generator.starts import Starts
from generator.timing import Start


@dataclass(frozen=True, slots=True)
class Lateness:
    """A rung whose time runs out later than another *time* that is set at *where*, from which start and in which place.

    The other time is that of a rung above it (*above*), of the *step* that uses the script, or of a deadline.
    """

    script: Script
    rung: Escalation
    where: Location
    title: str
    time: str
    region: Region
    start: Start
    above: bool = False
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares times from every start that some situations have."""

    space: Space
    calendar: Calendar
    starts: Callable[[Region], Iterable[Starts]]

    def find_late(self, one: Time, other: Time, region: Region) -> Start | None:
        """Return a start from which *one* runs out later than *other*."""
        return find_late_start([one], [other], self.calendar, self.starts(region)) if region else None


def compare_rungs(comparer: Comparer, scripts: Iterable[Script]) -> Iterator[Lateness]:
    """Yield the rungs that are due before one below them on the same ladder; all count from the same beginning."""
    for script in scripts:
        region = locate(comparer.space, script, script.scope)
        timed = [(rung, rung.within) for rung in script.escalate if rung.within]
        for number, (upper, sooner) in enumerate(timed):
            for lower, later in timed[:number]:
                if start := comparer.find_late(time_of(later), time_of(sooner), region):
                    yield Lateness(script, upper, lower.where, script.title, later.text, region, start, above=True)
                    break


def compare_with_steps(
    comparer: Comparer,
    procedure: Procedure,
    deadlines: Iterable[Deadline],
    scripts: dict[str, Script],
    markers: Markers,
) -> Iterator[Lateness]:
    """Yield the first rungs that are due later than what they should save: the step, or a deadline that it meets."""
    reached, deadlines = reach_steps(comparer.space, procedure), tuple(deadlines)
    for step in walk_steps(procedure):
        script = scripts.get(step.script)
        rung = next((rung for rung in script.escalate if rung.within), None) if script else None
        if script and rung and rung.within:
            region = intersect(reached[step.id], locate(comparer.space, script, script.scope))
            for where, title, text, time, here in _list_times(comparer.space, step, deadlines, region, markers):
                if start := comparer.find_late(time_of(rung.within), time, here):
                    own = None if title else step
                    yield Lateness(script, rung, where, title or procedure.title, text, here, start, step=own)
                    break


def _list_times(
    space: Space, step: Step, deadlines: Iterable[Deadline], region: Region, markers: Markers
) -> Iterator[tuple[Location, str, str, Time, Region]]:
    if step.within:
        yield step.within.where, "", step.within.text, time_of(step.within), region
    ends = {END, step.id, *markers.close((step.act,))}
    for deadline in deadlines:
        if deadline.ends in ends and deadline.kind != "promise":
            here = region if deadline.region is None else intersect(region, deadline.region)
            yield deadline.where, deadline.title, deadline.text, deadline.time, here
