"""What a rule says of the content before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.finding import Place, Severity
from generator.scope import Region


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something is wrong, what it clashes with and in which overlap.

    *key* picks the sentence from the rule's MESSAGES and *values* fill it; *help* names entries of the rule's HELP.
    *severity* departs from the rule's own only where the rule says so.
    """

    where: Place
    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Place, ...] = ()
    overlap: Region | None = None
    matched: str = ""
    clash: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    severity: Severity | None = None
