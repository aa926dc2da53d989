"""Runs the rules over a handbook and puts what they find into words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.fault import Fault
from generator.finding import Finding, Ruling, Severity
from generator.handbook import Handbook
from generator.moments import name_start
from generator.naming import name_situation
from generator.rule import Language, Rule, name_of
from generator.rules import RULES, overdue_review, stale_waiver
from generator.waiving import Found, find_stale, waive

_NOT_RUN: Mapping[Language, str] = {
    "zh": "没有查，因为有文件读不了",
    "en": "not checked, because a file cannot be read",
}
_OFF: Mapping[Language, str] = {
    "zh": "没有查，因为 handbook.yaml 的 severities 写了 off",
    "en": "not checked, because severities in handbook.yaml says off",
}


def lint(
    handbook: Handbook, only: Sequence[str] = (), language: Language = "zh", *, expiring: bool = True
) -> tuple[Finding, ...]:
    """Return the findings of all rules, or of those named in *only*, in reading order, each once.

    Those that a waiver covers are marked as waived; unless *expiring*, waivers cover beyond their last day
    and no review is overdue. While a file cannot be read, rules that look for gaps are silent: what they miss may stand
    in that file.
    """
    wanted = {name_of(rule) for rule in _choose(only)}
    judges_waivers = name_of(stale_waiver) in wanted
    # Whether a waiver is still of use only the rule knows that it waives, asked for or not.
    needed = wanted | {waiver.rule for waiver in handbook.waivers if judges_waivers}
    chosen = [rule for rule in _choose(tuple(needed)) if rule.SEVERITY != "gap" or not handbook.is_partial]
    chosen = [rule for rule in chosen if expiring or name_of(rule) != name_of(overdue_review)]
    found = [finding for rule in chosen for finding in _run(rule, handbook, language)]
    today = handbook.today if expiring else date.min
    findings = [each for each in waive(found, handbook.waivers, handbook.space, today) if each.rule in wanted]
    if judges_waivers:
        findings += _judge_waivers(handbook, found, () if handbook.is_partial else needed, today, language)
    return tuple(sorted(dict.fromkeys(findings)))


def _judge_waivers(
    handbook: Handbook, found: Collection[Found], run: Collection[str], today: date, language: Language
) -> Iterator[Finding]:
    """Tell the rule on waivers what only the runner knows, in the one thing that rules are given: a handbook."""
    known = {name_of(rule) for rule in RULES}
    stale = tuple(find_stale(handbook.waivers, found, handbook.space, known, run, today))
    judged = _run(stale_waiver, replace(handbook, stale_waivers=stale), language)
    yield from (each.finding for each in judged)


def _choose(only: Sequence[str]) -> list[Rule]:
    return [rule for rule in RULES if not only or name_of(rule) in only]


def _run(rule: Rule, handbook: Handbook, language: Language) -> Iterator[Found]:
    ruling = _rule_on(rule, handbook)
    if ruling == "off":
        return
    for fault in rule.check(handbook):
        severity = fault.severity or ruling or rule.SEVERITY
        yield Found(_word(rule, fault, severity, handbook, language), fault.overlap)


def _rule_on(rule: Rule, handbook: Handbook) -> Ruling | None:
    """Return what the handbook's owners decided of a rule, if anything."""
    return dict(handbook.settings.severities).get(name_of(rule))


def list_rulings(handbook: Handbook) -> Iterator[tuple[str, Severity, Ruling]]:
    """Yield the rules whose severity the handbook's owners changed, with what it was and what it is."""
    for rule in RULES:
        ruling = _rule_on(rule, handbook)
        if ruling and ruling != rule.SEVERITY:
            yield name_of(rule), rule.SEVERITY, ruling


def _word(rule: Rule, fault: Fault, severity: Severity, handbook: Handbook, language: Language) -> Finding:
    values = {name: _shorten(value) for name, value in fault.values.items()}
    return Finding(
        location=fault.where.location,
        rule=name_of(rule),
        severity=severity,
        message=rule.MESSAGES[fault.key][language].format(**values),
        entry=fault.where.entry,
        related=fault.related,
        matched=fault.matched,
        clash=fault.clash,
        witness=_word_witness(fault, handbook),
        help=tuple(rule.HELP[key][language].format(**values) for key in fault.help),
    )


def _word_witness(fault: Fault, handbook: Handbook) -> str:
    """Return one situation of the overlap, and the start; a start tells the hour better than a facet does."""
    overlap = handbook.narrow(fault.overlap or (), fault.start)
    situation = handbook.space.witness(overlap) if overlap else ()
    if start := name_start(fault.start):
        situation = tuple((facet, atom) for facet, atom in situation if not handbook.tells_hour(facet))
    return " · ".join(filter(None, (name_situation(handbook, situation), start)))


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
        if _rule_on(rule, handbook) == "off":
            yield name_of(rule), _OFF[language]
            continue
        figures = {name: f"{count:,}" for name, count in rule.compared(handbook).items()}
        yield name_of(rule), rule.COMPARED[language].format(**figures)
