"""An exchange with a customer as turns: what is said or done in which order, and what a turn lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.duty import narrow
from generator.model.entries import Entry, Script
from generator.model.parts import Text
from generator.model.procedures import Procedure, Step
from generator.model.vocabulary import Position
from generator.quotation import find_told_words, is_mentioned
from generator.route import lead_on, narrow_to_role, place_procedure, place_steps, spread
from generator.scope import Region, Space, intersect, subtract
from generator.situation import locate
from generator.spoken import Markers, acts_of
from generator.vicinity import Vicinity, make_vicinity

_QUOTED = re.compile("“([^”]*)”")  # what comes then is told to staff; only what it quotes is said to the customer
ACROSS = ("stage", "role")  # an exchange goes on through its stages, and from one colleague to the next


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said or done, the *order*-th of its entry, in any one of the *ways* given, each with its acts.

    *spot* is where it stands in a procedure: the top step, and the strand of that; *script* is the one whose words
    a step has said.
    """

    entry: Entry
    order: int
    region: Region
    ways: tuple[tuple[Text, frozenset[str]], ...]
    spot: tuple[str, int] = ("", 0)
    script: str = ""

    @property
    def sure_acts(self) -> frozenset[str]:
        """Return the acts done whichever way is chosen."""
        return frozenset.intersection(*(acts for _, acts in self.ways))


def collect_turns(
    space: Space, markers: Markers, scripts: Sequence[Script], procedures: Iterable[Procedure]
) -> Iterator[Turn]:
    """Yield the turns of all scripts and procedures in the order of their lines.

    The words of a script that a step has said are turns of the script, and, whatever its own scope, again of the step.
    """
    by_id = {script.id: script for script in reversed(scripts)}
    for script in scripts:
        yield from _turns_of_script(space, markers, script, locate(space, script, script.scope))
    for procedure in procedures:
        for turn, step in _walk(space, procedure):
            told = "\n".join(find_told_words(step.text))
            deeds = (
                {step.act} - markers.spoken if step.script else {step.act}
            )  # the words of a script are turns already
            if acts := markers.recognise(told) | markers.close(filter(None, deeds)):
                yield replace(turn, ways=((Text(step.text or step.act, step.where), acts),))
            if lent := by_id.get(step.script):
                for said in _turns_of_script(space, markers, lent, turn.region):
                    yield replace(turn, region=said.region, ways=said.ways, script=lent.id)


def _walk(space: Space, procedure: Procedure) -> Iterator[tuple[Turn, Step]]:
    """Yield every step with where it stands and is reached, as a turn that does nothing yet."""
    order = 0
    arrived = spread(space, procedure, [(procedure.steps[0].id, place_procedure(space, procedure))])
    for top in procedure.steps:
        strands = {step.id: number for number, strand in enumerate(top.parallel) for step in strand}
        for step, reached in place_steps(space, top, arrived[top.id]):
            region = narrow_to_role(space, reached, step.role)
            yield Turn(procedure, order, region, (), (top.id, strands.get(step.id, 0))), step
            order += 1


def _turns_of_script(space: Space, markers: Markers, script: Script, located: Region) -> Iterator[Turn]:
    for order, line in enumerate(script.lines):
        region = narrow(space, located, line.condition)
        if line.say:
            yield Turn(script, order, region, tuple((text, acts_of(line, text, markers)) for text in line.say))
        elif line.do:
            yield Turn(script, order, region, ((Text(line.do, line.where), markers.close((line.do,))),))
    if script.then:
        acts = markers.recognise(_quote(script.then.text)) | markers.close(script.then_acts)
        yield Turn(script, len(script.lines), located, ((script.then, acts),))


def _quote(text: str) -> str:
    """Return what a text about staff quotes to be said, line by line."""
    return "\n".join(each[1] for each in _QUOTED.finditer(text) if not is_mentioned(text, *each.span(1)))


@dataclass(frozen=True, slots=True)
class Company:
    """The turns that surely do one of some acts, found by the situations of their exchanges."""

    turns: tuple[Turn, ...]
    exchanges: tuple[Region, ...]
    vicinity: Vicinity


@dataclass(frozen=True, slots=True)
class Doings:
    """Turns, and the numbers of those that do each act in one way or another."""

    turns: tuple[Turn, ...]
    by_act: Mapping[str, Sequence[int]]

    def doing(self, acts: Iterable[str]) -> Iterator[Turn]:
        """Yield the turns that do one of *acts* in one way or another, in their order."""
        numbers = {number for act in acts for number in self.by_act.get(act, ())}
        return (self.turns[number] for number in sorted(numbers))


def index_turns(turns: tuple[Turn, ...]) -> Doings:
    """Return *turns* so that those that do an act are found without looking at each."""
    by_act: dict[str, list[int]] = {}
    for number, turn in enumerate(turns):
        for act in frozenset().union(*(acts for _, acts in turn.ways)):
            by_act.setdefault(act, []).append(number)
    return Doings(turns, by_act)


def gather_company(space: Space, needs: Sequence[str], doings: Doings) -> Company:
    """Return the turns that do one of *needs* whichever way is chosen."""
    surely = (turn for turn in doings.doing(needs) if all(not acts.isdisjoint(needs) for _, acts in turn.ways))
    return make_company(space, tuple(surely))


def make_company(space: Space, turns: tuple[Turn, ...]) -> Company:
    """Return *turns* as company for others."""
    exchanges = tuple(find_exchange(space, turn.region) for turn in turns)
    return Company(turns, exchanges, make_vicinity(exchanges))


def find_gap(space: Space, turn: Turn, position: Position, company: Company, reach: Region) -> Region:
    """Return the situations of *turn* within *reach* in which no other turn of *company* stands at *position*."""
    gap = find_exchange(space, intersect(turn.region, reach))
    for number in company.vicinity.meeting(gap):
        other = company.turns[number]
        if gap and other is not turn and other.script != turn.entry.id:
            gap = subtract(gap, stand(space, other, company.exchanges[number], position, turn))
    return gap


def find_exchange(space: Space, region: Region, across: Iterable[str] = ACROSS) -> Region:
    """Return the exchanges that *region* is part of: all their stages, and all who take part."""
    for facet in across:
        region = space.forget(region, facet)
    return region


def stand(space: Space, other: Turn, exchange: Region, position: Position, turn: Turn) -> Region:
    """Return the part of the *exchange* of *other* in which it comes at *position* of *turn*.

    That goes by the ways that lead on from step to step in one procedure, by the lines in one script, by the stages
    elsewhere.
    """
    if position == "anywhere":
        return exchange
    first, then = (turn, other) if position == "after" else (other, turn)
    if other.entry is not turn.entry:
        return exchange if space.bounds(then.region, "stage")[1] >= space.bounds(first.region, "stage")[0] else ()
    if not isinstance(turn.entry, Procedure):
        return exchange if first.order < then.order else ()
    if first.spot[0] == then.spot[0]:
        beside = first.spot[1] != then.spot[1] or first.order <= then.order
        return exchange if beside else ()
    onward = _lead_on_from(space, turn.entry, first.spot[0])[then.spot[0]]
    return intersect(exchange, find_exchange(space, onward))


def _lead_on_from(space: Space, procedure: Procedure, top: str) -> Mapping[str, Region]:
    """Return where each step is arrived at by those who come from the step *top*."""
    arrived = spread(space, procedure, [(procedure.steps[0].id, place_procedure(space, procedure))])
    (step,) = (step for step in procedure.steps if step.id == top)
    return spread(space, procedure, ((way.to, part) for way, part in lead_on(space, step, arrived[top])))
