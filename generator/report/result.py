"""What a run of the checks came to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from generator.finding import Finding, Ruling, Severity
from generator.rule import Language

SEVERITIES: tuple[Severity, ...] = ("error", "gap", "warning")


@dataclass(frozen=True, slots=True)
class Result:
    """The findings, what each rule compared in words, the language to report in, and how many findings are waived.

    *rulings* are the rules whose severity the handbook changed, with what it was and what it is.
    """

    findings: tuple[Finding, ...]
    compared: tuple[tuple[str, str], ...]
    language: Language = "zh"
    waived: int = 0
    rulings: tuple[tuple[str, Severity, Ruling], ...] = ()

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Return the number of findings of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def is_clean(self, *, strict: bool = False) -> bool:
        """Tell whether nothing is wrong; warnings count only if *strict*."""
        counts = self.counts
        return not (counts["error"] or counts["gap"] or (strict and counts["warning"]))
