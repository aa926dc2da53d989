"""What pages say about entries: references, situations, limits, branches and backlinks, in words."""

import re
from html import unescape
from pathlib import Path

import pytest

from generator.check import load
from generator.pages.render import render_pages
from tests.handbooks import make_handbook

EXTRA = """
norms:
  - id: pick-up
    title: 三声内接
    theme: desk
    level: must
    statement: 在 @pick-up.limit 内接起，见 @leave-a-number 。
    why: 信箱 me@leave-a-number.example、@no-such 和 @answer-inquiry.limit 照写。
    scope: {channel: phone}
    limit: 铃响 ≤ 3 声
    exceptions:
      - {scope: {shift: night, customer-agrees: no}, limit: 铃响 ≤ 5 声, why: 夜里人少}
      - {scope: {amount: ≥ 5000}, why: 有专线}
scripts:
  - id: put-on-hold
    title: 请人等候
    theme: desk
    scope: [{channel: phone, customer-agrees: yes}, {channel: counter}]
    lines:
      - say: [请您等一下，可以吗？【姓氏】, 方便等吗？]
        promises: 等待时长 ≤ 2 分钟
      - wait: reply
      - {wait: 5 秒, if: {customer-agrees: yes}}
      - {do: hang-up, if: {customer-agrees: yes}}
      - {say: 抱歉，我给您打回去。, if: {customer-agrees: no, shift: [day, night]}}
    see-also: [pick-up]
quizzes:
  - id: first-quiz
    title: 头一份测验
    audience: agent
    questions:
      - {id: only, type: true-false, stem: 铃响三声内接。, key: 对, explanation: 见 @pick-up 。, tests: [pick-up]}
procedures:
  - id: branching
    title: 分岔
    steps:
      - id: first
        role: agent
        act: answer-call
        next: [{if: {customer-agrees: yes}, to: third}, {to: second}]
      - {id: second, role: agent, act: call-back, within: 半小时}
      - {id: third, role: supervisor, act: hang-up, next: first}
      - {id: fourth, role: agent, act: hang-up}
  - {id: at-the-desk, title: 前台办理, theme: desk, steps: [{id: only, role: agent, act: answer-call}]}
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the words of every page by its path, without tags and line breaks."""
    handbook = load(make_handbook(tmp_path_factory.mktemp("pages"), extra=EXTRA))
    pages = {page.path: page.html for page in render_pages(handbook)}
    return {path: " ".join(unescape(re.sub("<[^>]+>", "", html)).split()) for path, html in pages.items()}


def test_references_become_titles_and_figures_and_all_else_stays_as_typed(shown: dict[str, str]) -> None:
    page = shown["norms/desk.md"]

    assert "必须 在 3 声内接起，见「留下回电号码」。" in page
    assert "信箱 me@leave-a-number.example、@no-such 和 @answer-inquiry.limit 照写。" in page


def test_an_exception_says_where_what_instead_and_why(shown: dict[str, str]) -> None:
    page = shown["norms/desk.md"]

    assert "班次为夜班时，除非客户同意：铃响 ≤ 5 声。原因：夜里人少" in page
    assert "金额 ≥ 5000 元时：不作此要求。原因：有专线" in page


def test_a_script_says_its_situations_lines_and_conditions_in_order(shown: dict[str, str]) -> None:
    page = shown["phrases/desk.md"]
    script = page[page.index("请人等候¶") :]

    assert script.startswith("请人等候¶ 渠道 电话 客户同意 或 渠道 柜台")
    order = (
        "这样说复制 请您等一下，可以吗？【姓氏】",
        "或这样说复制 方便等吗？",
        "这句话许诺了时限：等待时长 ≤ 2 分钟",
        "等对方回答",
        "客户同意时： 停 5 秒 动作：挂机",
        "班次为日班、夜班时，除非客户同意： 这样说复制 抱歉，我给您打回去。",
        "要遵守的规范 必须 三声内接 铃响 ≤ 3 声，有特例，见条文",
    )
    places = [script.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_norm_names_the_scripts_that_name_it(shown: dict[str, str]) -> None:
    assert "话术：接听咨询、请人等候" in shown["norms/desk.md"]


def test_a_procedure_says_who_does_what_how_long_and_where_it_leads(shown: dict[str, str]) -> None:
    page = shown["procedures/branching.md"]

    assert (
        "1 接听 座席 客户同意时 → 第 3 步 挂机 其他情形 → 第 2 步 回电 2 回电 座席 半小时内 3 挂机 主管 → 第 1 步 接听"
        in page
    )
    assert page.endswith("4 挂机 座席 → 结束")


def test_an_overview_says_once_what_all_its_entries_share(shown: dict[str, str]) -> None:
    assert "接听咨询 渠道 电话 岗位 座席 情形 咨询 阶段 开场 请人等候 渠道 电话 客户同意" in shown["phrases/index.md"]
    assert "前台 一天内首次回复 渠道 邮件 三声内接 渠道 电话" in shown["norms/index.md"]
    assert "其他 渠道 电话 情形 咨询 留下回电号码" in shown["norms/index.md"]


def test_overviews_of_several_themes_lead_to_each(shown: dict[str, str]) -> None:
    assert shown["norms/index.md"].startswith("查规范 前台 其他 前台")
    assert shown["phrases/index.md"].startswith("找话术 前台 接听咨询")  # one theme alone needs no list
    assert shown["procedures/index.md"] == "看流程 前台 其他 前台 前台办理1 步 其他 受理咨询2 步，2 小时内办完 分岔4 步"


def test_pages_show_words_and_never_the_values_they_are_made_of(shown: dict[str, str]) -> None:
    assert any(path.startswith("quizzes/") and path != "quizzes/index.md" for path in shown)
    assert [path for path, words in shown.items() if re.search(r"\w\(\w+='|<generator|\bNone\b", words)] == []


def test_the_ledger_names_the_entries_that_carry_a_number(shown: dict[str, str]) -> None:
    assert "S001 样例出处 一天内首次回复（规范）、留下回电号码（规范）、接听咨询（话术）" in shown["sources.md"]


def test_the_same_handbook_gives_the_same_pages(tmp_path: Path) -> None:
    root = make_handbook(tmp_path, extra=EXTRA)

    assert render_pages(load(root)) == render_pages(load(root))
