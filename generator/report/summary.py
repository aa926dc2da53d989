"""All findings of a run as a Markdown page, for the summary of a workflow step."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.finding import Finding
from generator.report.markdown import escape_markdown
from generator.report.result import SEVERITIES, Result
from generator.report.text import render_finding, render_rulings
from generator.rule import Language

MOST_BYTES = 1_000_000  # GitHub refuses a summary of more than 1 MiB as a whole
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "规范检查",
        "error": "错误",
        "gap": "缺口",
        "warning": "提醒",
        "rule": "规则",
        "compared": "比较了",
        "rulings": "本手册改了轻重：",
        "cut": "摘要放不下了，还有 {count} 条没有列出。在自己的电脑上运行 handbook check 能看到全部。",
    },
    "en": {
        "title": "Check of the standards",
        "error": "errors",
        "gap": "gaps",
        "warning": "warnings",
        "rule": "rule",
        "compared": "compared",
        "rulings": "Severities changed by this handbook: ",
        "cut": "The summary is full; {count} more are not listed. Run handbook check on a computer to see all.",
    },
}


def render_summary(result: Result) -> str:
    """Return the counts with what each rule compared, then the findings by file, as many as GitHub accepts."""
    words = _WORDS[result.language]
    text = "".join(f"{line}\n" for line in _render_figures(result, words))
    room = MOST_BYTES - len(text.encode())
    left = len(result.findings)
    for file, findings in groupby(result.findings, key=lambda finding: finding.location.file):
        heading = f"\n### {escape_markdown(file)}\n\n"
        for finding in findings:
            part = heading + "".join(f"{line}\n" for line in _render_finding(finding, result.language, words))
            room -= len(part.encode())
            if room < 0:
                return f"{text}\n{words['cut'].format(count=left)}\n"
            text, heading, left = text + part, "", left - 1
    return text


def _render_figures(result: Result, words: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each rule, so that a zero stands beside what was compared."""
    found = Counter((finding.rule, finding.severity) for finding in result.findings)
    yield f"## {words['title']}"
    yield ""
    yield f"| {words['rule']} | {' | '.join(words[each] for each in SEVERITIES)} | {words['compared']} |"
    yield "|---|---:|---:|---:|---|"
    for rule, compared in result.compared:
        counts = " | ".join(str(found[rule, severity]) for severity in SEVERITIES)
        yield f"| {escape_markdown(rule)} | {counts} | {escape_markdown(compared)} |"
    yield f"| | {' | '.join(f'**{result.counts[each]}**' for each in SEVERITIES)} | |"
    if result.rulings:
        yield ""
        yield f"{words['rulings']}{escape_markdown('; '.join(render_rulings(result)))}"


def _render_finding(finding: Finding, language: Language, words: Mapping[str, str]) -> Iterator[str]:
    _, *rest = render_finding(finding, language)
    where = f"{finding.location.line}:{finding.location.column}"
    message, rule = escape_markdown(finding.message), escape_markdown(finding.rule)
    yield f"- **{words[finding.severity]}** {where} {message} \\[{rule}\\]"
    yield from (f"  - {escape_markdown(line)}" for line in rest)
