"""The coverage matrix shows every situation and channel, narrows to what is asked for, and says how to fill a hole."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.site import build, make_root

HANDBOOK = """
handbook: {title: 小手册}
facets:
  - {id: channel, name: 渠道, kind: tree, leaves: [{id: phone, name: 电话}, {id: counter, name: 柜台}]}
  - {id: role, name: 岗位, kind: tree, leaves: [{id: agent, name: 座席}, {id: supervisor, name: 主管}]}
  - id: situation
    name: 情形
    kind: tree
    leaves:
      - {id: inquiry, name: 咨询}
      - {id: complaint, name: 投诉}
      - {id: hold, name: 等候}
      - {id: unasked, name: 没人问}
  - {id: stage, name: 阶段, kind: tree, leaves: [{id: opening, name: 开场}, {id: closing, name: 收尾}]}
impossible:
  - {channel: counter, situation: hold}
expect:
  - id: words-for-all
    name: 都有话
    needs: script
    scope: {channel: [phone, counter], situation: [inquiry, complaint, hold]}
    why: 不能临场发挥
scripts:
  - {id: ask, title: 咨询, scope: {situation: inquiry, stage: opening, role: agent}, lines: [您请讲。]}
  - {id: hold, title: 等候, scope: {situation: hold}, lines: [好了，我查到了。]}
"""


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the matrix of a handbook with words missing for complaints."""
    root = make_root(tmp_path_factory.mktemp("matrix") / "root", HANDBOOK)
    return (build(root, root / "built") / "coverage.html").as_uri()


def _rows(page: Page) -> list[str]:
    """Return the visible rows of the matrix as words."""
    script = """
    [...document.querySelectorAll('.matrix tr')].filter(row => row.offsetParent)
      .map(row => [...row.cells].filter(cell => cell.offsetParent).map(cell => cell.innerText.trim()).join(' '))
    """
    rows: list[str] = page.evaluate(script)
    return rows


def test_every_cell_has_its_mark_and_situations_nobody_asks_about_are_left_out(page: Page, matrix: str) -> None:
    page.goto(matrix)

    assert _rows(page) == ["情形 电话 柜台", "咨询 ●○ ●○", "投诉 ✗ ✗", "等候 ● –"]


def test_a_mark_leads_to_the_words_and_a_hole_to_the_entry_that_fills_it(page: Page, matrix: str) -> None:
    page.goto(matrix)
    page.click("td.covered a")
    page.wait_for_url("**/phrases/other_entries.html#ask")

    page.goto(matrix)
    page.click("td.missing a")

    assert page.url.endswith("#hole-complaint")
    stub = page.inner_text("#hole-complaint code")
    assert stub.strip() == "- {id: complaint, title: 投诉, scope: {situation: complaint}, lines: [要说的话]}"


def test_a_channel_a_role_and_holes_can_be_picked_out(page: Page, matrix: str) -> None:
    page.goto(matrix)
    page.select_option("[name=channel]", "counter")

    assert _rows(page) == ["情形 柜台", "咨询 ●○", "投诉 ✗"]  # nobody is kept on hold at a counter

    page.check("[name=holes]")

    assert _rows(page) == ["情形 柜台", "投诉 ✗"]

    page.uncheck("[name=holes]")
    page.select_option("[name=channel]", "")
    page.select_option("[name=role]", "supervisor")

    assert page.locator("td.other-role").all_inner_texts() == ["●○", "●○"]


def test_on_paper_the_whole_matrix_is_shown(page: Page, matrix: str) -> None:
    page.goto(matrix)
    page.emulate_media(media="print")

    assert not page.is_visible(".matrix-filters")
    assert page.evaluate("getComputedStyle(document.querySelector('.matrix-frame')).overflow") == "visible"


def test_a_matrix_of_many_channels_scrolls_within_itself_and_keeps_its_situations_in_sight(
    page: Page, tmp_path: Path
) -> None:
    channels = ", ".join(f"{{id: channel-{n}, name: 渠道{n}}}" for n in range(12))
    text = HANDBOOK.replace("{id: counter, name: 柜台}", "{id: counter, name: 柜台}, " + channels)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((build(make_root(tmp_path / "root", text), tmp_path / "built") / "coverage.html").as_uri())
    page.evaluate("document.querySelector('.matrix-frame').scrollLeft = 500")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".matrix tbody th").first.bounding_box()["x"] < 30  # type: ignore[index] # it has a box: it is seen
