"""The page of rules: what each check means, with an example that fails and one that passes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.addresses import RULES
from generator.pages.environment import fill
from generator.pages.page import Heading, Page

SECTION = "关于"


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in words: its id, an essay in paragraphs, and examples as YAML."""

    id: str
    paragraphs: tuple[str, ...]
    bad: str
    good: str


def render_rules(rules: tuple[RuleText, ...]) -> Iterator[Page]:
    """Yield the page of all rules."""
    headings = tuple(Heading(rule.id, rule.id, 2) for rule in rules)
    yield Page(f"{RULES}.md", "检查规则", fill("rules", rules=rules), headings, SECTION)
