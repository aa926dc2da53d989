"""Who is asked about a change: from the owners of entries to the table that GitHub reads."""

from pathlib import Path

import pytest

from generator.check import load
from generator.cli import CLEAN, FOUND, main
from generator.scaffold.owners import CODEOWNERS, write_codeowners
from tests.handbooks import PROJECT, make_handbook

_DEFAULT = "  - {id: desk-team, name: 前台组, github: example-org/desk-team, default: yes}\n"
_TWO = """owners:
  - {id: night-team, name: 夜班组, github: someone}
norms:
  - {id: a, title: 甲, level: must, statement: 乙, owner: night-team}
"""
_UNOWNED = "  - {id: b, title: 丙, level: must, statement: 丁}\n"


def _lines(root: Path) -> list[str]:
    return write_codeowners(load(root), "standards").splitlines()[1:]


def test_the_committed_table_is_up_to_date() -> None:
    committed = (PROJECT / CODEOWNERS).read_text("utf-8")

    assert committed == write_codeowners(load(PROJECT), "standards"), "run: .venv/bin/handbook owners --write"


def test_a_file_asks_the_owners_of_its_entries_and_the_default_for_those_without(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", owned=_TWO, mixed="norms:\n" + _UNOWNED)

    assert _lines(root) == [
        "/standards/ @example-org/desk-team",
        "/standards/entries.yaml @example-org/desk-team",
        "/standards/handbook.yaml @example-org/desk-team",
        "/standards/mixed.yaml @example-org/desk-team",
        "/standards/owned.yaml @someone",
    ]


def test_a_file_with_owned_and_unowned_entries_asks_both(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", owned=_TWO + _UNOWNED)

    assert "/standards/owned.yaml @example-org/desk-team @someone" in _lines(root)


def test_without_a_default_owner_nobody_is_asked_about_what_has_none(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", mixed="norms:\n" + _UNOWNED)
    settings = root / "standards" / "handbook.yaml"
    settings.write_text(settings.read_text("utf-8").replace(", default: yes", ""), "utf-8")

    assert _lines(root) == ["/standards/entries.yaml @example-org/desk-team"]


def test_a_file_whose_owner_is_unknown_asks_the_default(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", owned=_TWO.replace("owner: night-team", "owner: nigth-team"))

    assert "/standards/owned.yaml @example-org/desk-team" in _lines(root)


def test_a_space_in_a_file_name_does_not_end_it(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", **{"night shift": _TWO})

    assert r"/standards/night\ shift.yaml @someone" in _lines(root)


def test_an_unknown_owner_is_a_finding_once_owners_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", zz=_TWO.replace("owner: night-team", "owner: nigth-team"))

    assert main(["check", "--root", str(root)]) == FOUND
    assert "没有叫 nigth-team 的维护人" in capsys.readouterr().out


def test_a_handbook_without_a_list_of_owners_may_name_any(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz="norms:\n" + _TWO.partition("norms:\n")[2])
    settings = root / "standards" / "handbook.yaml"
    text = settings.read_text("utf-8").replace("owners:\n", "").replace(_DEFAULT, "")
    settings.write_text(text, "utf-8")

    assert main(["check", "--root", str(root)]) == CLEAN


def test_owners_are_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")
    assert main(["owners", "--root", str(root)]) == CLEAN
    printed = capsys.readouterr().out

    assert main(["owners", "--write", "--root", str(root)]) == CLEAN

    assert (root / CODEOWNERS).read_text("utf-8") == printed
    assert "@example-org/desk-team" in printed
