"""Families of changes: what an editor did, what kind of mistake it is, and which rules may answer for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tools.mutants.manuscript import Edit, Manuscript

Kind = Literal["logical", "policy", "gap", "form", "harmless"]
"""Nobody can obey both; one can, but the handbook says two things; something is missing; a slip; no defect at all."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change at one entry; a finding counts if it lies in or points to an entry of the first edit or *touched*.

    So does one whose message has one of *words* in it, for what is missing lies nowhere.
    """

    entry: str
    change: str
    edits: tuple[Edit, ...]
    touched: frozenset[str] = field(default=frozenset())
    words: frozenset[str] = field(default=frozenset())

    @property
    def places(self) -> frozenset[str]:
        """Return the ids of the entries that the change bears on."""
        written = {str(row.get("id", "")) for row in self.edits[0].becomes}
        return self.touched | {self.entry} | written


Plant = Callable[[Manuscript], Iterator[Mutant]]


@dataclass(frozen=True, slots=True)
class Family:
    """One way to get a handbook wrong, or to change it without harm; *expected* rules may answer.

    *says* is one sentence: what the editor did. Of a harmless family *expected* names what the design lets a check
    remark all the same.
    """

    name: str
    says: str
    kind: Kind
    expected: tuple[str, ...]
    plant: Plant
