"""Hand-written pages name entries by `@id`: checked like any other reference, shown as links."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import CLEAN, main
from generator.document import find_prose, find_references
from generator.lint import lint
from tests.cases import handbook_of
from tests.handbooks import make_handbook, make_site_folder


def test_references_are_found_with_their_places_and_code_is_left_alone() -> None:
    page = (
        "# 标题\n\n见@one 和 `@code`。\n\n```yaml\n@fenced\n```\n\n~~~\n@tilde\n~~~\n"
        "写信到 a@example.org；@two.limit 内。\n"
    )

    found = [(each.kind, each.id, each.where.line, each.where.column) for each in find_references("docs/x.md", page)]

    assert found == [("entry", "one", 3, 2), ("limit", "two", 12, 19)]


@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_a_fence_that_never_closes_is_code_to_the_end(fence: str) -> None:
    assert not list(find_references("docs/x.md", f"前\n{fence}\n@one\n\n@two\n"))


def test_a_reference_to_nothing_is_a_finding_at_its_line(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h")
    (root / "docs" / "deep").mkdir(parents=True)
    (root / "docs" / "deep" / "about.md").write_text("# 说明\n\n见@no-such-entry。\n", encoding="utf-8")

    _, findings = check(root)

    assert [str(each.location) for each in findings if each.rule == "dangling-reference"] == ["docs/deep/about.md:3:2"]


def test_a_page_that_is_no_text_is_no_traceback(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h")
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_bytes(b"\xff\xfe@\x00")
    (root / "docs" / "folder.md").mkdir()

    _, findings = check(root)

    assert all(each.rule != "schema" for each in findings)


def test_the_site_shows_titles_and_figures_as_links(tmp_path: Path) -> None:
    norm = (
        "norms:\n  - {id: quick-pickup, title: 快接 <b>*1*</b>, level: must, statement: 快接电话。, act: answer-call,"
        " scope: {channel: phone}, limit: 铃响 ≤ 3 声}\n"
    )
    root = make_site_folder(tmp_path / "h", more=norm)
    deep = root / "docs" / "deep"
    deep.mkdir()
    (deep / "page.md").write_text(
        "# 说明 { #top }\n\n见@quick-pickup，@quick-pickup.limit 内；`@quick-pickup` 是写法。\n", encoding="utf-8"
    )

    assert main(["build", "--root", str(root), "--no-forms"]) == CLEAN

    html = (root / "site" / "deep" / "page.html").read_text(encoding="utf-8")
    assert '<a href="../norms/other_entries.html#quick-pickup">「快接 &lt;b&gt;*1*&lt;/b&gt;」</a>' in html
    assert '<a href="../norms/other_entries.html#quick-pickup">3 声</a>' in html
    assert "<code>@quick-pickup</code>" in html


def test_the_ledger_leads_to_the_pages_that_name_a_source(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h", more="sources: [{id: QB1, title: 一份题库}]")
    (root / "docs" / "about.md").write_text(
        "# 背景 { #about }\n\n来源：@QB1；a@QB9 是地址，@QBX9 什么也不是。\n", "utf-8"
    )

    assert main(["build", "--root", str(root), "--no-forms"]) == CLEAN

    page, ledger = ((root / "site" / name).read_text("utf-8") for name in ("about.html", "sources.html"))
    assert '<a href="sources.html#QB1">「一份题库」</a>' in page
    assert '<a href="about.html">背景</a>' in ledger


def test_a_page_that_gives_another_figure_than_the_norm_is_found_but_not_its_code() -> None:
    page = "# 一\n\n首次回复不超过 48 小时。\n\n```yaml\n首次回复不超过 48 小时。\n```\n\n首次回复不超过 24 小时。\n"
    handbook = replace(handbook_of("norms: []"), prose=tuple(find_prose("docs/x.md", page)))

    findings = lint(handbook, ("hard-coded-number",))

    assert [(each.location.line, each.severity) for each in findings] == [(3, "error"), (9, "warning")]


def test_a_review_that_is_overdue_is_found_by_checking_but_never_by_building() -> None:
    handbook = handbook_of('norms: [{id: cash, review-by: "2026-10-01"}]')

    assert [each.rule for each in lint(handbook, ("overdue-review",))] == ["overdue-review"]
    assert not lint(handbook, ("overdue-review",), expiring=False)
