"""Which situations have words, what carries a norm, and what changed since a revision."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.check import compose
from generator.cli import CANNOT, CLEAN, FOUND, main
from generator.coverage import Matrix, measure_coverage
from generator.rules import unscripted_situation
from generator.source import parse
from generator.tracing import trace_norms
from tests.cases import findings_of, handbook_of
from tests.handbooks import make_handbook

# The sample has words for inquiries by telephone already.
WORDS = """
expect:
  - id: words-for-all
    name: 都有话
    needs: script
    scope: {channel: [counter, phone], situation: [complaint, hold]}
    why: 不能临场发挥
impossible:
  - {channel: email, situation: hold}
scripts:
  - id: at-desk
    title: 柜台投诉
    scope: {channel: counter, situation: complaint, stage: handling}
    lines: [我来处理。]
  - {id: say-goodbye, title: 道别, scope: {channel: counter, stage: closing}, lines: [您慢走。]}
  - {id: keep-calm, title: 别着急, scope: {channel: counter, stage: handling}, lines: [您别着急。]}
"""
WAIVER = """
waivers:
  - rule: unscripted-situation
    scope: {channel: phone, situation: complaint}
    reason: 还没开通
    owner: desk-team
    expires: 2027-06-30
"""


def _states(matrix: Matrix) -> dict[tuple[str, str, str], str]:
    return {(cell.situation, cell.channel, cell.stage): cell.state for cell in matrix.cells}


def test_every_state_of_a_cell() -> None:
    states = _states(measure_coverage(handbook_of(WORDS + WAIVER)))

    assert states["complaint", "counter", "handling"] == "covered"
    assert states["complaint", "counter", "closing"] == "inherited"
    assert states["complaint", "counter", "opening"] == "inherited"
    assert states["hold", "counter", "opening"] == "inherited"
    assert states["complaint", "phone", "opening"] == "waived"
    assert states["hold", "phone", "opening"] == "missing"
    assert states["inquiry", "email", "opening"] == "unneeded"
    assert states["hold", "email", "opening"] == "impossible"


def test_a_cell_names_the_scripts_and_roles_that_serve_it() -> None:
    cells = {(c.situation, c.channel, c.stage): c for c in measure_coverage(handbook_of(WORDS)).cells}

    assert cells["complaint", "counter", "handling"].providers == ("at-desk",)
    assert cells["complaint", "counter", "closing"].providers == ("say-goodbye",)
    assert cells["complaint", "counter", "opening"].providers == ("at-desk", "say-goodbye", "keep-calm")
    assert cells["complaint", "counter", "handling"].roles == ("agent", "supervisor")
    assert cells["inquiry", "phone", "opening"].roles == ("agent",)


def test_what_is_missing_is_what_the_rule_reports() -> None:
    missing = {(c.situation, c.channel) for c in measure_coverage(handbook_of(WORDS)).cells if c.state == "missing"}

    findings = findings_of(unscripted_situation, WORDS)
    assert missing == {("complaint", "phone"), ("hold", "phone")}
    assert ["在电话没有话术" in finding.message for finding in findings] == [True, True]
    assert {finding.related[0].text for finding in findings} == {"投诉", "等候"}


def test_a_handbook_without_situations_is_measured_along_what_its_rows_name() -> None:
    tree = (
        "{id: visit, name: 来访, kind: tree, where: x, leaves: [{id: planned, name: 预约}, {id: sudden, name: 突然}]}"
    )
    vocabulary = f"""
facets:
  - {tree.replace("where: x, ", "")}
  - {{id: channel, name: 渠道, kind: tree, leaves: [{{id: a, name: 甲}}, {{id: b, name: 乙}}, {{id: c, name: 丙}}]}}
expect:
  - {{id: words, name: 有话, needs: script, scope: {{channel: [a, b, c], visit: [planned, sudden]}}, why: 要有}}
"""
    source = parse("standards/all.yaml", vocabulary.encode())

    matrix = measure_coverage(compose((source,), frozenset(), date(2026, 11, 1)))

    assert matrix.facet == "visit"
    assert [(cell.situation, cell.channel, cell.stage, cell.state) for cell in matrix.cells][:2] == [
        ("planned", "a", "", "missing"),
        ("planned", "b", "", "missing"),
    ]


def test_a_norm_is_traced_to_what_carries_it() -> None:
    text = """
norms:
  - {id: ask-first, level: must, act: ask-consent, scope: {channel: phone, situation: hold}}
scripts:
  - {id: please-hold, scope: {channel: phone, situation: hold}}
  - {id: elsewhere, scope: {channel: phone, situation: inquiry}}
  - {id: naming, scope: {channel: email}, see-also: [ask-first]}
