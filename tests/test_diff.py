"""What changed for staff between two revisions of a real repository, by whom it concerns."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.cli import CANNOT, CLEAN, FOUND, main
from generator.scaffold.start import start_handbook

_NORM = """
  - id: no-eating
    title: 接待时不吃东西
    level: must-not
    statement: 当着客户不吃东西。
    scope: {role: [agent, counter-clerk]}
"""


def _git(root: Path, *arguments: str) -> None:
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    subprocess.run(
        ["git", *arguments], cwd=root, check=True, env={**os.environ, **dict.fromkeys(names, "a@example.org")}
    )


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "state")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the handbook that `init` writes, committed."""
    root = tmp_path / "handbook"
    start_handbook(root)
    _git(root, "init", "--quiet")
    _commit(root)
    return root


def _edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / "standards" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert text.count(before) == 1, text.count(before)
    path.write_text(text.replace(before, after), "utf-8")


def _diff(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what `handbook diff` prints; a difference is nothing wrong."""
    assert main(["diff", "--root", str(root), *(arguments or ("HEAD",))]) == CLEAN
    return capsys.readouterr().out


def test_nothing_changed_is_said_in_figures(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _diff(root, capsys) == "HEAD → 现在：改了 0 条，新增 0 条，撤下 0 条\n"


def test_how_content_is_typed_and_where_it_stands_is_no_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "limit: 每次等候 ≤ 2 分钟", "limit: {metric: hold-length, max: 2 分钟} # 两分钟")
    _edit(root, "scripts", "      - wait: 3 秒\n", "      - wait: 3 秒 # 停一停\n")
    (root / "standards" / "deep").mkdir()
    (root / "standards" / "checklists.yaml").rename(root / "standards" / "deep" / "all.yaml")
    _edit(root, "norms", "    owner: service-team\n\n  - id: hold-limit", "\n  - id: hold-limit")

    assert _diff(root, capsys).endswith("改了 0 条，新增 0 条，撤下 0 条\n")


def test_a_figure_is_told_old_and_new_wherever_staff_read_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "limit: 每次等候 ≤ 2 分钟", "limit: 每次等候 ≤ 3 分钟")

    told = _diff(root, capsys)

    assert told.splitlines()[:4] == [
        "HEAD → 现在：改了 3 条，新增 0 条，撤下 0 条",
        "",
        "座席",
        "  改了 规范「等候有限度」 [hold-limit]",
    ]
    assert "    限值：每次等候 ≤ 2 分钟 → 每次等候 ≤ 3 分钟\n" in told
    assert "    这样说：我去查一下，免得说错。您在线上等 2 分钟以内，方便吗？ → " in told
    assert "自检表「座席下班前自检」" in told


def test_exceptions_and_rows_of_a_limit_are_told_with_their_case(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root, "norms", "limit: 铃响 ≤ 6 声", "limit: 铃响 ≤ 5 声")

    assert "    例外（班次为夜班时）：铃响 ≤ 6 声 → 铃响 ≤ 5 声\n" in _diff(root, capsys)


def test_phrases_come_and_go(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "scripts", "          - 那不打扰您了，感谢您的信任，再见。\n", "          - 谢谢您，祝您顺利，再见。\n")
    _edit(root, "scripts", "{text: 没事挂了, ", "{text: 没事就挂, ")
    _edit(root, "scripts", "      - wait: 3 秒\n", "      - wait: 5 秒\n")

    told = _diff(root, capsys)

    assert "  改了 话术「道别」 [say-goodbye]\n" in told
    assert "    新增 这样说：谢谢您，祝您顺利，再见。\n" in told
    assert "    撤下 这样说：那不打扰您了，感谢您的信任，再见。\n" in told
    assert "    新增 不要说：没事就挂\n" in told
    assert "    撤下 不要说：没事挂了\n" in told
    assert "    等：停 3 秒 → 停 5 秒\n" in told


def test_what_is_done_and_promised_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "scripts", "      - do: record-case\n", "      - do: look-up\n")
    _edit(root, "scripts", "promises: 投诉答复时限 ≤ 3 个工作日", "promises: 投诉答复时限 ≤ 2 个工作日")
    _edit(root, "scripts", "within: 10 分钟, at-most: 1}", "within: 5 分钟, at-most: 1}")

    told = _diff(root, capsys)

    assert "    新增 做：查询\n" in told
    assert "    撤下 做：做记录\n" in told
    assert "    答应：投诉答复时限 ≤ 3 个工作日 → 投诉答复时限 ≤ 2 个工作日\n" in told
    assert "    升级：现场主管，客户要主管来说，10 分钟内 → 现场主管，客户要主管来说，5 分钟内\n" in told


def test_a_forbidden_wording_that_stands_alone_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "never-say", "instead: 因为【办不到的原因】", "instead: 原因是【办不到的原因】")
    _edit(root, "never-say", "    text: 不归我管\n", "    text: 不归我管\n    scope: {role: agent}\n")

    told = _diff(root, capsys)

    assert "  改了 禁语「这是规定」 [this-is-the-rule]\n    改说：因为【办不到的原因】 → 原因是【" in told
    assert "    新增 适用：座席\n" in told


def test_a_wording_under_another_condition_is_another_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(
        root,
        "scripts",
        "      - say: 好的，我这就给您办，办完跟您核对一遍。\n        if: {customer-consents: yes}\n",
        "      - say: 好的，我这就给您办，办完跟您核对一遍。\n",
    )

    told = _diff(root, capsys)

    assert "    新增 这样说：好的，我这就给您办，办完跟您核对一遍。\n" in told
    assert "    撤下 这样说（客户同意时）：好的，我这就给您办，办完跟您核对一遍。\n" in told


def test_steps_are_told_by_what_is_done_who_does_it_and_how_soon(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root, "procedures", "within: 30 分钟", "within: 15 分钟")
    _edit(root, "procedures", "at-most: 1}", "at-most: 2}")
    _edit(
        root,
        "procedures",
        "      - id: ask-again\n        role: quality-monitor",
        "      - id: ask-again\n        role: trainer",
    )

    told = _diff(root, capsys)

    assert "座席、现场主管、承办人、质检员、培训师\n  改了 流程「办理一件投诉」 [handle-a-complaint]\n" in told
    assert "    步骤“交给现场主管”：座席 · 交给现场主管 · 30 分钟内：" in told
    assert " → 座席 · 交给现场主管 · 15 分钟内：" in told
    assert "到“指派承办人”，最多 1 次；到“回访” → " in told
    assert "    步骤“回访”：质检员 · 回访：" in told
    assert "次序" not in told


def test_another_order_of_the_same_steps_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "standards" / "procedures.yaml"
    text = path.read_text("utf-8")
    begin, middle, end = (text.index(f"      - id: {id_}\n") for id_ in ("assign", "find-out", "answer"))
    path.write_text(text[:begin] + text[middle:end] + text[begin:middle] + text[end:], "utf-8")

    told = _diff(root, capsys)

    order = "受理投诉 → 交给现场主管 → {} → 答复投诉 → 回访"
    assert f"    次序：{order.format('指派承办人 → 查清经过')} → {order.format('查清经过 → 指派承办人')}\n" in told


def test_entries_stand_under_those_they_concern_and_everybody_comes_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (root / "standards" / "norms.yaml").open("a", encoding="utf-8") as file:
        file.write(_NORM)
    _edit(root, "norms", "title: 不透露客户信息", "title: 不把客户的事告诉别人")
    _edit(root, "never-say", "  - id: not-my-business\n", "  - id: none-of-my-business\n")
    _edit(root, "norms", "title: 每周看一遍投诉", "title: 每周复盘投诉")

    lines = _diff(root, capsys).splitlines()

    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == ["HEAD → 现在：改了 2 条，新增 2 条，撤下 1 条", "所有岗位", "座席、柜员", "现场主管"]
    assert lines.index("  撤下 禁语「不归我管」 [not-my-business]") < lines.index("座席、柜员")
    added = lines.index("  新增 规范「接待时不吃东西」 [no-eating]")
    assert lines[added + 1 : added + 4] == ["    适用：座席、柜员", "    程度：不得", "    条文：当着客户不吃东西。"]
    assert "    标题：每周看一遍投诉 → 每周复盘投诉" in lines


def test_a_norm_that_turns_to_others_concerns_both(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(
        root,
        "norms",
        "scope: {channel: phone, role: agent, situation: slow-answer}",
        "scope: {channel: phone, role: supervisor, situation: slow-answer}",
    )

    assert "座席、现场主管\n  改了 规范「接晚了先致歉」 [apologise-when-late]\n" in _diff(root, capsys)


def test_a_norm_that_turns_to_everybody_concerns_everybody(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(
        root,
        "norms",
        "scope: {channel: phone, role: agent, situation: slow-answer}",
        "scope: {channel: phone, situation: slow-answer}",
    )

    assert "所有岗位\n  改了 规范「接晚了先致歉」 [apologise-when-late]\n" in _diff(root, capsys)


def test_what_is_asked_on_sheets_and_in_the_glossary_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "quizzes", "key: B", "key: A")
    _edit(root, "glossary", "客户同意以后，不挂机，", "客户同意以后，")
    _edit(root, "checklists", "frequency: 每周五填。", "frequency: 每周一填。")

    told = _diff(root, capsys)

    assert "（答案：B） → 白班来电，最迟响到第几声要接起？（答案：A）\n" in told
    assert "    释义：客户同意以后，不挂机，在线上等座席去查。 → 客户同意以后，在线上等座席去查。\n" in told
    assert "现场主管\n  改了 自检表「主管每周检查」 [weekly-round]\n    多久填一次：每周五填。 → 每周一填。\n" in told


def test_an_item_that_became_critical_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "checklists", "answer: √×, checks: [cannot-do-it]", "answer: √×, checks: [cannot-do-it], critical: yes")

    item = "办不到的，都说了原因和别的办法"
    assert f"    “等候与答应的事”的一项：{item} → {item}（关键项）\n" in _diff(root, capsys)


def test_every_slot_of_a_norm_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(
        root,
        "norms",
        "    cadence: 每周五前 # 多久一次\n",
        """    cadence: 每周五前 # 多久一次
    to: quality-monitor
    copy: trainer
    authority: 500 元
    before: follow-up
    after: answer-complaint
    exceptions:
      - {scope: {shift: night}, to: trainer, cadence: 每月底, authority: 200 元, why: 夜里人少}
      - {scope: {channel: ticket}, level: may, why: 邮件少}
""",
    )

    told = _diff(root, capsys)

    for line in ("交给：质检员", "抄送：培训师", "能定到：500 元", "先于：回访", "后于：答复投诉"):
        assert f"    新增 {line}\n" in told
    assert "    新增 例外（班次为夜班时）：交给培训师，每月底，200 元为止\n" in told
    assert "    新增 例外（渠道为邮件与工单时）：可以\n" in told


def test_limits_by_class_are_told_row_by_row(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "{max: 2 分钟, by: [{scope: {shift: night}, max: %s}]}"
    _edit(
        root,
        "norms",
        "limit: 每次等候 ≤ 2 分钟",
        f"limit: {rows % '4 分钟'}".replace("{max", "{metric: hold-length, max", 1),
    )
    _commit(root)
    _edit(root, "norms", "max: 4 分钟", "max: 5 分钟")

    assert "    限值（班次为夜班时）：每次等候 ≤ 4 分钟 → 每次等候 ≤ 5 分钟\n" in _diff(root, capsys)


def test_steps_that_are_done_on_a_condition_or_not_at_all_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(root, "procedures", "        act: follow-up\n", "        act: follow-up\n        optional: yes\n")
    _edit(root, "procedures", "        act: investigate\n", "        act: investigate\n        if: {shift: day}\n")

    told = _diff(root, capsys)

    assert " → 质检员 · 回访 · 可以跳过：" in told
    assert " → 承办人 · 查清经过 · 只在班次为白班时做：" in told


def test_personas_and_forms_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = """
personas:
  - {id: worried, title: 着急的客户, summary: 怕来不及。, do: [先说结论], say: [您别急。], avoid: [别催]}
forms:
  - {id: sheet, title: 投诉记录单, sections: [{title: 事情, fields: [{id: what, label: 什么事, type: text}]}]}
"""
    (root / "standards" / "more.yaml").write_text(content, "utf-8")
    _commit(root)
    (root / "standards" / "more.yaml").write_text(
        content.replace("怕来不及", "怕错过").replace("别催", "别急着挂").replace("type: text", "type: date"), "utf-8"
    )

    told = _diff(root, capsys)

    assert "    说明：怕来不及。 → 怕错过。\n    新增 不要这样：别急着挂\n    撤下 不要这样：别催\n" in told
    assert "  改了 记录单「投诉记录单」 [sheet]\n    “事情”的一栏：什么事（文字） → 什么事（日期）\n" in told


def test_a_retired_entry_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "    title: 等候有限度\n", "    title: 等候有限度\n    status: retired\n")

    assert "    新增 状态：已停用\n" in _diff(root, capsys)


def test_two_revisions_are_compared_whatever_lies_in_the_folder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "limit: 回电时限 ≤ 30 分钟", "limit: 回电时限 ≤ 20 分钟")
    _commit(root)
    _edit(root, "norms", "limit: 回电时限 ≤ 20 分钟", "limit: 回电时限 ≤ 10 分钟")

    there = _diff(root, capsys, "HEAD~1", "HEAD")
    back = _diff(root, capsys, "HEAD", "HEAD~1")

    assert there.startswith("HEAD~1 → HEAD：")
    assert "    限值：回电时限 ≤ 30 分钟 → 回电时限 ≤ 20 分钟\n" in there
    assert "    限值：回电时限 ≤ 20 分钟 → 回电时限 ≤ 30 分钟\n" in back


def test_json_has_ids_and_every_detail(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "cadence: 每周五前", "cadence: 每周四前")

    document = json.loads(_diff(root, capsys, "--format", "json", "HEAD"))

    assert document == {
        "version": 1,
        "before": "HEAD",
        "after": "现在",
        "counts": {"changed": 1, "added": 0, "withdrawn": 0},
        "changes": [
            {
                "change": "changed",
                "collection": "norms",
                "id": "review-complaints-weekly",
                "title": "每周看一遍投诉",
                "roles": ["supervisor"],
                "details": [{"what": "多久一次", "before": "每周五前", "after": "每周四前"}],
            }
        ],
    }


def test_markdown_escapes_what_was_typed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(root, "norms", "title: 等候有限度", "title: '<b>*等候*|</b>'")

    told = _diff(root, capsys, "--format", "markdown", "HEAD")

    assert told.startswith("## 有什么变化\n\nHEAD → 现在：改了 1 条，新增 0 条，撤下 0 条\n\n### 座席\n\n")
    assert r"- **改了 规范「\<b\>\*等候\*\|\<\/b\>」**" in told
    assert r"  - 标题：等候有限度 → \<b\>\*等候\*\|\<\/b\>" in told


@pytest.mark.parametrize(
    "revisions", [("no-such-revision",), ("HEAD", "no-such-revision"), ("--output=/tmp/x", "HEAD")]
)
def test_a_revision_that_cannot_be_read_is_no_lack_of_change(
    root: Path, revisions: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--root", str(root), "--", *revisions]) == CANNOT

    streams = capsys.readouterr()
    assert streams.out == ""
    assert "读不到版本" in streams.err


def test_a_revision_with_a_broken_file_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "standards" / "more.yaml").write_text("norms:\n  - {id: a", "utf-8")
    _commit(root)

    assert main(["diff", "--root", str(root), "HEAD~1", "HEAD"]) == CANNOT
    assert "读不了" in capsys.readouterr().err
    assert main(["diff", "--root", str(root), "HEAD~1"]) == FOUND
    assert "more.yaml" in capsys.readouterr().out


def test_a_folder_that_is_no_repository_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_handbook(tmp_path / "handbook")

    assert main(["diff", "--root", str(tmp_path / "handbook"), "HEAD"]) == CANNOT
    assert capsys.readouterr().out == ""
