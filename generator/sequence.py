"""What procedures and scripts really do one thing after another, with branches, strands, loops and optional steps."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby

from generator.exchange import Turn
from generator.finding import Location
from generator.model.entries import Entry, Script
from generator.model.procedures import Procedure, Step, walk_steps
from generator.route import lead_on, place_procedure, place_steps, spread
from generator.scope import Region, Space, intersect, subtract
from generator.spoken import Markers

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done in a course: *sure* are the acts done whichever way is chosen, *acts* those that may be."""

    where: Location
    region: Region
    sure: frozenset[str]
    acts: frozenset[str]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The deeds of an entry, and for pairs of them by number where the second is done after the first, or beside it."""

    entry: Entry
    deeds: tuple[Deed, ...]
    after: Mapping[Pair, Region]
    beside: Mapping[Pair, Region]

    def does(self, first: str, then: str) -> Iterator[tuple[Deed, Deed, Region]]:
        """Yield where *then* is done after *first* and in no way before it, at once with it or side by side."""
        before = self._find(then, first)
        for (one, other), region in self.after.items():
            surely = first in self.deeds[one].sure and then in self.deeds[other].sure
            if surely and (rest := subtract(region, before)):
                yield self.deeds[one], self.deeds[other], rest

    def _find(self, first: str, then: str) -> Region:
        """Return where one deed with *first* may come before one with *then*, at once with it or beside it."""
        pairs = [*self.after.items(), *self.beside.items()]
        pairs += [((number, number), deed.region) for number, deed in enumerate(self.deeds)]
        return tuple(
            box
            for (one, other), region in pairs
            if first in self.deeds[one].acts and then in self.deeds[other].acts
            for box in region
        )


def collect_courses(
    space: Space,
    markers: Markers,
    procedures: Iterable[Procedure],
    turns: Iterable[Turn],
    wanted: Collection[tuple[str, str]],
) -> Iterator[Course]:
    """Yield the courses, of procedures and then of scripts, in which some *wanted* act may come after its other."""
    acts = frozenset(act for pair in wanted for act in pair)
    for procedure in procedures:
        done = {step.id: markers.close((step.act,)) & acts for step in walk_steps(procedure) if step.act}
        if _may_do(procedure, done, wanted):
            yield _follow_procedure(space, procedure, {id_: found for id_, found in done.items() if found})
    for entry, said in groupby(turns, key=lambda turn: turn.entry):
        if isinstance(entry, Script):
            deeds = tuple(_follow_script(said, acts))
            if any(_is_wanted(one.sure, other.sure, wanted) for one, other in combinations(deeds, 2)):
                yield Course(entry, deeds, _pair_up(deeds), {})


def count_courses(
    markers: Markers, procedures: Iterable[Procedure], turns: Iterable[Turn], acts: frozenset[str]
) -> int:
    """Return how many procedures and scripts do at least two of *acts*."""
    done: dict[int, set[str]] = {}
    for procedure in procedures:
        done[id(procedure)] = {act for step in walk_steps(procedure) for act in markers.close((step.act,)) & acts}
    for turn in turns:
        if isinstance(turn.entry, Script):
            done.setdefault(id(turn.entry), set()).update(turn.sure_acts & acts)
    return sum(len(found) > 1 for found in done.values())


def _is_wanted(some: frozenset[str], others: frozenset[str], wanted: Collection[tuple[str, str]]) -> bool:
    return any((one, other) in wanted for one in some for other in others)


def _may_do(procedure: Procedure, done: Mapping[str, frozenset[str]], wanted: Collection[tuple[str, str]]) -> bool:
    """Tell whether the ways of a procedure, whatever their conditions, lead from one wanted act to its other."""
    tops = {step.id: step for step in procedure.steps}
    acts = {id_: _acts_at(step, done) for id_, step in tops.items()}
    for id_, step in tops.items():
        later = [step_id for step_id in _lead_from(tops, id_) if _is_wanted(acts[id_], acts[step_id], wanted)]
        strands = ([done[inner.id] for inner in strand] for strand in step.parallel)
        if later or any(_is_wanted(*pair, wanted) for strand in strands for pair in combinations(strand, 2)):
            return True
    return False


def _acts_at(step: Step, done: Mapping[str, frozenset[str]]) -> frozenset[str]:
    inner = (each for strand in step.parallel for each in strand)
    return frozenset().union(*(done.get(each.id, frozenset()) for each in (step, *inner)))


def _lead_from(tops: Mapping[str, Step], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = {way.to for way in tops[waiting.pop()].next if way.to in tops} - found
        found |= fresh
        waiting += fresh
    return found


def _follow_script(turns: Iterable[Turn], acts: frozenset[str]) -> Iterator[Deed]:
    for turn in turns:
        possible = frozenset().union(*(found for _, found in turn.ways)) & acts
        if possible:
            yield Deed(turn.ways[0][0].where, turn.region, turn.sure_acts & acts, possible)


def _pair_up(deeds: tuple[Deed, ...]) -> Mapping[Pair, Region]:
    pairs = ((one, other) for other in range(len(deeds)) for one in range(other))
    return {pair: common for pair in pairs if (common := _meet(deeds, pair))}


def _meet(deeds: tuple[Deed, ...], pair: Pair) -> Region:
    return intersect(deeds[pair[0]].region, deeds[pair[1]].region)


def _follow_procedure(space: Space, procedure: Procedure, done: Mapping[str, frozenset[str]]) -> Course:
    """Return the course of a procedure."""
    arrived = spread(space, procedure, [(procedure.steps[0].id, place_procedure(space, procedure))])
    deeds: list[Deed] = []
    spots: list[tuple[str, int]] = []  # the top step and the strand of each deed
    onward: dict[str, Mapping[str, Region]] = {}
    for top in procedure.steps:
        strands = {step.id: number for number, strand in enumerate(top.parallel) for step in strand}
        for step, region in place_steps(space, top, arrived[top.id]):
            if step.id in done and region:
                deeds.append(Deed(step.where, region, done[step.id], done[step.id], step.role))
                spots.append((top.id, strands.get(step.id, 0)))
                ways = ((way.to, part) for way, part in lead_on(space, top, arrived[top.id]))
                onward[top.id] = onward.get(top.id) or spread(space, procedure, ways)
    numbers = range(len(deeds))
    after, beside = {}, {}
    for one, other in ((one, other) for one in numbers for other in numbers):
        common = _meet(tuple(deeds), (one, other))
        if spots[one][0] == spots[other][0] and spots[one] != spots[other]:
            beside[one, other] = common
        elif spots[one] == spots[other] and one < other:
            after[one, other] = common
        elif region := intersect(onward[spots[one][0]].get(spots[other][0], ()), common):
            after[one, other] = region
    return Course(procedure, tuple(deeds), after, beside)
