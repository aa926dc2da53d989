"""A small handbook is found by the words people type, whatever its own words are."""

import pytest
from playwright.sync_api import Page

from tests.web.searching import SearchBox, open_search
from tests.web.site import build, make_root

NOTICES = "\n".join(
    f"  - {{id: notice-{number}, title: 办理通知第{number}样, level: must, statement: 办理通知。}}"
    for number in range(1, 31)
)
STANDARDS = f"""
handbook: {{title: 找话手册}}
search-words:
  alike:
    - [原路退回, 把钱还我]
    - [老年, 老人]
norms:
  - {{id: no-result, title: 没有结果说一声, level: must, statement: 打电话说一声。}}
  - {{id: result, title: 后来有结果说一声, level: must, statement: 打电话说一声。}}
  - {{id: refund, title: 原路退回, level: must, statement: 按付款的方式退。}}
  - {{id: young, title: 年轻人排队, level: must, statement: 照先后办。}}
  - {{id: ticket, title: 退票的手续, level: must, statement: 当天办。}}
  - {{id: hold, title: 请对方稍候, synonyms: [催我快点, 磨蹭], level: must, statement: 先说原因。}}
{NOTICES}
"""
NEAR = "近似结果"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the handbook and return the address of its first page."""
    folder = tmp_path_factory.mktemp("words")
    site = build(make_root(folder / "root", STANDARDS), folder / "site")
    return (site / "index.html").as_uri()


@pytest.fixture
def box(page: Page, address: str) -> SearchBox:
    """Open the search."""
    return open_search(page, address)


def _first(box: SearchBox, query: str) -> tuple[str, str]:
    """Return the id of the entry that comes first, and all that is shown of it."""
    box.type(query)
    return box.entries()[0].partition("#")[2], box.page.locator(".md-search-result__item").first.inner_text()


@pytest.mark.parametrize("query", ["催我快点", "磨蹭", "你磨蹭", "cuiwo"])
def test_an_entry_is_found_by_its_synonyms_which_are_not_shown(box: SearchBox, query: str) -> None:
    found, shown = _first(box, query)

    assert found == "hold"
    assert "催我快点" not in shown
    assert "磨蹭" not in shown


def test_words_that_the_handbook_says_are_alike_find_each_other(box: SearchBox) -> None:
    found, shown = _first(box, "把钱还我")

    assert found == "refund"
    assert NEAR not in shown


def test_what_is_denied_comes_after_what_is_not(box: SearchBox) -> None:
    assert _first(box, "有结果")[0] == "result"
    assert _first(box, "没有结果")[0] == "no-result"


def test_a_filler_that_makes_a_word_with_its_neighbour_counts(box: SearchBox) -> None:
    _, shown = _first(box, "老人排队")

    assert NEAR in shown


def test_a_rare_word_says_more_of_what_is_wanted_than_a_longer_common_one(box: SearchBox) -> None:
    found, shown = _first(box, "办理通知退票")

    assert found == "ticket"
    assert NEAR in shown


def test_what_was_typed_before_changes_no_answer(box: SearchBox) -> None:
    first = _first(box, "办理通知退票")

    assert _first(box, "磨蹭")[0] == "hold"
    assert _first(box, "办理通知退票") == first
