"""Which findings a waiver covers, and which waivers cover nothing any more."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.finding import Finding
from generator.model.waiver import StaleWaiver, Waiver
from generator.scope import Region, Space, is_within

# Content that cannot be read right cannot be tolerated: what stands in it would go unchecked.
NOT_WAIVABLE = ("schema", "duplicate-id", "dangling-reference", "stale-waiver")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and, where it is about situations, all those it is about."""

    finding: Finding
    region: Region | None


def waive(found: Iterable[Found], waivers: Iterable[Waiver], space: Space, today: date) -> Iterator[Finding]:
    """Yield the findings, those that a waiver covers marked as waived."""
    holding = [waiver for waiver in waivers if _is_valid(waiver) and not _is_expired(waiver, today)]
    for each in found:
        covered = any(_covers(waiver, each, space) for waiver in holding)
        yield replace(each.finding, severity="waived") if covered else each.finding


def _is_valid(waiver: Waiver) -> bool:
    return waiver.rule not in NOT_WAIVABLE and not _is_boundless(waiver)


def _is_boundless(waiver: Waiver) -> bool:
    return not (waiver.entries or waiver.scope)


def _is_expired(waiver: Waiver, today: date) -> bool:
    return waiver.expires is not None and today > waiver.expires


def _covers(waiver: Waiver, found: Found, space: Space) -> bool:
    """Tell whether a waiver speaks of the finding: by its rule, its entry and, as far as it names them, situations."""
    if found.finding.rule != waiver.rule or (waiver.entries and found.finding.entry not in waiver.entries):
        return False
    return not waiver.scope or (found.region is not None and is_within(found.region, space.region(waiver.scope)))


def find_stale(
    waivers: Iterable[Waiver],
    found: Collection[Found],
    space: Space,
    rules: Collection[str],
    run: Collection[str],
    today: date,
) -> Iterator[StaleWaiver]:
    """Yield the waivers that should go; only those of rules that were *run* can be known to cover nothing."""
    for waiver in waivers:
        if waiver.rule not in rules:
            yield StaleWaiver(waiver, "no-such-rule")
        elif not _is_valid(waiver):
            yield StaleWaiver(waiver, "boundless" if _is_boundless(waiver) else "not-waivable")
        elif _is_expired(waiver, today):
            yield StaleWaiver(waiver, "expired")
        elif waiver.rule in run:
            yield from _find_unused(waiver, [each for each in found if _covers(waiver, each, space)])


def _find_unused(waiver: Waiver, covered: Sequence[Found]) -> Iterator[StaleWaiver]:
    """Yield the waiver where it covers nothing, or nothing at one of its entries."""
    entries = {each.finding.entry for each in covered}
    idle = tuple(entry for entry in waiver.entries if entry not in entries)
    if not covered or idle:
        yield StaleWaiver(waiver, "unused", idle)


def set_waived_aside(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], int]:
    """Return the findings to report and the number of those that waivers cover."""
    every = tuple(findings)
    reported = tuple(finding for finding in every if finding.severity != "waived")
    return reported, len(every) - len(reported)
