"""What the checks found, as pages shown in the local preview while an editor is at work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.finding import Finding, Severity
from generator.pages.environment import fill
from generator.pages.page import Page

SECTION = "检查"
SEVERITY_NAMES: Mapping[Severity, str] = {"error": "错误", "gap": "缺口", "warning": "提醒", "waived": "已豁免"}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as its template needs it."""

    severity: Severity
    severity_name: str
    location: str
    message: str
    rule: str
    related: tuple[tuple[str, str], ...]
    witness: str
    help: tuple[str, ...]


def render_findings(findings: Sequence[Finding], paths: Iterable[str]) -> Iterator[Page]:
    """Yield the same page of *findings* at every path, so that a reader meets it wherever they are."""
    title = name_counts(findings)
    html = fill("findings", title=title, findings=[_view(finding) for finding in _worst_first(findings)])
    for path in paths:
        yield Page(path, title, html, section=SECTION)


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    order = list(SEVERITY_NAMES)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def name_counts(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity (`2 个错误，1 个提醒`); nothing where there are none."""
    found = [finding.severity for finding in findings if finding.severity != "waived"]
    return "，".join(f"{found.count(each)} 个{name}" for each, name in SEVERITY_NAMES.items() if each in found)


def _view(finding: Finding) -> FindingView:
    return FindingView(
        severity=finding.severity,
        severity_name=SEVERITY_NAMES[finding.severity],
        location=str(finding.location),
        message=finding.message,
        rule=finding.rule,
        related=tuple((str(place.location), " ".join(place.text.split())) for place in finding.related),
        witness=finding.witness,
        help=finding.help,
    )
