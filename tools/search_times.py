"""Time the search of the built site from a folder, in a real browser, at full speed and with a slower processor."""

import argparse
import gzip
import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from generator.check import load
from tests.browser import open_chromium
from tests.web.golden import load_golden
from tests.web.searching import SearchBox, open_search

ROOT = Path()
SITE = Path("site")
INDEX = SITE / "search" / "search_index.js"
RUNS = 5
SLOWER = 4


def main() -> int:
    """Print the size of the index, how long a phrase takes to be on the screen, and how long an answer takes."""
    argparse.ArgumentParser(prog="search_times", description=__doc__).parse_args()
    if not INDEX.is_file():
        print(f"{INDEX} is missing: run make build first", file=sys.stderr)
        return 2
    words = INDEX.read_bytes()
    print(f"index: {len(words):,} bytes, {len(gzip.compress(words)):,} compressed")
    with open_chromium() as browser:
        for rate in (1, SLOWER):
            taken = sorted(_time_to_phrase(browser, rate) for _ in range(RUNS))
            seconds = ", ".join(f"{each:.2f}" for each in taken)
            print(f"from / to a phrase on the screen, processor {rate} times slower: {seconds} s")
        print(f"median answer to a golden query: {_time_answers(browser):.0f} ms")
    return 0


def _time_to_phrase(browser: Browser, rate: int) -> float:
    page = browser.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto((SITE / "index.html").resolve().as_uri())
    start = time.perf_counter()
    page.keyboard.press("/")
    page.keyboard.insert_text("不说话")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#silent-call ~ .pair .words").first.wait_for()
    taken = time.perf_counter() - start
    page.close()
    return taken


def _time_answers(browser: Browser) -> float:
    page = browser.new_page()
    box = open_search(page, (SITE / "index.html").resolve().as_uri())
    queries = [golden.query for golden in load_golden(load(ROOT)) if not golden.query.isascii()]
    taken = [_time_answer(page, box, query) for query in queries]
    page.close()
    return median(taken) * 1000


def _time_answer(page: Page, box: SearchBox, query: str) -> float:
    start = time.perf_counter()
    box.type(query)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
