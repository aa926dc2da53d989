"""Search answers however the words come into the field, and an input method may finish first."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

WORDS = "开场"
PRESS_ENTER = "(each, composing) => each.dispatchEvent(new KeyboardEvent('keydown', {ENTER, isComposing: composing}))"
ENTER = "key: 'Enter', bubbles: true, cancelable: true"


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Return the address of the first page, on a server and in a folder."""
    return f"{served if request.param == 'http' else site.as_uri()}/index.html"


@pytest.fixture
def field(page: Page, home: str) -> Locator:
    """Open the search."""
    page.goto(home)
    found = page.locator(".md-search__input")
    found.focus()
    page.get_by_text("键入以开始搜索").wait_for()  # the index is there
    return found


def _hit(page: Page) -> Locator:
    return page.locator(".md-search-result__link[href*='phrases/opening.html']").first


def test_words_put_in_without_a_key_are_looked_up(page: Page, field: Locator) -> None:
    page.keyboard.insert_text(WORDS)
    _hit(page).click()
    page.locator("h1").get_by_text(WORDS).wait_for()

    assert "phrases/opening.html" in page.url


def test_words_that_an_input_method_composes_are_looked_up_when_they_are_picked(page: Page, field: Locator) -> None:
    method = page.context.new_cdp_session(page)
    for composed in ("kai", "kai'chang"):
        method.send("Input.imeSetComposition", {"text": composed, "selectionStart": 0, "selectionEnd": len(composed)})
    page.wait_for_timeout(200)
    before = _hit(page).count()

    method.send("Input.insertText", {"text": WORDS})
    _hit(page).wait_for()

    assert before == 0
    assert field.input_value() == WORDS


def test_enter_that_confirms_a_suggestion_stays_on_the_page(page: Page, field: Locator, home: str) -> None:
    page.keyboard.insert_text(WORDS)
    _hit(page).wait_for()

    field.evaluate(PRESS_ENTER.replace("ENTER", ENTER), True)
    page.wait_for_timeout(300)

    assert page.url == home


def test_enter_that_is_meant_opens_the_first_hit(page: Page, field: Locator, home: str) -> None:
    page.keyboard.insert_text(WORDS)
    _hit(page).wait_for()

    with page.expect_navigation():
        field.evaluate(PRESS_ENTER.replace("ENTER", ENTER), False)

    assert "phrases/opening.html" in page.url
    assert page.url.endswith("#open-the-call")
