"""MkDocs alone builds the same pages, and refuses a handbook with errors without touching the last site."""

from pathlib import Path

from tests.web.site import build, make_root, pages_of, run_mkdocs

GOOD = """
handbook: {title: 小手册}
facets: [{id: role, name: 岗位, kind: tree, leaves: [{id: agent, name: 座席}]}]
scripts: [{id: greeting, title: 问好, lines: [您好。]}]
"""
BAD = GOOD.replace("lines: [您好。]", "lines: [您好。], see-also: [no-such-entry]")


def test_bare_mkdocs_builds_what_handbook_build_builds(tmp_path: Path) -> None:
    root = make_root(tmp_path / "root", GOOD)

    ran = run_mkdocs(root)
    built = build(root, tmp_path / "built")

    assert ran.returncode == 0, ran.stderr
    assert pages_of(root / "site") == pages_of(built)
    assert (root / "site" / "phrases" / "other_entries.html").read_text(encoding="utf-8").count("您好。") == 1


def test_bare_mkdocs_names_the_finding_and_leaves_the_last_site_alone(tmp_path: Path) -> None:
    root = make_root(tmp_path / "root", BAD)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last good one", encoding="utf-8")

    ran = run_mkdocs(root)

    assert ran.returncode == 1
    assert "standards/all.yaml:4:" in ran.stderr + ran.stdout
    assert "no-such-entry" in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr + ran.stdout
    assert pages_of(root / "site") == ("index.html",)
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == "the last good one"


def test_bare_mkdocs_says_so_where_there_is_no_content(tmp_path: Path) -> None:
    root = make_root(tmp_path / "root", GOOD)
    (root / "standards" / "all.yaml").unlink()
    (root / "standards").rmdir()

    ran = run_mkdocs(root)

    assert ran.returncode == 1
    assert "standards" in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr + ran.stdout


def test_hand_written_pages_may_link_to_generated_ones_and_stand_in_the_navigation(tmp_path: Path) -> None:
    about = "# 说明\n\n见[问好](phrases/other_entries.md#greeting)。\n"
    root = make_root(tmp_path / "root", GOOD, {"about.md": about, "decisions/0001-one.md": "# 第一\n"})

    ran = run_mkdocs(root)

    assert ran.returncode == 0, ran.stderr
    assert 'href="phrases/other_entries.html#greeting"' in (root / "site" / "about.html").read_text(encoding="utf-8")
    assert 'href="decisions/0001-one.html"' in (root / "site" / "index.html").read_text(encoding="utf-8")


def test_a_hand_written_link_to_an_anchor_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    root = make_root(tmp_path / "root", GOOD, {"about.md": "# 说明\n\n见[问好](phrases/other_entries.md#gone)。\n"})

    ran = run_mkdocs(root)

    assert ran.returncode == 1
    assert "#gone" in ran.stderr + ran.stdout


def test_only_overviews_stand_in_the_navigation(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    navigation = page[page.index("md-nav--primary") :].partition("</nav>\n")[0]

    assert "phrases/index.html" in page
    assert "phrases/opening.html" not in navigation
