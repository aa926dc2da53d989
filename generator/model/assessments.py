"""What people are checked and tested with: checklists and quizzes, and what their items and answers claim."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from generator.finding import Location
from generator.model.entries import Entry
from generator.model.parts import Count, Level, Limit, Scope, Text

QuestionType = Literal["single", "multiple", "true-false", "fill", "short", "case"]
TRUE, FALSE = "对", "错"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an item or an answer says formally; without *scope* it speaks of wherever the entries it is about hold."""

    level: Level
    where: Location
    act: str = ""
    limit: Limit | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    say: tuple[Text, ...] = ()
    scope: Scope = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a checklist."""

    id: str
    text: str
    where: Location
    answer: str = "tick"
    checks: tuple[str, ...] = ()
    claim: Claim | None = None
    weight: Fraction = Fraction(1)
    critical: bool = False
    na: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a checklist."""

    title: str
    items: tuple[Item, ...]
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A grade of a scored checklist, and from which share of the reachable points on it is given."""

    share: Fraction
    name: str
    where: Location


@dataclass(frozen=True, slots=True)
class Total:
    """How many points there should be in all."""

    points: Fraction
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Entry):
    """A list of things to check; one with bands is scored, and they should stand highest first."""

    kind: str = "self"
    audience: str = ""
    intro: str = ""
    frequency: str = ""
    scope: Scope = ()
    count: Count | None = None
    sections: tuple[Section, ...] = ()
    bands: tuple[Band, ...] = ()
    total: Total | None = None
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    letter: str
    text: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a quiz.

    *key* holds the letters of the right options, 对 or 错, or the words to fill in; *claims* is what the right answer
    says formally: what a wrong option says is no claim.
    """

    id: str
    type: QuestionType
    stem: str
    where: Location
    key_where: Location
    options: tuple[Option, ...] = ()
    key: tuple[str, ...] = ()
    explanation: str = ""
    tests: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    points: Fraction = Fraction(1)
    lines: int = 4
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Entry):
    """Questions with their key; whoever reaches the share *pass_mark* of the points has passed."""

    audience: str = ""
    intro: str = ""
    scope: Scope = ()
    duration: str = ""
    pass_mark: Fraction | None = None
    total: Total | None = None
    count: Count | None = None
    questions: tuple[Question, ...] = ()
