"""Every page fits its screen, and can be read and touched."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.site import KINDS, pages_of, sample_pages

FAINT_WORDS = (Path(__file__).parent / "faint_words.js").read_text(encoding="utf-8")
WIDTHS = (320, 360, 900, 1440)
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"
# What scrolls within itself may be wider than the screen.
TOO_WIDE = """
[...document.querySelectorAll('body *')]
  .filter(each => each.offsetParent)
  .filter(each => !each.closest('pre, .matrix-frame, .md-typeset__scrollwrap, .md-sidebar, .md-search, .md-header'))
  .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(each => each.outerHTML.slice(0, 80))
"""
TOO_SMALL = """
[...document.querySelectorAll('.md-content :is(button, summary, .tick, .choice, .entrances a)')]
  .concat([...document.querySelectorAll('.md-content :is(.row-title, .jump, .back) a')])
  .filter(each => each.offsetParent && each.getBoundingClientRect().height < 40)
  .map(each => each.outerHTML)
"""


def test_nothing_runs_off_the_screen(page: Page, site: Path) -> None:
    for path in sample_pages(site):
        page.goto((site / path).as_uri())
        page.evaluate(UNFOLD)
        for width in WIDTHS:  # opening a page takes longer than laying it out again
            page.set_viewport_size({"width": width, "height": 800})

            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert page.evaluate(TOO_WIDE) == [], (path, width)


def test_long_words_do_not_run_off_the_screen_either(page: Page, hostile_site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for path in pages_of(hostile_site):
        page.goto((hostile_site / path).as_uri())

        assert page.evaluate(TOO_WIDE) == [], path


def test_phrases_are_large_and_controls_can_be_touched(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for path in KINDS:
        page.goto((site / path).as_uri())
        page.evaluate(UNFOLD)
        assert page.evaluate(TOO_SMALL) == [], path

    page.goto((site / "phrases" / "opening.html").as_uri())
    assert page.locator(".words").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 17


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(browser: Browser, site: Path, scheme: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        for path in KINDS:
            page.goto((site / path).as_uri())
            assert page.evaluate(FAINT_WORDS) == [], path
