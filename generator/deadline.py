"""Times that are set for a part of a procedure: by itself, by norms, and by promises in the scripts of its steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from generator.finding import Location
from generator.limits import Standard
from generator.measure import unit_of
from generator.model.entries import Norm, Script
from generator.model.parts import Quantity
from generator.model.procedures import END, START, Procedure, Span, walk_steps
from generator.model.vocabulary import Metric
from generator.numeral import plain_number
from generator.pace import Time
from generator.roles import ROLE
from generator.scope import Region, Space
from generator.spoken import Markers

Kind = Literal["whole", "span", "group", "norm", "promise"]
ACROSS = ("stage", ROLE)  # a procedure goes on through the stages, and from one colleague to the next


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time set from one event to another: a step or act that is done, the start or the end, or a group of strands."""

    kind: Kind
    begins: str
    ends: str
    time: Time
    text: str
    where: Location
    title: str
    entry: str
    region: Region | None = None


def set_deadlines(
    procedure: Procedure, limits: Mapping[str, Sequence[Deadline]], markers: Markers
) -> Iterator[Deadline]:
    """Yield the times set for a procedure: by itself, and by *limits* on its acts, of norms and of its own scripts."""
    if procedure.within:
        yield _set_by_procedure(procedure, "whole", START, END, procedure.within)
    for span in list_spans(procedure):
        if time := longest_of(span):
            yield _set_by_procedure(procedure, "span", span.begins, span.ends, time)
    for step in procedure.steps:
        if step.parallel and step.within:
            yield _set_by_procedure(procedure, "group", step.id, step.id, step.within)
    steps = tuple(walk_steps(procedure))
    scripts = {step.script: step.id for step in steps if step.script}
    for act in sorted(markers.close(step.act for step in steps if step.act)):
        for limit in limits.get(act, ()):
            made_at = scripts.get(limit.entry, "")
            if limit.kind == "norm" or made_at:
                yield replace(limit, begins=limit.begins or made_at)


def _set_by_procedure(procedure: Procedure, kind: Kind, begins: str, ends: str, time: Quantity) -> Deadline:
    where, title = (time.where, procedure.title)
    return Deadline(kind, begins, ends, time_of(time), time.text, where, title, procedure.id)


def time_of(quantity: Quantity) -> Time:
    """Return an amount with the dimension of its unit."""
    return Time(quantity.value, unit_of(quantity.unit).dimension)


def list_spans(procedure: Procedure) -> Iterator[Span]:
    """Yield the spans of a procedure and of its steps."""
    yield from procedure.spans
    for step in walk_steps(procedure):
        yield from step.spans


def longest_of(span: Span) -> Quantity | None:
    """Return how long a span may take at most, by its own time or by the limit of its metric."""
    if span.longest or not (span.limit and span.limit.interval.high is not None):
        return span.longest
    high, unit = span.limit.interval.high, span.limit.unit
    return Quantity(name_plainly(high, unit), high, span.limit.where, unit)


def limit_acts(
    space: Space, standards: Iterable[Standard], metrics: Mapping[str, Metric]
) -> Mapping[str, Sequence[Deadline]]:
    """Return the limits of each single case that norms and promises set between two acts, by the act they end with.

    A promise on a metric that does not say when it begins counts from the step that makes it.
    """
    found: dict[str, list[Deadline]] = {}
    for standard in standards:
        metric = metrics.get(standard.limit.metric)
        if metric and metric.ends and (limit := _limit(space, standard, metric)):
            found.setdefault(metric.ends, []).append(limit)
    return found


def _limit(space: Space, standard: Standard, metric: Metric) -> Deadline | None:
    duty, high = standard.duty, standard.allowed.high
    kind: Kind = "norm" if isinstance(duty.entry, Norm) else "promise"
    counts = standard.limit.statistic == "each" and not duty.conditional and isinstance(duty.entry, Norm | Script)
    if high is None or not counts or (kind == "norm" and not metric.begins):
        return None
    region = duty.region
    for facet in ACROSS:
        region = space.forget(region, facet)
    unit = standard.limit.unit if unit_of(standard.limit.unit).dimension == standard.dimension else "秒"
    text, time = name_plainly(high, unit), Time(high, standard.dimension)
    return Deadline(kind, metric.begins, metric.ends, time, text, duty.where, duty.title, duty.entry.id, region)


def name_plainly(amount: Fraction, unit: str) -> str:
    """Return an amount, which counts in the base unit, as a number of a unit."""
    return f"{plain_number(amount / unit_of(unit).factor)} {unit}"
