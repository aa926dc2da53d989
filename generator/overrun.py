"""The paths of a procedure on which its steps may take longer than a time that is set for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.calendar import Calendar
from generator.deadline import Deadline, list_spans, longest_of, time_of
from generator.measure import unit_of
from generator.model.parts import Quantity
from generator.model.procedures import END, START, Procedure, Span, Step, walk_steps
from generator.pace import Stretch, add_up, find_late_start, spread_out
from generator.pathway import Path
from generator.scope import Region, intersect
from generator.spoken import Markers
from generator.starts import Starts
from generator.timing import Start
from generator.workdays import CLOCK


@dataclass(frozen=True, slots=True)
class Overrun:
    """A path whose *steps* may take longer than a deadline between them allows, and from which start.

    *total* is how long by the clock, where all is counted so. The path may also use it *up* while some step has no
    limit, or need that much at *least* because of the times that have to pass in between.
    """

    deadline: Deadline
    steps: tuple[Step, ...]
    region: Region
    start: Start
    total: Fraction | None = None
    cause: Literal["longer", "up", "least"] = "longer"


@dataclass(frozen=True, slots=True)
class Course:
    """A path with what its events are: the numbers of steps done at each, by step, act, start, end and group."""

    path: Path
    events: Mapping[str, tuple[int, ...]]

    def find(self, deadline: Deadline) -> Iterator[tuple[int, int]]:
        """Yield the parts of the path that a deadline is for, each time it is gone through."""
        if deadline.kind == "group":
            yield from ((first, last) for first, last, group in self.path.groups if group.id == deadline.ends)
            return
        yield from self.pair(deadline.begins, deadline.ends)

    def pair(self, begins: str, ends: str) -> Iterator[tuple[int, int]]:
        """Yield, for each time something ends, since when: the first beginning after it had ended before."""
        previous = -1
        for end in self.events.get(ends, ()):
            begin = next((each for each in self.events.get(begins, ()) if previous <= each < end), None)
            if begin is not None:
                yield begin, end
            previous = end


def read_events(path: Path, procedure: Procedure, markers: Markers) -> Course:
    """Return a path with its events; what is the name of a step is no act."""
    events: dict[str, list[int]] = {START: [0], END: [len(path.steps)]}
    ids = {step.id for step in walk_steps(procedure)}
    for number, step in enumerate(path.steps, 1):
        events.setdefault(step.id, []).append(number)
        for act in markers.close((step.act,)) - ids:
            events.setdefault(act, []).append(number)
    for _, last, group in path.groups:
        events.setdefault(group.id, []).append(last)
    return Course(path, {event: tuple(numbers) for event, numbers in events.items()})


@dataclass(frozen=True, slots=True)
class Clockwork:
    """What finding overruns needs to know of the handbook: its calendar, and when things begin in some situations."""

    calendar: Calendar
    starts: Callable[[Region], Iterable[Starts]]


def find_overruns(
    procedure: Procedure, courses: Sequence[Course], deadlines: Iterable[Deadline], clockwork: Clockwork
) -> Iterator[Overrun]:
    """Yield for each deadline the path that exceeds it most."""
    for deadline in deadlines:
        found = [overrun for course in courses for overrun in _compare(procedure, course, deadline, clockwork)]
        if found:
            yield max(found, key=_weigh)


def _weigh(overrun: Overrun) -> tuple[bool, bool, Fraction, int]:
    return overrun.cause == "least", overrun.cause == "longer", overrun.total or Fraction(0), len(overrun.steps)


def _compare(procedure: Procedure, course: Course, deadline: Deadline, clockwork: Clockwork) -> Iterator[Overrun]:
    path = course.path
    region = path.region if deadline.region is None else intersect(path.region, deadline.region)
    for first, last in course.find(deadline) if region else ():
        steps = path.steps[first:last]
        times = [time_of(step.within) if step.within else None for step in steps]
        if deadline.region is not None and times[-1] == deadline.time:
            continue  # the time of the step repeats the figure that the norm counts from an earlier act
        known = [time for time in times if time]
        if {time.dimension for time in (*known, deadline.time)} == {CLOCK}:
            yield from _add_up(procedure, course, deadline, (first, last), region)
        elif start := find_late_start(known, [deadline.time], clockwork.calendar, clockwork.starts(region)):
            yield Overrun(deadline, steps, region, start)


def _add_up(
    procedure: Procedure, course: Course, deadline: Deadline, part: tuple[int, int], region: Region
) -> Iterator[Overrun]:
    """Yield the overrun of one part of a path where all times are told by the clock."""
    first, last = part
    steps, allowed = course.path.steps[first:last], deadline.time.amount
    legs = [step.within.value if step.within else None for step in steps]
    waits = tuple(_lay_out(course, part, ((span, span.shortest) for span in _list_waits(procedure))))
    if (least := spread_out(waits, last - first)) > allowed:
        yield Overrun(deadline, steps, region, Start(), least, "least")
    spans = [
        (span, time) for span in list_spans(procedure) if (time := longest_of(span)) and time.where != deadline.where
    ]
    if procedure.within and deadline.kind in ("norm", "promise"):
        spans.append((Span(begins=START, ends=END, where=procedure.where), procedure.within))
    stretches = [*_lay_out(course, part, spans), *_lay_out_groups(course, part, deadline)]
    total, is_open = add_up(legs, stretches)
    if total > allowed:
        yield Overrun(deadline, steps, region, Start(), total)
    elif total == allowed and is_open:
        yield Overrun(deadline, steps, region, Start(), total, "up")


def _list_waits(procedure: Procedure) -> Iterator[Span]:
    """Yield the spans that have to last some time, but for those of steps that may be left out."""
    optional = {step.id for step in walk_steps(procedure) if step.optional}
    return (span for span in list_spans(procedure) if optional.isdisjoint((span.begins, span.ends)))


def _lay_out(course: Course, part: tuple[int, int], spans: Iterable[tuple[Span, Quantity | None]]) -> Iterator[Stretch]:
    """Yield the times set within a part of a path; what is set from the very start binds the rest too."""
    first, last = part
    for span, time in spans:
        for begin, end in course.pair(span.begins, span.ends) if time else ():
            amount = time.value if time else Fraction(0)
            if begin == 0 and first == 1:
                begin = 1  # the first step may take no time at all
            if time and unit_of(time.unit).dimension == CLOCK and first <= begin < end <= last:
                yield Stretch(begin - first, end - first, amount)


def _lay_out_groups(course: Course, part: tuple[int, int], deadline: Deadline) -> Iterator[Stretch]:
    first, last = part
    for begin, end, group in course.path.groups:
        inside = first <= begin < end <= last and not (deadline.kind == "group" and deadline.ends == group.id)
        if group.within and inside and unit_of(group.within.unit).dimension == CLOCK:
            yield Stretch(begin - first, end - first, group.within.value)
