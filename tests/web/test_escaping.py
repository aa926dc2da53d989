"""Whatever stands in a text is shown as it was typed and never does anything."""

from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from tests.web.hostile import attacks
from tests.web.site import pages_of

# What the words would have become had a template or Markdown read them.
CAME_ALIVE = ".md-content :is(script, b, em, table:not(.ledger, .matrix)), [onclick], a[href^='javascript']"
WORDS = "document.querySelectorAll('script, style').forEach(each => each.remove()), document.body.textContent"


@pytest.fixture
def dialogs(page: Page) -> list[str]:
    """Note every dialog that a script opens."""
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return opened


def test_every_text_appears_literally_somewhere(hostile_site: Path, page: Page, dialogs: list[str]) -> None:
    shown = ""
    for path in pages_of(hostile_site):
        page.goto((hostile_site / path).as_uri())
        assert page.locator(CAME_ALIVE).count() == 0, path
        shown += str(page.evaluate(WORDS))

    assert [attack for attack in attacks() if attack not in shown] == []
    assert "1337" not in shown  # which is what the template would have made of it
    assert dialogs == []


def test_titles_of_the_window_are_literal_too(hostile_site: Path, page: Page) -> None:
    page.goto((hostile_site / "checklists" / "shift-check.html").as_uri())
    heading = page.locator("h1").inner_text()

    assert heading in attacks()
    assert page.title() == f"{heading} - {attacks()[0]}"


def test_search_results_are_literal(hostile_site: Path, page: Page, dialogs: list[str]) -> None:
    page.goto((hostile_site / "index.html").as_uri())
    page.locator(".md-search__input").press_sequentially("me@example")
    results = page.locator(".md-search-result__list")
    results.locator("article").first.wait_for()

    assert "<script>alert(" in results.inner_text()
    assert results.locator("script, [onclick]").count() == 0
    assert dialogs == []
