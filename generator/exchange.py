"""An exchange with a customer as turns: what is said or done in which order, and what a turn lacks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.duty import narrow
from generator.model.entries import Entry, Script
from generator.model.parts import Text
from generator.model.procedures import Procedure, walk_steps
from generator.model.vocabulary import Position
from generator.route import narrow_to_role, reach_steps
from generator.scope import Region, Space, subtract
from generator.situation import locate
from generator.spoken import Markers, acts_of
from generator.vicinity import Vicinity, make_vicinity

_QUOTED = re.compile("“([^”]*)”")  # what comes then is told to staff; only what it quotes is said to the customer
ACROSS = ("stage", "role")  # an exchange goes on through its stages, and from one colleague to the next


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said or done, the *order*-th of its entry, in any one of the *ways* given, each with its acts."""

    entry: Entry
    order: int
    region: Region
    ways: tuple[tuple[Text, frozenset[str]], ...]

    @property
    def sure_acts(self) -> frozenset[str]:
        """Return the acts done whichever way is chosen."""
        return frozenset.intersection(*(acts for _, acts in self.ways))


def collect_turns(
    space: Space, markers: Markers, scripts: Iterable[Script], procedures: Iterable[Procedure]
) -> Iterator[Turn]:
    """Yield the turns of all scripts and procedures in the order of their lines."""
    for script in scripts:
        yield from _turns_of_script(space, markers, script)
    for procedure in procedures:
        yield from _turns_of_procedure(space, markers, procedure)


def _turns_of_procedure(space: Space, markers: Markers, procedure: Procedure) -> Iterator[Turn]:
    """Yield the steps that are no mere pointer to a script, whose own lines are turns already."""
    reached = reach_steps(space, procedure)
    for order, step in enumerate(walk_steps(procedure)):
        if step.act and not step.script:
            text = Text(step.text or step.act, step.where)
            region = narrow_to_role(space, reached[step.id], step.role)
            yield Turn(procedure, order, region, ((text, markers.close((step.act,))),))


def _turns_of_script(space: Space, markers: Markers, script: Script) -> Iterator[Turn]:
    located = locate(space, script, script.scope)
    for order, line in enumerate(script.lines):
        region = narrow(space, located, line.condition)
        if line.say:
            yield Turn(script, order, region, tuple((text, acts_of(line, text, markers)) for text in line.say))
        elif line.do:
            yield Turn(script, order, region, ((Text(line.do, line.where), markers.close((line.do,))),))
    if script.then:
        spoken = "\n".join(_QUOTED.findall(script.then.text))
        acts = markers.recognise(spoken) | markers.close(script.then_acts)
        yield Turn(script, len(script.lines), located, ((script.then, acts),))


@dataclass(frozen=True, slots=True)
class Company:
    """The turns that surely do one of some acts, found by the situations of their exchanges."""

    turns: tuple[Turn, ...]
    exchanges: tuple[Region, ...]
    vicinity: Vicinity


def gather_company(space: Space, needs: Sequence[str], turns: Iterable[Turn]) -> Company:
    """Return those of *turns* that surely do one of *needs*."""
    doing = tuple(turn for turn in turns if not turn.sure_acts.isdisjoint(needs))
    exchanges = tuple(find_exchange(space, turn.region) for turn in doing)
    return Company(doing, exchanges, make_vicinity(exchanges))


def find_gap(space: Space, turn: Turn, position: Position, company: Company) -> Region:
    """Return the situations of *turn* in which no other turn of *company* stands at *position*."""
    gap = find_exchange(space, turn.region)
    for number in company.vicinity.meeting(gap):
        other = company.turns[number]
        if gap and other is not turn and _stands(space, other, position, turn):
            gap = subtract(gap, company.exchanges[number])
    return gap


def find_exchange(space: Space, region: Region) -> Region:
    """Return the exchanges that *region* is part of: all their stages, and all who take part."""
    for facet in ACROSS:
        region = space.forget(region, facet)
    return region


def _stands(space: Space, other: Turn, position: Position, turn: Turn) -> bool:
    """Tell whether *other* can come at *position* of *turn*: by its line in one entry, by its stage in another."""
    if position == "anywhere":
        return True
    if other.entry is turn.entry:
        return other.order > turn.order if position == "after" else other.order < turn.order
    first, last = space.bounds(turn.region, "stage")
    other_first, other_last = space.bounds(other.region, "stage")
    return other_last >= first if position == "after" else other_first <= last
