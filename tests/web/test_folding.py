"""Long pages begin with what they are about, and what is folded is one touch away."""

from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from generator.check import load
from generator.pages.render import render_pages
from tests.cases import handbook_of
from tests.web.site import ROOT

SCREEN: ViewportSize = {"width": 360, "height": 800}


def test_an_index_of_hundreds_shows_its_themes_and_unfolds_each(page: Page, site: Path) -> None:
    page.set_viewport_size(SCREEN)
    page.goto((site / "norms" / "index.html").as_uri())
    norms = load(ROOT).norms

    shelves = page.locator(".shelf")
    assert shelves.locator(".row-title").count() == len(norms)
    assert page.locator(".shelf .row-title:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * SCREEN["height"]

    shelves.first.locator("summary").click()
    shelves.first.locator(".row-title a").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_the_list_of_a_long_page_leads_to_each_entry(page: Page, site: Path) -> None:
    page.set_viewport_size(SCREEN)
    page.goto((site / "phrases" / "crises.html").as_uri())
    links = page.locator(".jump-list a")
    assert links.count() == page.locator("article.entry").count()
    assert links.first.is_hidden()

    page.locator(".jump summary").click()
    links.last.click()
    assert page.locator(":target").get_attribute("id") == (links.last.get_attribute("href") or "").removeprefix("#")


def test_a_list_of_several_channels_is_sorted_by_channel() -> None:
    scopes = ["{channel: phone}", "{channel: email}", "{channel: [phone, email]}"] * 5
    scripts = "".join(
        f"  - {{id: s-{number}, title: 第 {number} 条, scope: {scope}, lines: [您好。]}}\n"
        for number, scope in enumerate(scopes)
    )
    pages = render_pages(handbook_of(f"scripts:\n{scripts}"))
    html = next(page.html for page in pages if 'id="s-14"' in page.html)
    groups = [part.partition("</p>")[0] for part in html.split('<p class="jump-group">')[1:]]

    assert groups == ["电话", "邮件", "几个渠道都用"]
    assert html.index('href="#s-12"') < html.index('href="#s-1"') < html.index('href="#s-2"')
