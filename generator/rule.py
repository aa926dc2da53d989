"""What every rule module offers."""

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from generator.fault import Fault
from generator.finding import Severity
from generator.handbook import Handbook

Language = Literal["zh", "en"]
Sentences = Mapping[str, Mapping[Language, str]]


class Rule(Protocol):
    """A module of `generator.rules`: its docstring is the essay with a Bad and a Good example.

    MESSAGES and HELP hold sentences by key; COMPARED says in a sentence what `compared` counts.
    """

    __name__: str
    __doc__: str | None
    SEVERITY: Severity
    EXPLANATION: str
    MESSAGES: Sentences
    HELP: Sentences
    COMPARED: Mapping[Language, str]

    def check(self, handbook: Handbook) -> Iterator[Fault]:
        """Yield what is wrong."""

    def compared(self, handbook: Handbook) -> Mapping[str, int]:
        """Return how many things the rule looked at, so that silence can be trusted."""


def name_of(rule: Rule) -> str:
    """Return the id of a rule, which is the name of its file."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")
