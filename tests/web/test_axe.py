"""No page breaks an accessibility rule that a machine can check, in light or in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.site import KINDS

# Of what a template made hundreds of times thirty, evenly drawn, stand for all; axe takes minutes for a whole ledger.
THIN = """
document.querySelectorAll('tbody, ul, ol, .md-content__inner').forEach(parent => {
  const kinds = new Map();
  [...parent.children].forEach(each => {
    const kind = each.tagName + '.' + each.className;
    kinds.set(kind, [...(kinds.get(kind) || []), each]);
  });
  kinds.forEach(same => same.forEach((each, index) => {
    if (Math.floor(index * 30 / same.length) === Math.floor((index - 1) * 30 / same.length)) { each.remove(); }
  }));
})
"""
_WIDTHS = {"light": 1280, "dark": 360}  # each page once wide and once narrow, so that the drawer is looked at too


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_no_violation(page: Page, served: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": _WIDTHS[scheme], "height": 800})
    page.goto(f"{served}/{path}")

    assert _violations(page) == []


def test_axe_finds_no_violation_in_the_open_search(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("投诉")
    page.wait_for_selector(".md-search-result__item")

    assert _violations(page) == []


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the rules that are broken, each with the first elements that break it."""
    page.evaluate(THIN)
    response = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert response["passes"], "axe looked at nothing"
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in response["violations"]]
