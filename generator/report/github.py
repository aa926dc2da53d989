"""Findings as workflow commands, which GitHub shows beside the changed lines."""

from collections.abc import Iterator, Mapping

from generator.finding import Finding, Severity
from generator.report.result import Result
from generator.report.text import render_finding

_COMMANDS: Mapping[Severity, str] = {"error": "error", "gap": "error", "warning": "warning"}


def render(result: Result) -> str:
    """Return one command for each finding; nothing for none."""
    return "\n".join(_annotate(result))


def _annotate(result: Result) -> Iterator[str]:
    for finding in result.findings:
        _, *rest = render_finding(finding, result.language)
        body = "\n".join([finding.message, *(line.strip() for line in rest)])
        yield f"::{_COMMANDS[finding.severity]} {_properties(finding)}::{_escape(body)}"


def _properties(finding: Finding) -> str:
    where = finding.location
    values = {"file": where.file, "line": str(where.line), "col": str(where.column), "title": finding.rule}
    return ",".join(f"{name}={_escape(value, in_property=True)}" for name, value in values.items())


def _escape(text: str, *, in_property: bool = False) -> str:
    """Escape what the runner would take for the end of a value."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if in_property else escaped
