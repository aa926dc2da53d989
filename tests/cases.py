"""Lays mini-handbooks with marked lines over the sample and tells which lines a rule reports."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from generator.check import compose
from generator.finding import Finding
from generator.handbook import Handbook
from generator.lint import lint
from generator.rule import Rule, name_of
from generator.source import Source, parse

SAMPLE = Path(__file__).parent / "sample"
CASES = Path(__file__).parent / "rules"
MARK = re.compile(r"# <- (?P<kind>finding|warning)(?:: (?P<words>.*?))?\s*$")
"""Ends a line that must be reported: as the rule's own severity or as a warning, and, if told, in these words."""
CASE = "the-case.yaml"  # sorts after the sample, as a file that was added to it
TODAY = date(2026, 11, 1)

_OMITTED: dict[str, dict[str, Any]] = {
    "norms": {"level": "must", "statement": "照此办理。"},
    "etiquette": {"level": "must", "statement": "照此办理。"},
    "scripts": {"lines": ["您好。"]},
    "never-say": {"why": "不妥"},
    "procedures": {"steps": [{"id": "only", "role": "agent", "act": "answer-call"}]},
    "checklists": {
        "kind": "self",
        "audience": "agent",
        "sections": [{"title": "一", "items": [{"id": "a", "text": "好"}]}],
    },
    "quizzes": {"questions": [{"id": "a", "type": "true-false", "stem": "电话要接。", "key": "对"}]},
    "personas": {"summary": "一类客户。"},
    "forms": {"sections": [{"title": "一", "fields": [{"id": "a", "label": "日期", "type": "date"}]}]},
    "glossary": {"definition": "释义。"},
}


def sample_sources() -> list[Source]:
    """Return the files of the sample handbook."""
    files = sorted((SAMPLE / "standards").glob("*.yaml"))
    return [parse(f"sample/{file.name}", file.read_bytes()) for file in files]


def handbook_of(text: str, *, today: date = TODAY) -> Handbook:
    """Return the sample with *text* laid over it; required fields that a test omits are filled in."""
    source = parse(CASE, text.encode())
    if isinstance(source.data, dict):
        _fill(source.data)
    return compose([*sample_sources(), source], frozenset(), today)


def _fill(data: dict[str, Any]) -> None:
    for collection, omitted in _OMITTED.items():
        elements = data.get(collection)
        for element in elements if isinstance(elements, list) else ():
            if isinstance(element, dict):
                title = {} if collection == "never-say" else {"title": element.get("id", "无题")}
                element.update({key: value for key, value in (omitted | title).items() if key not in element})


def findings_of(rule: Rule | None, text: str) -> tuple[Finding, ...]:
    """Return what *rule* (or every rule) reports of the case *text*."""
    findings = lint(handbook_of(text), (name_of(rule),) if rule else ())
    return tuple(finding for finding in findings if finding.severity != "waived")


def reported_lines(findings: Iterable[Finding]) -> list[int]:
    """Return the lines of the case that are reported, each once; a finding in the sample counts as line 0."""
    return sorted({finding.location.line if finding.location.file == CASE else 0 for finding in findings})


def find_marks(text: str) -> dict[int, re.Match[str]]:
    """Return the marks of a case by line."""
    matches = ((number, MARK.search(line)) for number, line in enumerate(text.splitlines(), start=1))
    return {number: match for number, match in matches if match}


def assert_marked(rule: Rule, text: str) -> None:
    """Fail unless the rule reports exactly the marked lines, with the severity and the words that the marks name."""
    findings, marks = findings_of(rule, text), find_marks(text)
    assert reported_lines(findings) == list(marks)
    for finding in findings:
        mark = marks[finding.location.line]
        assert finding.severity == ("warning" if mark["kind"] == "warning" else rule.SEVERITY)
        said = " ".join((finding.message, finding.witness, *finding.help, *(place.text for place in finding.related)))
        assert mark["words"] is None or mark["words"] in said
