"""One change tried on a whole handbook: load, check, judge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check import compose
from generator.finding import Finding
from generator.lint import lint
from generator.rule import name_of
from generator.rules import RULES
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Manuscript

TODAY = date(2026, 11, 22)  # fixed, so that a run can be repeated on any day
_KNOWN = frozenset(map(name_of, RULES))

Check = Callable[[Manuscript, Mutant, Sequence[str]], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one change; *passed* is a defect that was found, or a harmless change that was let alone."""

    family: Family
    handbook: str
    mutant: Mutant
    passed: bool
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """Return the name under which the change is spoken of in lists."""
        return f"{self.family.name} {self.handbook}/{self.mutant.entry} {self.mutant.change}"


def check(manuscript: Manuscript, mutant: Mutant, rules: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what the checks find in the handbook after the change."""
    return lint(compose(manuscript.rewrite(mutant.edits), frozenset(), TODAY), rules)


def judge(
    manuscript: Manuscript, family: Family, mutant: Mutant, known: frozenset[tuple[str, ...]]
) -> tuple[bool, tuple[Finding, ...]]:
    """Try the change; return whether all is well and, where not, what was found; *known* was there before it."""
    if family.kind == "harmless":
        findings = _fresh(check(manuscript, mutant), known)
        bad = tuple(each for each in findings if each.rule not in family.expected)
        return not bad, bad
    rules = [rule for rule in family.expected if rule in _KNOWN]
    found = _fresh(check(manuscript, mutant, [*rules, "schema"]), known)
    is_readable = "schema" in rules or all(finding.rule != "schema" for finding in found)
    if is_readable and any(_touches(finding, mutant) for finding in found):
        return True, ()
    return False, _fresh(check(manuscript, mutant), known)


def identify(finding: Finding) -> tuple[str, ...]:
    """Return what stays the same of a finding when lines move."""
    return (finding.rule, finding.entry, finding.message, *(place.entry for place in finding.related))


def _fresh(findings: tuple[Finding, ...], known: frozenset[tuple[str, ...]]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if identify(finding) not in known)


def _touches(finding: Finding, mutant: Mutant) -> bool:
    entries = {finding.entry, *(place.entry for place in finding.related)}
    return bool(entries & (mutant.places - {""})) or any(word in finding.message for word in mutant.words)
