"""Procedures as frozen values: steps in order, side by side, again or not at all, and how long they may take."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.finding import Location
from generator.model.entries import Entry
from generator.model.parts import Count, Limit, Quantity, Scope

START, END = "start", "end"


@dataclass(frozen=True, slots=True)
class Next:
    """A way on from a step, to another step of the procedure or `end`; *at_most* so many times, then the rows below."""

    to: str
    condition: Scope
    where: Location
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How long it may take from one event to another: each a step that is done, an act that is done, start or end."""

    begins: str
    ends: str
    where: Location
    longest: Quantity | None = None
    shortest: Quantity | None = None
    limit: Limit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure, or a group of them done side by side: *parallel* holds its strands.

    *within* is the time for the step alone, *spans* are those from elsewhere. Outside its *condition* a step is passed
    over, and an *optional* one may be.
    """

    id: str
    where: Location
    role: str = ""
    act: str = ""
    assists: bool = False
    text: str = ""
    within: Quantity | None = None
    spans: tuple[Span, ...] = ()
    script: str = ""
    form: str = ""
    state: str = ""
    condition: Scope = ()
    optional: bool = False
    next: tuple[Next, ...] = ()
    parallel: tuple[tuple["Step", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What a matter is called between two steps: the name of a state of its ticket."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Entry):
    """Steps in order, with who does them and how long they may take."""

    scope: Scope = ()
    trigger: str = ""
    within: Quantity | None = None
    spans: tuple[Span, ...] = ()
    states: tuple[State, ...] = ()
    count: Count | None = None
    steps: tuple[Step, ...] = ()
    why: str = ""


def walk_steps(procedure: Procedure) -> Iterator[Step]:
    """Yield every step in content order; a group comes before the steps of its strands."""
    for step in procedure.steps:
        yield step
        for strand in step.parallel:
            yield from strand


def number_steps(procedure: Procedure) -> Iterator[tuple[str, Step]]:
    """Yield every step with its number: `3`, and `3.1`, `3.2` for those of its strands."""
    for number, step in enumerate(procedure.steps, 1):
        yield str(number), step
        for part, inner in enumerate((inner for strand in step.parallel for inner in strand), 1):
            yield f"{number}.{part}", inner
