"""The page of rules: what each check means, with an example that fails and one that passes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.explain import Essay
from generator.finding import Ruling, Severity
from generator.pages.addresses import RULES
from generator.pages.environment import fill
from generator.pages.page import Heading, Page

SECTION = "关于"


_NAMES: Mapping[str, str] = {"error": "错误", "gap": "缺口", "warning": "提醒", "off": "不查"}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule as its template needs it; *ruling* is what this handbook made of its severity, if anything else."""

    essay: Essay
    severity: str
    ruling: str


def render_rules(essays: tuple[Essay, ...], rulings: Mapping[str, Ruling | Severity]) -> Iterator[Page]:
    """Yield the page of all rules; *rulings* are the severities that the handbook says."""
    views = tuple(_view(essay, rulings.get(essay.rule, essay.severity)) for essay in essays)
    headings = tuple(Heading(essay.rule, essay.rule, 2) for essay in essays)
    yield Page(f"{RULES}.md", "检查规则", fill("rules", rules=views), headings, SECTION)


def _view(essay: Essay, ruling: str) -> RuleView:
    return RuleView(essay, _NAMES[essay.severity], _NAMES[ruling] if ruling != essay.severity else "")
