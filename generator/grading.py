"""Which items of scored checklists are one and the same, and how each is graded."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.checksheet import is_scored
from generator.claims import locate_assessed
from generator.model.assessments import Checklist, Item
from generator.numeral import plain_number
from generator.scope import Region, Space, intersect
from generator.wording import Folding

_ANSWERS = {"tick": "打勾", "yes-no-improve": "是、否、待改进", "percent": "百分比"}
_TELLING = 8  # characters from which the same words mean the same item, whatever section they stand in


@dataclass(frozen=True, slots=True)
class Graded:
    """An item that earns points, with its checklist and the title of its section."""

    checklist: Checklist
    section: str
    item: Item

    @property
    def grade(self) -> str:
        """Return in words how the item is graded."""
        answer = _ANSWERS.get(self.item.answer, self.item.answer)
        critical = "，关键项" if self.item.critical else ""
        return f"{plain_number(self.item.weight)} 分（{answer}{critical}）"


@dataclass(frozen=True, slots=True)
class GradedPair:
    """One item graded twice in a common situation; *by_norm* where only the norm they check tells that it is one."""

    one: Graded
    other: Graded
    overlap: Region
    by_norm: bool

    def differs(self) -> bool:
        """Tell whether the two are worth different points, or answered in different ways, or critical only once."""
        mine, theirs = self.one.item, self.other.item
        if self.by_norm:
            return mine.weight != theirs.weight
        return (mine.weight, mine.answer, mine.critical) != (theirs.weight, theirs.answer, theirs.critical)


def items_graded(checklist: Checklist) -> Iterator[Graded]:
    """Yield the items of a checklist that earn points."""
    for section in checklist.sections:
        yield from (Graded(checklist, section.title, item) for item in section.items if is_scored(item))


def pair_items(
    space: Space, folding: Folding, checklists: Iterable[Checklist], formal: Collection[str]
) -> Iterator[GradedPair]:
    """Yield the pairs of items that are one, in scored checklists of one kind for the same people in one situation.

    *formal* are the ids of the norms that say formally what they demand.
    """
    regions: dict[str, Region] = {}
    groups: dict[tuple[str, ...], list[Graded]] = {}
    for checklist in checklists:
        if checklist.bands:
            regions[checklist.id] = locate_assessed(space, checklist)
            for graded in items_graded(checklist):
                for key in _identify(folding, graded, formal):
                    groups.setdefault((checklist.kind, *key), []).append(graded)
    seen: set[tuple[str, ...]] = set()
    for (_, sign, *words), group in groups.items():
        for one, other in combinations(group, 2):
            pair = (one.checklist.id, one.item.id, other.checklist.id, other.item.id)
            overlap = intersect(regions[one.checklist.id], regions[other.checklist.id])
            if overlap and pair not in seen and _are_one(one, other, sign, words[0]):
                seen.add(pair)
                yield GradedPair(one, other, overlap, by_norm=sign == "norm")


def _identify(folding: Folding, graded: Graded, formal: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield what an item may be known by in other places: its words, its claim, the one norm it checks."""
    item = graded.item
    yield "words", folding.normalise(item.text, drop=False)
    if item.claim and (item.claim.act or item.claim.limit):
        claim = item.claim
        limit = (claim.limit.metric, claim.limit.statistic, str(claim.limit.interval)) if claim.limit else ()
        yield "claim", str((claim.level, claim.act, limit, claim.before, claim.after, repr(claim.scope)))
    if len(item.checks) == 1 and item.checks[0] in formal:
        yield "norm", item.checks[0]


def _are_one(one: Graded, other: Graded, sign: str, words: str) -> bool:
    """Tell whether what two items are known by means that they are one; a few words may name many a thing."""
    if sign == "norm":
        return one.checklist is other.checklist
    if sign == "claim":
        return True
    mine, theirs = one.item.checks, other.item.checks
    return len(words) >= _TELLING or one.section == other.section or (bool(mine) and sorted(mine) == sorted(theirs))
