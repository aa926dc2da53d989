"""Findings that the handbook's owners tolerate for a while, and the waivers that no longer should stand."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.finding import Location
from generator.model.parts import Scope

Staleness = Literal["expired", "unused", "boundless", "no-such-rule", "not-waivable"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """What *rule* finds at *entries* and in *scope* is not reported up to and including the day it *expires*.

    Without entries, or without a scope, it is tolerated at all entries or in all situations, but never both.
    """

    rule: str
    entries: tuple[str, ...]
    reason: str
    owner: str
    expires: date | None
    where: Location
    scope: Scope = ()


@dataclass(frozen=True, slots=True)
class StaleWaiver:
    """A waiver that should go, and why; *entries* are those of its entries at which nothing is found any more."""

    waiver: Waiver
    staleness: Staleness
    entries: tuple[str, ...] = ()
