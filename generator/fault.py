"""What a rule says of the content before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.finding import Place, Severity
from generator.scope import Region
from generator.timing import Start


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something is wrong, what it clashes with, in which overlap and, of things that take time, from which start.

    *key* picks the sentence from the rule's MESSAGES and *values* fill it; *help* names entries of the rule's HELP.
    *severity* departs from the rule's own only where the rule says so.
    """

    where: Place
    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Place, ...] = ()
    overlap: Region | None = None
    start: Start | None = None
    matched: str = ""
    clash: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    severity: Severity | None = None
