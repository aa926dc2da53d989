"""A site appears whole or not at all, and the same content gives the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from generator.cli import CANNOT, CLEAN, FOUND, main
from tests.cases import SAMPLE
from tests.handbooks import PROJECT, make_site_folder, read_tree

_ERROR = b"norms:\n  - {id: a"
_GAP = """scripts:
  - id: holding
    title: 请客户等
    scope: {channel: phone, situation: hold}
    lines: [请稍等，可以吗？]
"""


def _build(root: Path, *options: str) -> int:
    return main(["build", "--root", str(root), *options])


def _run_mkdocs(root: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_build_leaves_pages_and_sheets_and_nothing_beside_them(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    before = set(root.iterdir())

    assert _build(root) == CLEAN

    assert (root / "site" / "index.html").is_file()
    assert (root / "site" / "forms" / "after-shift.pdf").read_bytes().startswith(b"%PDF-")
    assert set(root.iterdir()) - before == {root / "site"}


def test_without_forms_no_page_promises_one(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")

    assert _build(root, "--no-forms") == CLEAN

    assert not list((root / "site" / "forms").glob("*.pdf"))
    assert not any(b"forms/after-shift.pdf" in content for content in read_tree(root / "site").values())


@pytest.mark.parametrize("content", [_ERROR, "norms: [{id: x}]", "norms: \xe9".encode("latin-1")])
def test_an_error_leaves_the_last_good_site_as_it_was(content: str | bytes, tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    assert _build(root) == CLEAN
    good = read_tree(root / "site")
    broken = root / "standards" / "zz.yaml"
    broken.write_bytes(content if isinstance(content, bytes) else content.encode())

    assert _build(root) == FOUND
    assert _run_mkdocs(root).returncode != 0

    assert read_tree(root / "site") == good


def test_bare_mkdocs_names_the_place_of_an_error_and_shows_no_traceback(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h", zz=_ERROR)

    done = _run_mkdocs(root)

    assert done.returncode != 0
    assert "standards/zz.yaml:2:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_bare_mkdocs_builds_the_pages(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")

    done = _run_mkdocs(root)

    assert done.returncode == 0, done.stderr
    assert "一天内首次回复" in (root / "site" / "norms" / "desk.html").read_text("utf-8")


def test_a_wrong_link_on_a_hand_written_page_leaves_the_last_good_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site_folder(tmp_path / "h")
    assert _build(root) == CLEAN
    good = read_tree(root / "site")
    (root / "docs" / "about.md").write_text("# 关于\n\n[坏链接](nowhere.md)\n", "utf-8")

    assert _build(root) != CLEAN

    assert read_tree(root / "site") == good
    assert "nowhere.md" in capsys.readouterr().err
    assert {path.name for path in root.iterdir()} == {"docs", "mkdocs.yml", "site", "standards"}


def test_gaps_are_built_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_site_folder(tmp_path / "h", zz=_GAP)

    assert _build(root, "--no-forms") == CLEAN

    assert "[missing-move]" in capsys.readouterr().out
    assert (root / "site" / "index.html").is_file()


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work", "utf-8")

    assert _build(root, "--out", str(tmp_path / "thesis")) == CANNOT

    assert (tmp_path / "thesis" / "chapter.txt").read_text("utf-8") == "years of work"


def test_a_site_can_be_built_into_any_new_or_empty_folder(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    (tmp_path / "empty").mkdir()

    assert _build(root, "--no-forms", "--out", str(tmp_path / "empty")) == CLEAN
    assert _build(root, "--no-forms", "--out", str(tmp_path / "deep" / "new")) == CLEAN

    assert read_tree(tmp_path / "empty") == read_tree(tmp_path / "deep" / "new")


@pytest.mark.parametrize("content", [SAMPLE / "standards", PROJECT / "standards"], ids=["sample", "our own"])
def test_another_folder_time_zone_locale_and_umask_give_the_same_bytes(content: Path, tmp_path: Path) -> None:
    trees = []
    for name, zone, language, seed, umask in (
        ("a", "Asia/Shanghai", "C.UTF-8", "1", 0o022),
        ("深 b/deeper", "America/New_York", "C", "2", 0o077),
    ):
        root = make_site_folder(tmp_path / name)
        shutil.rmtree(root / "standards")
        shutil.copytree(content, root / "standards")
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": language,
            "PYTHONHASHSEED": seed,
        }
        command = [sys.executable, "-m", "generator", "build", "--root", str(root)]
        subprocess.run(command, env=environment, check=True, capture_output=True, umask=umask)
        trees.append(read_tree(root / "site"))

    assert trees[0].keys() == trees[1].keys()
    assert [name for name in trees[0] if trees[0][name] != trees[1][name]] == []


def test_files_whose_bytes_stay_are_not_written_again(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    assert _build(root) == CLEAN
    before, identities = read_tree(root / "site"), _identify(root / "site")
    entries = root / "standards" / "entries.yaml"
    entries.write_text(entries.read_text("utf-8").replace("等得越久越不放心", "越等越不放心"), "utf-8")

    assert _build(root) == CLEAN

    after = read_tree(root / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "norms/desk.html" in changed
    assert {"index.html", "assets/copy.js", "forms/after-shift.pdf"}.isdisjoint(changed)
    assert {name for name, identity in _identify(root / "site").items() if identity != identities[name]} == changed


def test_a_link_in_the_old_site_is_replaced_by_a_file(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    assert _build(root, "--no-forms") == CLEAN
    page = root / "site" / "index.html"
    page.rename(tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")

    assert _build(root, "--no-forms") == CLEAN

    assert not page.is_symlink()
    assert page.stat().st_ino != (tmp_path / "elsewhere.html").stat().st_ino


def _identify(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of change of every file below *folder*."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_the_date_is_that_of_the_last_commit(tmp_path: Path) -> None:
    root = make_site_folder(tmp_path / "h")
    environment = {
        **os.environ,
        "GIT_COMMITTER_DATE": "2026-03-04T05:06:07Z",
        "GIT_AUTHOR_DATE": "2026-03-04T05:06:07Z",
    }
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "m"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=environment)

    assert _build(root) == CLEAN
    assert _date_on_sheet(root).startswith("D:20260304050607")

    assert _build(root, "--as-of", "2026-05-06") == CLEAN
    assert _date_on_sheet(root).startswith("D:20260506")


def _date_on_sheet(root: Path) -> str:
    with pikepdf.open(root / "site" / "forms" / "after-shift.pdf") as pdf:
        return str(pdf.docinfo["/CreationDate"])


def test_forms_alone_are_written_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_site_folder(tmp_path / "h")

    assert main(["forms", "--root", str(root), "--out", str(tmp_path / "pdf")]) == CLEAN
    assert main(["forms", "no-such-list", "--root", str(root), "--out", str(tmp_path / "pdf")]) == CANNOT

    names = sorted(path.name for path in (tmp_path / "pdf").iterdir())
    assert names == ["after-shift.pdf", "call-slip.pdf"]
    assert "no-such-list" in capsys.readouterr().err
