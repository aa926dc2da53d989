"""The answer in a pull request: no more annotations than GitHub shows, the worst first, and a full summary."""

from datetime import date
from pathlib import Path

import pytest

from generator.cli import CLEAN, FOUND, main
from generator.finding import Finding, Location, Place, Severity
from generator.report import github
from generator.report.result import Result
from generator.report.summary import MOST_BYTES, render_summary
from tests.handbooks import make_handbook


def _finding(severity: Severity, line: int, message: str = "不对", file: str = "standards/a.yaml") -> Finding:
    return Finding(Location(file, line, 1), "some-rule", severity, message)


def _result(*findings: Finding) -> Result:
    return Result(tuple(sorted(findings)), (("some-rule", "12 条"), ("other-rule", "3 对")))


def test_ten_of_each_level_are_shown_and_the_rest_is_counted() -> None:
    errors = [_finding("error", line) for line in range(1, 13)]
    warnings = [_finding("warning", line) for line in range(21, 36)]

    lines = github.render(_result(*errors, *warnings)).splitlines()

    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + [lines[-1].split()[0]]
    assert lines[-1].startswith("::notice::还有 7 条没有标在行上")
    assert "全部 27 条" in lines[-1]


def test_ten_need_no_notice() -> None:
    lines = github.render(_result(*(_finding("error", line) for line in range(1, 11)))).splitlines()

    assert len(lines) == 10
    assert not any(line.startswith("::notice") for line in lines)


def test_an_error_far_down_comes_before_the_gaps_above_it() -> None:
    gaps = [_finding("gap", line) for line in range(1, 13)]

    lines = github.render(_result(*gaps, _finding("error", 99))).splitlines()

    assert "line=99," in lines[0]
    assert ["line=1," in lines[1], "line=2," in lines[2]] == [True, True]
    assert "还有 3 条" in lines[-1]


def test_the_summary_has_every_finding_under_its_file_and_every_denominator() -> None:
    findings = [_finding("error", line) for line in range(1, 13)]
    findings += [_finding("gap", 4, "缺一句", "standards/b.yaml"), _finding("warning", 5, "看看", "standards/b.yaml")]

    lines = render_summary(_result(*findings)).splitlines()

    assert "| some\\-rule | 12 | 1 | 1 | 12 条 |" in lines
    assert "| other\\-rule | 0 | 0 | 0 | 3 对 |" in lines
    assert "| | **12** | **1** | **1** | |" in lines
    assert sum(line.startswith("- **错误**") for line in lines) == 12
    assert lines.index("### standards\\/b\\.yaml") < lines.index("- **缺口** 4:1 缺一句 \\[some\\-rule\\]")
    assert sum(line.startswith("### ") for line in lines) == 2


def test_the_summary_gives_the_other_place_the_situation_and_the_ways_out() -> None:
    where = Location("standards/a.yaml", 3, 5)
    other = Place(Location("standards/b.yaml", 7, 1), "slow", "铃响")
    finding = Finding(where, "some-rule", "error", "不对", related=(other,), witness="电话 · 夜班", help=("改", "删"))

    lines = [line.strip().replace("\\", "") for line in render_summary(_result(finding)).splitlines()]

    assert lines[-4:] == [
        "- 另一处：standards/b.yaml:7:1 slow 铃响",
        "- 撞在一起的情形：电话 · 夜班",
        "- 怎么办 1：改",
        "- 怎么办 2：删",
    ]


def test_content_stays_text_in_the_summary() -> None:
    hostile = "<img src=x> | `a` **b** [c](https://example.org) $x$ #1 @someone\n# d"

    lines = render_summary(_result(_finding("error", 1, hostile))).splitlines()

    (shown,) = [line for line in lines if "img" in line]
    assert shown == (
        r"- **错误** 1:1 \<img src\=x\> \| \`a\` \*\*b\*\* \[c\]\(https\:\/\/example\.org\) \$x\$ \#1 \@someone \# d "
        r"\[some\-rule\]"
    )


def test_a_summary_never_outgrows_what_github_accepts_and_says_what_it_left_out() -> None:
    findings = [_finding("error", line, "很长的话" * 30) for line in range(1, 5001)]

    summary = render_summary(_result(*findings))

    listed = summary.count("- **错误**")
    assert MOST_BYTES * 0.9 < len(summary.encode()) < 1024 * 1024
    assert f"还有 {5000 - listed} 条没有列出" in summary


def test_the_summary_is_added_to_the_file_that_the_runner_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    root = make_handbook(tmp_path / "h", zz="norms:\n  - {id: a, title: b, level: must, statement: 见@none。}\n")

    assert main(["check", "--format", "text", "--root", str(root)]) == FOUND
    assert page.read_text("utf-8") == "before\n"
    assert main(["check", "--format", "github", "--root", str(root)]) == FOUND

    assert page.read_text("utf-8").startswith("before\n## 规范检查\n")
    assert "none" in page.read_text("utf-8")
    assert "::error file=standards/zz.yaml" in capsys.readouterr().out


def test_a_clean_handbook_gets_no_annotation_but_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    arguments = ["check", "--format", "github", "--lang", "en", "--today", str(date(2026, 11, 1))]

    assert main([*arguments, "--root", str(make_handbook(tmp_path / "h"))]) == CLEAN

    assert capsys.readouterr().out.strip() == ""
    assert "| **0** | **0** | **0** |" in page.read_text("utf-8")
    assert "| conflicting\\-limits | 0 | 0 | 0 | " in page.read_text("utf-8")
