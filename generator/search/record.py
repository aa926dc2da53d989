"""What the search knows of an entry, before it becomes JSON."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["say", "never", "text"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry that is shown under its title when it is what was looked for.

    *note* follows the words, as what to say instead of them; *anchor* is where the part stands, else at its entry.
    """

    mark: Mark
    label: str
    text: str
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as the search sees it.

    *asked* are the words people type for it, *names* what else it is called, *related* the names of terms that speak
    of it, *labels* its situation, *hints* words that are looked through but never shown, *weight* how much it counts
    among entries that fit equally well.
    """

    location: str
    title: str
    kind: str
    weight: float
    heading: str = ""
    status: str = ""
    asked: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
