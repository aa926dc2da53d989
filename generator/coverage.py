"""Which situations have words on which channel and at which stage, and which of those expected are still without."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.exchange import ACROSS
from generator.handbook import Handbook
from generator.model.vocabulary import Expectation
from generator.scope import Region, intersect, is_within, subtract
from generator.vicinity import Vicinity, make_vicinity

UNSCRIPTED = "unscripted-situation"
SITUATION, CHANNEL, STAGE, ROLE = "situation", "channel", "stage", "role"

_STAGES = 3  # with fewer there is no middle that an opening leaves without words
_FRAMING = re.compile("开[场头始]|接[通听入待]|来电|问[好候]|迎|进[门店厅]|道别|告别|再见|送客|结束|收尾|结尾|挂机")

State = Literal["covered", "inherited", "waived", "missing", "unneeded", "impossible"]
"""A situation has words of its own; those of a wider script or of another stage; none, which is tolerated; none, which
is a gap; none, and nobody expects any; or it cannot occur."""
STATES: tuple[State, ...] = ("covered", "inherited", "waived", "missing", "unneeded", "impossible")


@dataclass(frozen=True, slots=True)
class Cell:
    """One situation on one channel at one stage; empty names where the handbook has no such facet.

    Words may be there though nothing in `expect` asks for them: then the cell is covered, but not *expected*.
    *providers* are the ids of the scripts with words for it, *roles* the leaves of the roles who have them.
    """

    situation: str
    channel: str
    stage: str
    state: State
    expected: bool = False
    providers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells, by situation, channel and stage in the order of the vocabulary; *facet* is what `situation` means."""

    facet: str
    cells: tuple[Cell, ...]

    def count(self, state: State) -> int:
        """Return how many of the cells that should have words are in a state."""
        return sum(cell.expected and cell.state == state for cell in self.cells)

    @property
    def expected(self) -> int:
        """Return how many cells should have words."""
        return sum(cell.expected for cell in self.cells)


def list_script_expectations(handbook: Handbook) -> tuple[Expectation, ...]:
    """Return the rows of `expect` that need a script."""
    return tuple(row for row in handbook.expectations if row.needs == "script")


def find_unscripted(handbook: Handbook, expectation: Expectation) -> Region:
    """Return the situations of a row for which no script has words, at whatever stage and by whichever role.

    A script for one stage or role serves the whole situation, unless the row itself names stages or roles; but what
    only opens or only ends the exchanges of several situations has no words for what any of them is about.
    """
    gap = handbook.space.region(expectation.scope)
    named = {facet for box in expectation.scope for facet in box}
    places = handbook.script_regions
    facet = find_main_facet(handbook, (expectation,))
    for number in make_vicinity(places).meeting(forget_across(handbook, gap, named)):
        served = places[number]
        if STAGE not in named and _is_frame(handbook, served, facet):
            served = _find_own(handbook, served, facet)
        gap = subtract(gap, forget_across(handbook, served, named))
    return gap


def _is_frame(handbook: Handbook, region: Region, facet: str) -> bool:
    """Tell whether words only open, or only end, the exchanges of several situations."""
    stages = len(_atoms(handbook, STAGE))
    if stages < _STAGES or facet in ("", CHANNEL) or not region:
        return False
    first, last = handbook.space.bounds(region, STAGE)
    several = len({name for name, _ in handbook.space.split(region, facet)}) > 1
    return several and (last == 0 or first == stages - 1)


def _find_own(handbook: Handbook, region: Region, facet: str) -> Region:
    """Return the part of a region in the situations that are about beginning or ending: 接通, 道别."""
    names = handbook.leaf_names.get(facet, {})
    parts = (part for name, part in handbook.space.split(region, facet) if _FRAMING.search(names.get(name, name)))
    return tuple(box for part in parts for box in part)


def forget_across(handbook: Handbook, region: Region, named: Iterable[str]) -> Region:
    """Return *region* at all stages and for all roles, unless these are among the facets *named*."""
    for facet in ACROSS:
        if facet not in named:
            region = handbook.space.forget(region, facet)
    return region


