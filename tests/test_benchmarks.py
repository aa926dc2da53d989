"""What the benchmarks measure is a sound handbook, and the same one every time."""

from datetime import date
from pathlib import Path

from benchmarks.corpus import THEME_SIZE, make_themes
from benchmarks.markdown import write_plain_site
from benchmarks.standards import write_handbook
from generator.check import check
from tests.handbooks import read_tree


def test_the_synthetic_handbook_has_as_many_entries_as_asked_for_and_nothing_wrong(tmp_path: Path) -> None:
    write_handbook(tmp_path, tuple(make_themes(2 * THEME_SIZE)))

    handbook, findings = check(tmp_path, today=date(2026, 1, 1))

    assert [str(finding) for finding in findings] == []
    written = len(handbook.entries) - len(handbook.sources) + len(handbook.never_says)
    assert written == 2 * THEME_SIZE


def test_the_same_words_are_written_every_time_and_to_both_sides(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_handbook(tmp_path / name / "ours", tuple(make_themes(THEME_SIZE)))
        write_plain_site(tmp_path / name / "plain", tuple(make_themes(THEME_SIZE)))

    assert read_tree(tmp_path / "first") == read_tree(tmp_path / "second")
    plain = b"".join(read_tree(tmp_path / "first" / "plain" / "docs").values()).decode()
    for script in next(make_themes(THEME_SIZE)).entries["scripts"]:
        assert script["lines"][0] in plain
