"""What agents type is found, in a real browser, from a server and from a folder, and soon."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page

from generator.check import load
from tests.web.golden import HELD_OUT, QUERIES, Golden, find_gone, load_golden
from tests.web.searching import open_search
from tests.web.site import ROOT

HANDBOOK = load(ROOT)
GOLDEN = load_golden(HANDBOOK)
ENOUGH = 0.97
ENOUGH_UNTUNED = 0.75
FORMER = 40  # of the held-out queries were written earlier, by another hand
SOON = 1.0
ATTEMPTS = 8


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Return the address of the first page, on a server and in a folder."""
    return f"{served if request.param == 'http' else site.as_uri()}/index.html"


def test_the_golden_queries_are_many_and_most_are_not_titles() -> None:
    assert len(GOLDEN) >= 200
    assert sum(golden.far for golden in GOLDEN) >= len(GOLDEN) / 2
    assert len({golden.kind for golden in GOLDEN}) >= 8


@pytest.mark.parametrize("path", [QUERIES, HELD_OUT], ids=lambda path: path.stem)
def test_every_query_asks_for_entries_that_exist(path: Path) -> None:
    assert find_gone(HANDBOOK, path) == []


def test_golden_queries_find_what_they_should(page: Page, home: str, capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(_note(message)))
    page.on("pageerror", lambda error: heard.append(_note(error)))

    ranks = _rank_all(page, home, GOLDEN)

    within = [golden for golden, rank in ranks.items() if 0 < rank <= golden.within]
    missed = [f"{golden.query}: {rank or 'not found'}" for golden, rank in ranks.items() if golden not in within]
    with capsys.disabled():
        print(f"\n{home.partition(':')[0]}: {_tabulate(ranks)}; missed: {missed}")
    assert len(within) >= ENOUGH * len(GOLDEN), missed
    assert heard == []


def test_three_of_four_queries_that_nobody_tuned_for_find_within_their_rank(
    page: Page, served: str, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = load_golden(HANDBOOK, HELD_OUT)
    ranks = _rank_all(page, f"{served}/index.html", queries)

    with capsys.disabled():
        for name, part in (("first", queries[:FORMER]), ("later", queries[FORMER:])):
            print(f"\nheld out {name}: {_tabulate({each: ranks[each] for each in part})}")
    assert _count_within(ranks) >= ENOUGH_UNTUNED * len(ranks)


def _rank_all(page: Page, home: str, queries: tuple[Golden, ...]) -> dict[Golden, int]:
    box = open_search(page, home)
    ranks: dict[Golden, int] = {}
    for golden in queries:
        box.type(golden.query)
        ranks[golden] = golden.rank(box.entries())
    return ranks


def _note(event: ConsoleMessage | Error) -> str:
    return event.text if isinstance(event, ConsoleMessage) else event.message


def _tabulate(ranks: dict[Golden, int]) -> str:
    found, first = sum(rank > 0 for rank in ranks.values()), sum(rank == 1 for rank in ranks.values())
    return f"{len(ranks)} queries, found {found}, first {first}, within their rank {_count_within(ranks)}"


def _count_within(ranks: dict[Golden, int]) -> int:
    return sum(0 < rank <= golden.within for golden, rank in ranks.items())


def test_a_phrase_is_on_the_screen_within_a_second(page: Page, site: Path) -> None:
    taken: list[float] = []
    while len(taken) < ATTEMPTS and not (taken and taken[-1] < SOON):  # others may be using the machine
        taken.append(_time_to_phrase(page, site / "index.html"))

    assert taken[-1] < SOON, taken


def _time_to_phrase(page: Page, path: Path) -> float:
    page.goto(path.as_uri())
    start = time.perf_counter()
    page.keyboard.press("/")
    page.keyboard.insert_text("不说话")  # as an input method hands it over
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/phrases/opening.html*")
    page.locator("#silent-call ~ .pair .words").first.wait_for()
    taken = time.perf_counter() - start
    assert page.evaluate("document.querySelector('#silent-call').getBoundingClientRect().top") < 400
    return taken


def test_a_forbidden_phrase_is_marked_and_says_what_to_say_instead(page: Page, home: str) -> None:
    box = open_search(page, home)
    box.type("喂，你说话呀")
    words = page.locator(".md-search-result__item").first.inner_text()

    assert "✗ 不要说" in words
    assert "改说：" in words
    assert "近似结果" not in words


def test_an_approved_phrase_is_marked(page: Page, home: str) -> None:
    box = open_search(page, home)
    box.type("祝您一切顺利")

    assert "✓ 这样说" in page.locator(".md-search-result__item").first.inner_text()


def test_what_is_only_close_says_so(page: Page, home: str) -> None:
    box = open_search(page, home)
    box.type("投诉")
    exact = page.locator(".md-search-result__list").inner_text()
    box.type("投拆")
    close = page.locator(".md-search-result__item").first.inner_text()
    box.type("囍囍龘")

    assert "近似结果" not in exact
    assert "近似结果" in close
    assert box.entries() == ()


def test_hand_written_pages_are_found_with_their_sections(page: Page, home: str) -> None:
    box = open_search(page, home)
    box.type("看懂一条报告")

    assert box.entries()[0].endswith("/editing.html")
    assert page.locator(".md-search-result__link[href*='editing.html'][href$='#read-a-finding']").count() == 1


def test_whatever_the_index_points_at_is_there(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = [place for record in index["docs"] for place in _places(record)]
    ids = {page: set(re.findall(r'\bid="([^"]+)"', (site / page).read_text("utf-8"))) for page, _ in places}

    assert len(places) > len(index["docs"]) > 80
    assert [(page, anchor) for page, anchor in places if anchor and anchor not in ids[page]] == []


def _places(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    page, _, anchor = record["location"].partition("#")
    yield page, anchor
    yield from ((page, part["anchor"]) for part in record.get("parts", ()) if "anchor" in part)
