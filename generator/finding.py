"""Places in the content, and what the checks say about them."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "gap", "warning", "waived"]
"""How much a finding matters; one that is `waived` is known, tolerated for a while, and only counted."""

Ruling = Literal["error", "gap", "warning", "off"]
"""What the owners of a handbook make of what a rule finds; of one that is `off` nothing is told."""


class Location(NamedTuple):
    """A place in a file; line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return the place as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A location, the id of the entry it lies in (empty outside entries) and the words that stand there."""

    location: Location
    entry: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing the handbook's editors should know, in the reader's language; sorts in reading order."""

    location: Location
    rule: str
    severity: Severity
    message: str
    entry: str = ""
    related: tuple[Place, ...] = ()
    matched: str = ""
    clash: tuple[str, ...] = ()
    witness: str = ""
    help: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the finding's first line."""
        return f"{self.location}: {self.message} [{self.rule}]"
