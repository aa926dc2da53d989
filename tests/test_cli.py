"""The command line: exit status, formats, languages, and nothing typed into a handbook leads to a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from generator.cli import CANNOT, CLEAN, FOUND, main
from generator.rule import name_of
from generator.rules import RULES
from generator.waiving import NOT_WAIVABLE
from tests.handbooks import make_handbook, read_tree

_CLASH = """norms:
  - {id: fast, title: 快接, level: must, statement: 快。, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
  - {id: slow, title: 慢接, level: must, statement: 慢。, scope: {channel: phone}, limit: 铃响 ≥ 5 声}
"""
_MAYBE = """norms:
  - {id: few, title: 少排, level: must, statement: 少。, limit: 排队人数 ≤ 3 人}
  - {id: long, title: 久排, level: must, statement: 久。, limit: 排队时长 ≥ 20 分钟}
"""


def test_a_clean_handbook_exits_0_and_prints_what_each_rule_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(make_handbook(tmp_path / "h"))]) == CLEAN

    printed = capsys.readouterr().out
    assert "0 个错误，0 个缺口，0 个提醒" in printed
    assert "conflicting-limits：" in printed


def test_a_clash_names_both_lines_the_situation_and_the_ways_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)

    assert main(["check", "--root", str(root)]) == FOUND

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("standards/zz.yaml:3:")
    assert lines[0].endswith(
        "「慢接」要求 铃响 ≥ 5 声，「快接」要求 铃响 ≤ 3 声：没有一个值两条都允许，不可能同时做到 [conflicting-limits]"
    )
    assert lines[1].strip().startswith("另一处：standards/zz.yaml:2:")
    assert lines[2].strip() == "撞在一起的情形：电话"
    assert [line.strip()[:5] for line in lines[3:7]] == ["怎么办 1", "怎么办 2", "怎么办 3", "怎么办 4"]


def test_english_is_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)

    assert main(["check", "--lang", "en", "--root", str(root)]) == FOUND

    printed = capsys.readouterr().out
    assert "no value satisfies both" in printed
    assert "other place: standards/zz.yaml:2:" in printed


def test_warnings_fail_only_a_strict_check(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_MAYBE)

    assert main(["check", "--root", str(root)]) == CLEAN
    assert main(["check", "--strict", "--root", str(root)]) == FOUND


def test_json_has_every_field_of_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)

    main(["check", "--format", "json", "--root", str(root)])

    report = json.loads(capsys.readouterr().out)
    (finding,) = report["findings"]
    assert report["version"] == 1
    assert report["counts"] == {"error": 1, "gap": 0, "warning": 0}
    assert " ".join(finding) == ("rule severity message file line column entry related matched clash witness help")
    assert (finding["file"], finding["line"], finding["entry"]) == ("standards/zz.yaml", 3, "slow")
    assert finding["related"][0]["entry"] == "fast"
    assert finding["clash"] == ["铃响 ≤ 3 声", "铃响 ≥ 5 声"]
    assert finding["witness"] == "电话"


def test_github_annotations_escape_what_would_end_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(
        tmp_path / "h",
        zz=_CLASH.replace("慢接", "100% 慢接, 真的: 慢")
        .replace("title: 100", 'title: "100')
        .replace("慢, l", '慢", l'),
    )

    main(["check", "--format", "github", "--rule", "conflicting-limits", "--root", str(root)])

    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=standards/zz.yaml,line=3,col=")
    assert ",title=conflicting-limits::" in line
    assert "100%25 慢接" in line
    assert "%0A另一处：" in line


def test_only_the_rules_asked_for_are_run(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)

    assert main(["check", "--rule", "duplicate-id", "--root", str(root)]) == CLEAN
    assert main(["check", "--rule", "duplicate-id", "--rule", "conflicting-limits", "--root", str(root)]) == FOUND


def test_the_day_decides_what_is_in_force(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH.replace("statement: 快。", "statement: 快。, until: 2026-12-31"))

    assert main(["check", "--today", "2026-12-31", "--root", str(root)]) == FOUND
    assert main(["check", "--today", "2027-01-01", "--root", str(root)]) == CLEAN


def test_the_handbook_may_lower_a_rule_visibly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)
    settings_file = root / "standards" / "handbook.yaml"
    text = settings_file.read_text("utf-8").replace(
        "title: 样例手册", "title: 样例手册, severities: {conflicting-limits: warning}"
    )
    settings_file.write_text(text, "utf-8")

    assert main(["check", "--root", str(root)]) == CLEAN
    assert "1 个提醒" in capsys.readouterr().out


def _decide(root: Path, severities: str) -> None:
    settings_file = root / "standards" / "handbook.yaml"
    text = settings_file.read_text("utf-8").replace("title: 样例手册", f"title: 样例手册, severities: {severities}")
    settings_file.write_text(text, "utf-8")


def test_the_handbook_may_turn_a_rule_off_visibly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)
    _decide(root, "{conflicting-limits: off}")

    assert main(["check", "--root", str(root)]) == CLEAN
    printed = capsys.readouterr().out
    assert "本手册改了轻重：conflicting-limits 错误 → 不查" in printed
    assert "conflicting-limits：没有查，因为 handbook.yaml 的 severities 写了 off" in printed

    assert main(["check", "--format", "json", "--root", str(root)]) == CLEAN
    assert json.loads(capsys.readouterr().out)["severities"] == {"conflicting-limits": "off"}


def test_a_rule_that_keeps_its_severity_is_not_told_as_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)
    _decide(root, "{conflicting-limits: error}")

    assert main(["check", "--root", str(root)]) == FOUND
    assert "改了轻重" not in capsys.readouterr().out


def test_what_makes_content_unreadable_cannot_be_turned_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")
    _decide(root, "{schema: off, no-such-rule: warning}")

    assert main(["check", "--root", str(root)]) == FOUND
    printed = capsys.readouterr().out
    assert "没有 schema 这一栏" in printed
    assert "没有 no-such-rule 这一栏" in printed
    assert "改了轻重" not in printed


def test_every_rule_whose_findings_can_be_tolerated_may_change_its_severity() -> None:
    schema = json.loads((Path(generator.__file__).parent / "schemas" / "handbook.json").read_text("utf-8"))

    known = {name_of(rule) for rule in RULES} - set(NOT_WAIVABLE)
    assert set(schema["properties"]["severities"]["properties"]) == known


def test_a_folder_without_content_cannot_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(tmp_path)]) == CANNOT
    assert "standards" in capsys.readouterr().err


def test_wrong_usage_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--today", "tomorrow"])
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--rule", "no-such-rule"])


def test_explain_shows_essay_examples_and_what_was_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")

    assert main(["explain", "conflicting-limits", "--root", str(root)]) == CLEAN

    printed = capsys.readouterr().out
    assert "任意两段都有公共点" in printed
    assert "limit: 铃响 ≥ 5 声" in printed
    assert "个限值" in printed.splitlines()[-1]


def test_explain_alone_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--lang", "en"]) == CLEAN
    assert len(capsys.readouterr().out.splitlines()) == len(RULES)


def test_checking_writes_nothing(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)
    before = read_tree(root)

    main(["check", "--root", str(root)])

    assert read_tree(root) == before


def test_a_terminal_without_chinese_shows_codes_and_no_traceback(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH)
    environment = {
        **os.environ,
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "generator", "check", "--root", str(root)]

    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert done.returncode == FOUND
    assert "[conflicting-limits]" in done.stdout


def test_a_reader_that_stops_listening_is_no_error(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH * 1)
    command = f"{sys.executable} -m generator check --root {root} | true; exit ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=os.environ, check=False)

    assert "Traceback" not in done.stderr


_WAIVER = """waivers:
  - {rule: conflicting-limits, entries: [b-late], reason: 在改, owner: desk-team, expires: 2026-12-31}
"""
_CLASH_TO_WAIVE = """norms:
  - {id: a-soon, title: 早, level: must, statement: 早接。, limit: 铃响 ≤ 3 声}
  - {id: b-late, title: 晚, level: must, statement: 晚接。, limit: 铃响 ≥ 5 声}
"""


def test_a_waived_finding_is_counted_and_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH_TO_WAIVE + _WAIVER)

    status = main(["check", "--today", "2026-12-31", "--root", str(root)])

    out = capsys.readouterr().out
    assert status == 0
    assert "[conflicting-limits]" not in out
    assert "0 个错误，0 个缺口，0 个提醒，1 个已豁免" in out
    assert "stale-waiver：1 条豁免" in out


def test_an_expired_waiver_fails_the_check_but_not_the_sheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", zz=_CLASH_TO_WAIVE + _WAIVER.replace("2026", "2019"))

    checked = main(["check", "--today", "2026-12-31", "--root", str(root)])
    out = capsys.readouterr().out
    made = main(["forms", "--root", str(root), "--out", str(tmp_path / "forms")])

    assert (checked, made) == (1, 0)
    assert "[conflicting-limits]" in out
    assert "已经过期 [stale-waiver]" in out


def test_asking_for_stale_waivers_alone_runs_the_rules_they_waive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used = make_handbook(tmp_path / "used", zz=_CLASH_TO_WAIVE + _WAIVER)
    idle = make_handbook(tmp_path / "idle", zz=_CLASH_TO_WAIVE.replace("≥ 5", "≤ 3") + _WAIVER)

    statuses = [
        main(["check", "--rule", "stale-waiver", "--today", "2026-12-31", "--root", str(root)]) for root in (used, idle)
    ]

    assert statuses == [0, 1]
    assert "b-late 并没有这样的问题" in capsys.readouterr().out


def test_no_waiver_is_called_unused_while_a_file_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", yy="norms: [", zz=_WAIVER.replace("b-late", "leave-a-number"))

    main(["check", "--today", "2026-12-31", "--root", str(root)])

    assert "[stale-waiver]" not in capsys.readouterr().out
