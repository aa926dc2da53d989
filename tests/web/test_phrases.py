"""Phrases are shown so that nobody mistakes what to say for what not to say, and are copied exactly."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.check import load
from tests.web.site import ROOT

WORDINGS = [
    (script, text.text)
    for script in load(ROOT).scripts
    for line in script.lines
    for text in line.say
    if "@" not in text.text
]
SCRIPT, WORDS = WORDINGS[0]


@pytest.fixture
def address(site: Path) -> str:
    """Return where the first script stands, opened from a folder."""
    return f"{(site / 'phrases' / f'{SCRIPT.theme}.html').as_uri()}#{SCRIPT.id}"


def _copy_first(page: Page) -> None:
    article = page.locator("article.entry", has=page.locator(f"#{SCRIPT.id}"))
    wording = article.locator(".wording", has_text=WORDS)
    wording.get_by_role("button", name="复制").click()
    wording.get_by_role("button", name="已复制").wait_for()


def test_the_button_copies_the_exact_words(browser: Browser, served: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{served}/phrases/{SCRIPT.theme}.html")
        _copy_first(page)

        assert page.evaluate("navigator.clipboard.readText()") == WORDS


def test_copying_works_from_a_folder(page: Page, address: str) -> None:
    page.goto(address)
    _copy_first(page)

    assert _paste(page) == WORDS


def test_copying_works_where_the_browser_has_no_clipboard(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(address)
    _copy_first(page)

    assert _paste(page) == WORDS


def _paste(page: Page) -> str:
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<textarea id=\"pasted\"></textarea>')")
    page.locator("#pasted").focus()
    page.keyboard.press("Control+V")
    return page.locator("#pasted").input_value()


def test_only_what_may_be_said_has_a_button(page: Page, address: str) -> None:
    page.goto(address)

    assert page.locator(".never").count() > 0
    assert page.locator(".never button").count() == 0
    assert page.locator(".say .wording").count() == page.locator("button.copy").count()


def test_saying_and_not_saying_differ_without_colour(page: Page, address: str) -> None:
    page.goto(address)
    say, never = page.locator(".say").first, page.locator(".never").first
    style = "each => getComputedStyle(each).borderLeftStyle"
    before = "getComputedStyle(each, '::before')"
    mark = f"each => [{before}.content[1], {before}.borderRadius]"

    assert (say.evaluate(style), never.evaluate(style)) == ("solid", "dashed")
    assert say.locator(".mark").first.evaluate(mark) == ["✓", "50%"]
    assert never.locator(".mark").evaluate(mark) == ["✗", "0px"]
    assert say.locator(".mark").first.inner_text() == "这样说"
    assert never.locator(".mark").inner_text() == "不要说"


def test_never_say_stands_beside_say_on_a_desk_and_below_it_on_a_phone(page: Page, address: str) -> None:
    tops = "[...document.querySelectorAll('.pair:has(.nevers) > *')].slice(0, 2).map(each => each.offsetTop)"
    page.goto(address)

    page.set_viewport_size({"width": 900, "height": 800})
    beside = page.evaluate(tops)
    page.set_viewport_size({"width": 360, "height": 800})
    below = page.evaluate(tops)

    assert beside[0] == beside[1]
    assert below[0] < below[1]


def test_an_anchor_opens_at_its_script(page: Page, site: Path) -> None:
    script = next(script for script in reversed(load(ROOT).scripts) if script.theme == SCRIPT.theme)

    page.goto(f"{(site / 'phrases' / f'{script.theme}.html').as_uri()}#{script.id}")

    assert page.locator(f"#{script.id}").inner_text().startswith(script.title)
    page.wait_for_function(f"document.getElementById('{script.id}').getBoundingClientRect().top < innerHeight")
