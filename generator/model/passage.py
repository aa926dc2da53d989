"""Every text of a handbook, for the rules that read all of them."""

from dataclasses import dataclass

from generator.finding import Location


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A text of an entry, whatever it says."""

    where: Location
    text: str
    entry: str
