"""Runs the rules over a handbook and puts what they find into words."""

from collections.abc import Iterator, Mapping, Sequence

from generator.fault import Fault
from generator.finding import Finding, Severity
from generator.handbook import Handbook
from generator.naming import name_situation
from generator.rule import Language, Rule, name_of
from generator.rules import RULES

_NOT_RUN: Mapping[Language, str] = {
    "zh": "没有查，因为有文件读不了",
    "en": "not checked, because a file cannot be read",
}


def lint(handbook: Handbook, only: Sequence[str] = (), language: Language = "zh") -> tuple[Finding, ...]:
    """Return the findings of all rules, or of those named in *only*, in reading order, each once.

    While a file cannot be read, rules that look for gaps are silent: what they miss may stand in that file.
    """
    chosen = [rule for rule in _choose(only) if rule.SEVERITY != "gap" or not handbook.is_partial]
    findings = (finding for rule in chosen for finding in _run(rule, handbook, language))
    return tuple(sorted(dict.fromkeys(findings)))


def _choose(only: Sequence[str]) -> list[Rule]:
    return [rule for rule in RULES if not only or name_of(rule) in only]


def _run(rule: Rule, handbook: Handbook, language: Language) -> Iterator[Finding]:
    decided: Mapping[str, Severity] = dict(handbook.settings.severities)
    for fault in rule.check(handbook):
        severity = fault.severity or decided.get(name_of(rule), rule.SEVERITY)
        yield _word(rule, fault, severity, handbook, language)


def _word(rule: Rule, fault: Fault, severity: Severity, handbook: Handbook, language: Language) -> Finding:
    values = {name: _shorten(value) for name, value in fault.values.items()}
    witness = handbook.space.witness(fault.overlap) if fault.overlap else ()
    return Finding(
        location=fault.where.location,
        rule=name_of(rule),
        severity=severity,
        message=rule.MESSAGES[fault.key][language].format(**values),
        entry=fault.where.entry,
        related=fault.related,
        matched=fault.matched,
        clash=fault.clash,
        witness=name_situation(handbook, witness),
        help=tuple(rule.HELP[key][language].format(**values) for key in fault.help),
    )


def _shorten(text: str) -> str:
    """Keep a message readable whatever was typed."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:80] + "…"


def count_compared(
    handbook: Handbook, only: Sequence[str] = (), language: Language = "zh"
) -> Iterator[tuple[str, str]]:
    """Yield, for each rule, its id and how much it compared in this handbook."""
    for rule in _choose(only):
        if rule.SEVERITY == "gap" and handbook.is_partial:
            yield name_of(rule), _NOT_RUN[language]
            continue
        figures = {name: f"{count:,}" for name, count in rule.compared(handbook).items()}
        yield name_of(rule), rule.COMPARED[language].format(**figures)
