"""No page asks another host for anything or complains in the console."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

from tests.web.site import KINDS


@contextmanager
def _listening(page: Page, home: str) -> Iterator[list[str]]:
    heard: list[str] = []

    def note(event: ConsoleMessage | Error | Request | Response) -> None:
        match event:
            case ConsoleMessage():
                heard.append(f"console: {event.text}")
            case Error():
                heard.append(f"error: {event.message}")
            case Response() if event.status >= 400:
                heard.append(f"{event.status}: {event.url}")
            case Request() if event.failure or not event.url.startswith(home):
                heard.append(f"request: {event.url} {event.failure or ''}")

    page.on("console", note)
    page.on("pageerror", note)
    page.on("requestfailed", note)
    page.on("request", note)
    page.on("response", note)
    yield heard


@pytest.mark.parametrize("way", ["http", "file"])
def test_pages_are_quiet(page: Page, site: Path, served: str, way: str) -> None:
    home = served if way == "http" else site.as_uri()

    with _listening(page, home) as heard:
        for path in KINDS:
            page.goto(f"{home}/{path}")
            page.wait_for_load_state("networkidle")

    assert heard == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_search_finds_a_phrase_page_without_another_host(page: Page, site: Path, served: str, way: str) -> None:
    home = served if way == "http" else site.as_uri()

    with _listening(page, home) as heard:
        page.goto(f"{home}/index.html")
        page.locator(".md-search__input").press_sequentially("开场")
        found = page.locator(".md-search-result__link[href*='phrases/opening.html']").first
        found.wait_for()
        found.click()
        page.locator("h1").get_by_text("开场").wait_for()

    assert heard == []
