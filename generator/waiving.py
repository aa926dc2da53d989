"""Which findings a waiver covers, and which waivers cover nothing any more."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.finding import Finding
from generator.model.waiver import StaleWaiver, Waiver

# Content that cannot be read right cannot be tolerated: what stands in it would go unchecked.
NOT_WAIVABLE = ("schema", "duplicate-id", "dangling-reference", "stale-waiver")


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver], today: date) -> Iterator[Finding]:
    """Yield the findings, those that a waiver covers marked as waived."""
    holding = [waiver for waiver in waivers if _is_valid(waiver) and not _is_expired(waiver, today)]
    for finding in findings:
        covered = any(_covers(waiver, finding) for waiver in holding)
        yield replace(finding, severity="waived") if covered else finding


def _is_valid(waiver: Waiver) -> bool:
    return waiver.rule not in NOT_WAIVABLE


def _is_expired(waiver: Waiver, today: date) -> bool:
    return waiver.expires is not None and today > waiver.expires


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return finding.rule == waiver.rule and finding.entry in waiver.entries


def find_stale(
    waivers: Iterable[Waiver], findings: Collection[Finding], rules: Collection[str], run: Collection[str], today: date
) -> Iterator[StaleWaiver]:
    """Yield the waivers that should go; only those of rules that were *run* can be known to cover nothing."""
    for waiver in waivers:
        if waiver.rule not in rules:
            yield StaleWaiver(waiver, "no-such-rule")
        elif not _is_valid(waiver):
            yield StaleWaiver(waiver, "not-waivable")
        elif _is_expired(waiver, today):
            yield StaleWaiver(waiver, "expired")
        elif waiver.rule in run:
            found = {finding.entry for finding in findings if finding.rule == waiver.rule}
            if idle := tuple(entry for entry in waiver.entries if entry not in found):
                yield StaleWaiver(waiver, "unused", idle)


def set_waived_aside(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], int]:
    """Return the findings to report and the number of those that waivers cover."""
    every = tuple(findings)
    reported = tuple(finding for finding in every if finding.severity != "waived")
    return reported, len(every) - len(reported)
