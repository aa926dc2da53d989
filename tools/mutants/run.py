"""All changes of some families on all handbooks, tried one after the other or side by side."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from generator.finding import Finding
from tools.mutants.families import FAMILIES
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Edit, Manuscript, read
from tools.mutants.trial import Verdict, check, identify, judge

PROJECT = Path(__file__).resolve().parents[2]
HANDBOOKS: Mapping[str, Path] = {"own": PROJECT, "second": PROJECT / "tests" / "second"}
_BY_NAME: Mapping[str, Family] = {family.name: family for family in FAMILIES}

Ticket = tuple[str, str, int]
"""Handbook, family and number of a change: enough to find it again in another process."""


_MOST, _ENTRIES = 8, 6000
"""The most changes of one family in one handbook, and how many entries all of them together may have read again."""


def draw(families: Sequence[Family], limit: int | None = None) -> Iterator[Ticket]:
    """Yield, for each handbook and family, at most *limit* changes, spread evenly over all there are; 0 is no limit.

    Without a *limit* there are the fewer, the larger the handbook is, so that a run takes as long as ever.
    """
    for name in HANDBOOKS:
        most = max(1, min(_MOST, _ENTRIES // len(_manuscript(name).entries))) if limit is None else limit
        for family in families:
            count = len(plant(name, family.name))
            wanted = min(count, most or count)
            yield from ((name, family.name, place * count // wanted) for place in range(wanted))


def try_all(tickets: Sequence[Ticket], jobs: int) -> Iterator[Verdict]:
    """Yield the verdicts in the order of the tickets."""
    with ProcessPoolExecutor(jobs) as pool:
        for ticket, (passed, findings) in zip(tickets, pool.map(_try, tickets, chunksize=8), strict=True):
            handbook, family, number = ticket
            yield Verdict(_BY_NAME[family], handbook, plant(handbook, family)[number], passed, findings)


def _try(ticket: Ticket) -> tuple[bool, tuple[Finding, ...]]:
    handbook, family, number = ticket
    return judge(_manuscript(handbook), _BY_NAME[family], plant(handbook, family)[number], _known(handbook))


@cache
def _manuscript(name: str) -> Manuscript:
    return read(HANDBOOKS[name], name)


@cache
def plant(handbook: str, family: str) -> tuple[Mutant, ...]:
    """Return all changes that a family can make to a handbook."""
    return tuple(_BY_NAME[family].plant(_manuscript(handbook)))


@cache
def _known(handbook: str) -> frozenset[tuple[str, ...]]:
    """Return what is found before anything is changed; nothing, while both handbooks are clean."""
    manuscript = _manuscript(handbook)
    entry = manuscript.entries[0]
    return frozenset(map(identify, check(manuscript, Mutant("", "", (Edit(entry, (entry.data,)),)))))