procedures:
  - id: holding
    scope: {channel: phone}
    see-also: [ask-first]
    steps: [{id: one, role: agent, act: ask-consent, next: end}]
checklists:
  - {id: hold-check, sections: [{title: 等候, items: [{id: asked, text: 先问过客户, checks: [ask-first]}]}]}
quizzes:
  - id: hold-quiz
    questions:
      - {id: asked, type: true-false, stem: 请客户等之前先问, key: 对, tests: [ask-first], explanation: 先问。}
"""
    trace = next(each for each in trace_norms(handbook_of(text)) if each.norm.id == "ask-first")

    assert trace.scripts == ("please-hold", "naming")
    assert trace.procedures == ("holding",)
    assert trace.items == (("hold-check", "asked"),)
    assert trace.questions == (("hold-quiz", "asked"),)
    assert trace.is_modelled


def test_a_norm_for_everywhere_binds_no_script_by_its_scope() -> None:
    text = """
norms:
  - {id: be-kind, level: must, scope: {channel: phone}}
scripts:
  - {id: hello, scope: {channel: phone}}
"""

    trace = next(each for each in trace_norms(handbook_of(text)) if each.norm.id == "be-kind")

    assert trace.scripts == ()
    assert not trace.is_modelled


def _git(root: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(root), *settings, *arguments], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a handbook with one hole on the phone, committed."""
    root = make_handbook(tmp_path / "h", more=WORDS)
    _git(root, "init", "--quiet")
    _git(root, "add", "standards")
    _git(root, "commit", "--quiet", "-m", "first")
    return root


def test_holes_are_listed_and_make_the_status_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--root", str(root)]) == FOUND

    printed = capsys.readouterr().out
    assert "没有话的情形：2\n  投诉：电话（开场、办理、结束）\n  等候：电话（开场、办理、结束）\n" in printed


def test_what_changed_since_a_revision(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "  - {id: on-the-phone, scope: {channel: phone}, title: 电话上的话, lines: [您好。]}\n"
    with (root / "standards" / "more.yaml").open("a", encoding="utf-8") as file:
        file.write(words)

    assert main(["coverage", "--root", str(root), "HEAD"]) == CLEAN

    printed = capsys.readouterr().out
    assert "和原来相比：2 处不同\n" in printed
    assert "  等候 · 电话 · 开场、办理、结束：没有话 → 沿用别处的话\n" in printed


def test_nothing_changed_is_said_in_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--root", str(root), "HEAD"]) == FOUND

    assert capsys.readouterr().out.endswith("和原来相比：0 处不同\n")


def test_json_has_every_cell_and_norm_with_figures(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["coverage", "--root", str(root), "--format", "json", "HEAD"])

    document = json.loads(capsys.readouterr().out)
    assert document["figures"]["missing"] == {"count": 6, "of": 12}
    assert {cell["state"] for cell in document["cells"]} == {
        "covered",
        "inherited",
        "missing",
        "unneeded",
        "impossible",
    }
    assert document["changes"] == []


def test_markdown_shows_figures_of_both_sides_and_escapes_what_was_typed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vocabulary = root / "standards" / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace("name: 投诉", 'name: "<b>*投诉*|</b>"'), "utf-8")

    main(["coverage", "--root", str(root), "--format", "markdown", "HEAD"])

    printed = capsys.readouterr().out
    assert "| 没有话 | 6 / 12 | 6 / 12 |" in printed
    assert r"- \<b\>\*投诉\*\|\<\/b\>：电话（开场、办理、结束）" in printed


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=/tmp/x", "HEAD:standards"])
def test_a_revision_that_cannot_be_read_is_no_lack_of_change(
    root: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage", "--root", str(root), "--", revision]) == CANNOT

    streams = capsys.readouterr()
    assert "0 处不同" not in streams.out
    assert revision in streams.err


def test_a_revision_with_a_broken_file_is_no_lack_of_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = (root / "standards" / "more.yaml").read_text("utf-8")
    (root / "standards" / "more.yaml").write_text("norms:\n  - {id: a", "utf-8")
    _git(root, "commit", "--quiet", "--all", "-m", "broken")
    (root / "standards" / "more.yaml").write_text(good, "utf-8")

    assert main(["coverage", "--root", str(root), "HEAD"]) == CANNOT
    assert "读不了" in capsys.readouterr().err


def test_a_folder_that_is_no_repository_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")

    assert main(["coverage", "--root", str(root), "HEAD"]) == CANNOT
    assert capsys.readouterr().out == ""