def find_main_facet(handbook: Handbook, expectations: Sequence[Expectation]) -> str:
    """Return the tree facet, channels apart, of which the rows name most; nothing where they name none."""
    counts: dict[str, int] = {}
    for row in expectations:
        region = handbook.space.region(row.scope)
        for facet in {facet for box in row.scope for facet in box if handbook.facets[facet].kind == "tree"}:
            counts[facet] = max(counts.get(facet, 0), sum(1 for _ in handbook.space.split(region, facet)))
    order = list(handbook.facets)
    return max(counts, key=lambda facet: (facet != CHANNEL, counts[facet], -order.index(facet)), default="")


def measure_coverage(handbook: Handbook) -> Matrix:
    """Return the matrix of all situations."""
    rows = list_script_expectations(handbook)
    facet = SITUATION if SITUATION in handbook.facets else find_main_facet(handbook, rows)
    surveyor = _Surveyor(
        handbook=handbook,
        facet=facet,
        expected=tuple(box for row in rows for box in handbook.space.region(row.scope)),
        gaps=tuple(box for row in rows for box in find_unscripted(handbook, row)),
        tolerated=handbook.tolerated(UNSCRIPTED),
        vicinity=make_vicinity(handbook.script_regions),
    )
    situations, channels, stages = (_atoms(handbook, each) for each in (facet, CHANNEL, STAGE))
    cells = (surveyor.judge(one, two, three) for one in situations for two in channels for three in stages)
    return Matrix(facet, tuple(cells))


def _atoms(handbook: Handbook, facet: str) -> tuple[str, ...]:
    found = handbook.space.find(facet)
    return found.atoms if found else ("",)


@dataclass(frozen=True, slots=True)
class _Surveyor:
    """Judges one cell after the other against what is expected, missing and tolerated."""

    handbook: Handbook
    facet: str
    expected: Region
    gaps: Region
    tolerated: Region
    vicinity: Vicinity

    def judge(self, situation: str, channel: str, stage: str) -> Cell:
        """Return what is known of one cell."""
        names = {self.facet: situation, CHANNEL: channel, STAGE: stage}
        region = self.handbook.space.region(({key: frozenset({name}) for key, name in names.items() if name},))
        here = self.vicinity.meeting(region)
        own = [number for number in here if self._names_situation(number)]
        expected = bool(intersect(region, self.expected))
        state = self._find_state(region, bool(own), expected)
        if state not in ("covered", "inherited"):
            return Cell(situation, channel, stage, state, expected)
        # Words that stand at another stage of the exchange serve where this one has none of its own.
        serving = own or here or self.vicinity.meeting(self.handbook.space.forget(region, STAGE))
        ids = tuple(self.handbook.scripts[number].id for number in serving)
        return Cell(situation, channel, stage, state, expected, ids, self._find_roles(region, serving))

    def _names_situation(self, number: int) -> bool:
        return any(self.facet in box for box in self.handbook.scripts[number].scope)

    def _find_state(self, region: Region, has_own: bool, expected: bool) -> State:
        if not region:
            return "impossible"
        missing = intersect(region, self.gaps)
        if missing:
            return "waived" if is_within(missing, self.tolerated) else "missing"
        if has_own:
            return "covered"
        return "inherited" if expected else "unneeded"

    def _find_roles(self, region: Region, serving: Iterable[int]) -> tuple[str, ...]:
        exchange = self.handbook.space.forget(region, STAGE)
        overlap = tuple(box for number in serving for box in intersect(self.handbook.script_regions[number], exchange))
        return tuple(name for name, _ in self.handbook.space.split(overlap, ROLE) if name)


def group_by_situation(cells: Iterable[Cell]) -> Mapping[str, tuple[Cell, ...]]:
    """Return the cells of each situation, in their order."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(cell.situation, []).append(cell)
    return {situation: tuple(group) for situation, group in groups.items()}
