"""What the benchmarks measure is a sound handbook, and the same one every time."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpus import EVERYDAY, Mixture, make_themes
from benchmarks.markdown import write_plain_site
from benchmarks.rules import RICH
from benchmarks.standards import write_handbook
from generator.check import check
from tests.handbooks import read_tree

_MANY = 6  # enough themes for every source to be cited


@pytest.mark.parametrize("mixture", [EVERYDAY, RICH])
def test_a_synthetic_handbook_has_as_many_entries_as_asked_for_and_nothing_wrong(
    tmp_path: Path, mixture: Mixture
) -> None:
    write_handbook(tmp_path, tuple(make_themes(_MANY, mixture)))

    handbook, findings = check(tmp_path, today=date(2026, 1, 1))

    assert [str(finding) for finding in findings] == []
    written = len(handbook.entries) - len(handbook.sources) + len(handbook.never_says)
    assert written == _MANY * mixture.size


def test_the_same_words_are_written_every_time_and_to_both_sides(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_handbook(tmp_path / name / "ours", tuple(make_themes(1)))
        write_plain_site(tmp_path / name / "plain", tuple(make_themes(1)))

    assert read_tree(tmp_path / "first") == read_tree(tmp_path / "second")
    plain = b"".join(read_tree(tmp_path / "first" / "plain" / "docs").values()).decode()
    for script in next(make_themes(1)).entries["scripts"]:
        assert script["lines"][0] in plain


def test_in_the_handbook_rich_in_norms_every_script_has_six_lines_and_forbids_something() -> None:
    for theme in make_themes(2, RICH):
        assert all(len(script["lines"]) >= 6 and script["never-say"] for script in theme.entries["scripts"])


def test_every_id_that_an_entry_names_is_a_link_on_the_plain_side(tmp_path: Path) -> None:
    write_plain_site(tmp_path, tuple(make_themes(1)))

    plain = b"".join(read_tree(tmp_path / "docs").values()).decode()
    assert "@" not in plain
    assert "](page-0.md#theme-0-norm-1)" in plain
