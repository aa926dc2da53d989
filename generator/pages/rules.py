"""The page of rules: what each check means, with an example that fails and one that passes."""

from collections.abc import Iterator

from generator.explain import Essay
from generator.pages.addresses import RULES
from generator.pages.environment import fill
from generator.pages.page import Heading, Page

SECTION = "关于"


def render_rules(essays: tuple[Essay, ...]) -> Iterator[Page]:
    """Yield the page of all rules."""
    headings = tuple(Heading(essay.rule, essay.rule, 2) for essay in essays)
    yield Page(f"{RULES}.md", "检查规则", fill("rules", essays=essays), headings, SECTION)
