"""What a run amounts to: the table by family, the misses, and whether it is good enough."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools.mutants.family import Kind
from tools.mutants.trial import Verdict

KNOWN = Path(__file__).with_name("known.yaml")
SHARES: Mapping[Kind, int] = {"logical": 97, "policy": 90, "gap": 95, "form": 97, "harmless": 100}
"""Of each kind how many in a hundred must pass."""

FAMILIES, DEFECTS, GAP_FAMILIES, GAPS, HARMLESS = 25, 400, 15, 200, 450
"""What a whole run must at least have tried: contradictions and slips, gaps, harmless changes."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The verdicts that count, those on changes that are no defect, and what somebody wrote down about either.

    *reasons* says of a change why it is no defect, or why it is missed; *stale* are those that are found after all.
    """

    verdicts: tuple[Verdict, ...]
    equivalent: tuple[Verdict, ...]
    reasons: Mapping[str, str]
    stale: tuple[str, ...]

    def of(self, *kinds: Kind) -> list[Verdict]:
        """Return the verdicts on families of some kinds."""
        return [verdict for verdict in self.verdicts if verdict.family.kind in kinds]

    @property
    def defects(self) -> list[Verdict]:
        """Return the verdicts on planted defects."""
        return self.of("logical", "policy", "gap", "form")


def tally(verdicts: Sequence[Verdict]) -> Tally:
    """Set apart the changes that are named by hand as no defect."""
    known: Mapping[str, Mapping[str, str]] = yaml.safe_load(KNOWN.read_text("utf-8"))
    harmless, reasons = known["no-defect"], {**known["no-defect"], **known["missed"]}
    equivalent = tuple(each for each in verdicts if each.key in harmless and not each.passed)
    stale = tuple(each.key for each in verdicts if each.key in reasons and each.passed)
    return Tally(tuple(each for each in verdicts if each not in equivalent), equivalent, reasons, stale)


def describe(result: Tally) -> Iterator[str]:
    """Yield the lines of the report: a row for each family, a sum for each kind, then whatever went wrong."""
    yield f"{'kind':9}{'family':28}{'planted':>8}{'passed':>8}{'share':>8}"
    for kind in SHARES:
        rows = result.of(kind)
        for name in dict.fromkeys(verdict.family.name for verdict in rows):
            yield _row(kind, name, [verdict for verdict in rows if verdict.family.name == name])
        if rows:
            yield _row(kind, "all", rows)
    for verdict in result.verdicts:
        if not verdict.passed:
            yield from _explain(verdict, result.reasons.get(verdict.key, ""))
    yield from (f"no defect: {verdict.key}\n    {result.reasons[verdict.key]}" for verdict in result.equivalent)
    yield from (f"found after all, take it off the list: {key}" for key in result.stale)


def _row(kind: Kind, name: str, verdicts: Sequence[Verdict]) -> str:
    passed = sum(verdict.passed for verdict in verdicts)
    return f"{kind:9}{name:28}{len(verdicts):8}{passed:8}{passed / len(verdicts):8.1%}"


def _explain(verdict: Verdict, reason: str) -> Iterator[str]:
    harmless = verdict.family.kind == "harmless"
    yield f"{'false alarm' if harmless else 'missed'}: {verdict.key}"
    edit = verdict.mutant.edits[0].entry
    yield f"    {edit.file}:{edit.begin + 1} {verdict.family.says}"
    yield from [f"    {reason}"] if reason else []
    for finding in verdict.findings[:3]:
        yield f"    {'' if harmless else 'but found: '}[{finding.rule}] {finding.entry}: {finding.message}"


def complain(result: Tally, *, whole: bool) -> Iterator[str]:
    """Yield what falls short of what is wanted; the numbers are asked of a *whole* run only."""
    for kind, share in SHARES.items():
        rows = result.of(kind)
        passed = sum(verdict.passed for verdict in rows)
        if rows and passed * 100 < share * len(rows):
            yield f"{kind}: {passed} of {len(rows)} passed, {share} in a hundred are wanted"
    if result.stale:
        yield f"{len(result.stale)} that are listed as no defect or missed were found"
    if whole:
        clashes, gaps = result.of("logical", "policy", "form"), result.of("gap")
        wanted = (
            (_count_families(clashes), FAMILIES, "families of contradictions"),
            (len(clashes), DEFECTS, "contradictions"),
            (_count_families(gaps), GAP_FAMILIES, "families of gaps"),
            (len(gaps), GAPS, "gaps"),
            (len(result.of("harmless")), HARMLESS, "harmless changes"),
        )
        yield from (f"only {count} {what}, {least} are wanted" for count, least, what in wanted if count < least)


def _count_families(verdicts: Sequence[Verdict]) -> int:
    return len({verdict.family.name for verdict in verdicts})
