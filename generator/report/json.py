"""Findings as one JSON object, for programs."""

import json
from collections.abc import Mapping
from typing import Any

from generator.finding import Finding, Place
from generator.report.result import Result

VERSION = 1


def render(result: Result) -> str:
    """Return the object {"version", "counts", "waived", "findings", "compared", "severities"}."""
    document = {
        "version": VERSION,
        "counts": dict(result.counts),
        "waived": result.waived,
        "findings": [_describe(finding) for finding in result.findings],
        "compared": dict(result.compared),
        "severities": {rule: ruling for rule, _, ruling in result.rulings},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _describe(finding: Finding) -> Mapping[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "entry": finding.entry or None,
        "related": [_describe_place(place) for place in finding.related],
        "matched": finding.matched or None,
        "clash": list(finding.clash),
        "witness": finding.witness or None,
        "help": list(finding.help),
    }


def _describe_place(place: Place) -> Mapping[str, Any]:
    return {
        "file": place.location.file,
        "line": place.location.line,
        "column": place.location.column,
        "entry": place.entry or None,
        "text": place.text,
    }
