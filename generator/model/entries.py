"""The entries of a handbook as frozen values, one class for each collection."""

from dataclasses import dataclass
from datetime import date

from generator.cadence import Cadence
from generator.finding import Location, Ruling
from generator.model.parts import Count, Level, Limit, Match, Quantity, Scope, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has; *synonyms* are what people type who look for it."""

    id: str
    title: str
    where: Location
    theme: str = ""
    status: str = "active"
    owner: str = ""
    since: date | None = None
    until: date | None = None
    review_by: date | None = None
    sources: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleException:
    """A case inside a norm's scope where something else holds, or nothing."""

    scope: Scope
    where: Location
    why: str = ""
    limit: Limit | None = None
    act: str = ""
    assists: bool | None = None
    level: Level | None = None
    to: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    cadence: Cadence | None = None
    authority: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """An entry that gives way to this one where both hold, and why."""

    id: str
    reason: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm(Entry):
    """A rule of conduct, from `norms` or `etiquette`."""

    collection: str = "norms"
    level: Level = "must"
    statement: str = ""
    scope: Scope = ()
    exceptions: tuple[RuleException, ...] = ()
    act: str = ""
    assists: bool = False
    limit: Limit | None = None
    limit_rows: tuple[tuple[Scope, Limit], ...] = ()  # what holds instead of the limit; the most specific row wins
    to: tuple[str, ...] = ()  # all of them
    copy: tuple[str, ...] = ()
    cadence: Cadence | None = None
    authority: Quantity | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    remedies: str = ""
    count: Count | None = None
    why: str = ""
    good: tuple[Text, ...] = ()
    bad: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a script: words to say (any one of *say*), a wait, or an act to do."""

    where: Location
    say: tuple[Text, ...] = ()
    wait: str = ""
    do: str = ""
    condition: Scope = ()
    acts: tuple[str, ...] = ()
    promises: Limit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverSay:
    """A forbidden wording; *entry* is the script it belongs to, or its own id where it stands alone."""

    text: Text
    match: Match = "phrase"
    unless: tuple[str, ...] = ()
    why: str = ""
    instead: Text | None = None
    scope: Scope = ()
    entry: str = ""
    sources: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """To whom a matter goes that cannot be settled here, when, how soon and how often; rungs count from one start."""

    to: str
    where: Location
    when: Text | None = None
    within: Quantity | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script(Entry):
    """What to say in a situation, and what not."""

    scope: Scope = ()
    lines: tuple[Line, ...] = ()
    never_say: tuple[NeverSay, ...] = ()
    then: Text | None = None
    then_acts: tuple[str, ...] = ()
    escalate: tuple[Escalation, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """A term of the glossary; its synonyms are names as good as its title, discouraged forms should not be used."""

    definition: str = ""
    discouraged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry(Entry):
    """Where entries come from, or why something of the sources was left out."""

    document: str = ""
    note: str = ""
    settled: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who maintains entries, and the account that is asked about changes to them."""

    id: str
    name: str
    github: str
    where: Location
    default: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What `handbook.yaml` says about the handbook as a whole."""

    title: str = "服务规范手册"
    organisation: str = ""
    version: str = ""
    address: str = ""
    severities: tuple[tuple[str, Ruling], ...] = ()  # rule id -> severity, as the handbook's owners decided
