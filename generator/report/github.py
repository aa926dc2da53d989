"""Findings as workflow commands, which GitHub shows beside the changed lines, the worst first."""

from collections.abc import Iterator, Mapping

from generator.finding import Finding, Severity
from generator.report.result import SEVERITIES, Result
from generator.report.text import render_finding
from generator.rule import Language

SHOWN = 10  # of each level; GitHub drops the others of a step without a word
_COMMANDS: Mapping[Severity, str] = {"error": "error", "gap": "error", "warning": "warning"}
_MORE: Mapping[Language, str] = {
    "zh": "还有 {hidden} 条没有标在行上（每次最多标 {shown} 条错误和缺口、{shown} 条提醒），"
    "全部 {all} 条见本次运行的摘要",
    "en": "{hidden} more are not shown beside the lines ({shown} errors and gaps, {shown} warnings at most); "
    "all {all} are in the summary of this run",
}


def render(result: Result) -> str:
    """Return a command for each finding that can be shown and a notice of those that cannot; nothing for none."""
    return "\n".join(_annotate(result))


def _annotate(result: Result) -> Iterator[str]:
    ranked = sorted(result.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    shown = 0
    for command in dict.fromkeys(_COMMANDS.values()):
        level = [finding for finding in ranked if _COMMANDS[finding.severity] == command][:SHOWN]
        yield from (_command(command, finding, result.language) for finding in level)
        shown += len(level)
    if hidden := len(ranked) - shown:
        yield f"::notice::{_escape(_MORE[result.language].format(hidden=hidden, shown=SHOWN, all=len(ranked)))}"


def _command(command: str, finding: Finding, language: Language) -> str:
    _, *rest = render_finding(finding, language)
    body = "\n".join([finding.message, *(line.strip() for line in rest)])
    return f"::{command} {_properties(finding)}::{_escape(body)}"


def _properties(finding: Finding) -> str:
    where = finding.location
    values = {"file": where.file, "line": str(where.line), "col": str(where.column), "title": finding.rule}
    return ",".join(f"{name}={_escape(value, in_property=True)}" for name, value in values.items())


def _escape(text: str, *, in_property: bool = False) -> str:
    """Escape what the runner would take for the end of a value."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if in_property else escaped
