"""`handbook init`: a whole handbook in an empty folder, whose shipped tables say what they should and nothing more."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from yamllint import linter
from yamllint.config import YamlLintConfig

from generator.check import check, compose, load
from generator.cli import CANNOT, CLEAN, FOUND, main
from generator.finding import Finding
from generator.lint import lint
from generator.model.entries import Norm
from generator.model.vocabulary import Act
from generator.reading.speech_acts import SOFTENING, USUAL_VARIANTS, usual_words
from generator.scaffold.editor_files import MODELINE
from generator.scaffold.entry import list_entry_kinds
from generator.source import parse
from tests.cases import TODAY, find_marks
from tests.handbooks import PROJECT, read_tree

_FOLLOW = yaml.safe_load((Path(__file__).parent / "follow.yaml").read_text("utf-8"))
_CASE = "zz-case.yaml"
_COMMENTED = re.compile(r"^  # (?=- \{|- id: |  [a-z]+: |typos: |allowed: )", re.MULTILINE)
_OUR_PLACES = re.compile(r"\bmake (?=check|schema|serve)")


def _run(*arguments: str, folder: Path, limit: str = "") -> subprocess.CompletedProcess[str]:
    """Run a module of Python for real in *folder*, its files at most as large as *limit* says in 1,024 bytes."""
    command = [sys.executable, "-B", "-m", *arguments]
    if limit:
        command = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "bash", *command]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a handbook that no test writes into."""
    root = tmp_path_factory.mktemp("init") / "handbook"
    assert main(["init", str(root)]) == CLEAN
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a handbook of a test's own."""
    assert main(["init", str(tmp_path / "handbook")]) == CLEAN
    return tmp_path / "handbook"


def test_the_command_makes_a_handbook_that_is_clean_by_the_strictest_check(tmp_path: Path) -> None:
    made = _run("generator", "init", "ours", folder=tmp_path)
    checked = _run("generator", "check", "--strict", "--root", "ours", folder=tmp_path)

    assert (made.returncode, made.stderr) == (CLEAN, "")
    assert "README.md" in made.stdout
    assert (checked.returncode, checked.stderr) == (CLEAN, "")
    assert checked.stdout.startswith("0 个错误，0 个缺口，0 个提醒\n")


def test_it_can_be_built_with_its_forms(tmp_path: Path, started: Path) -> None:
    built = _run("generator", "build", "--root", str(started), "--out", str(tmp_path / "site"), folder=tmp_path)

    assert (built.returncode, built.stderr) == (CLEAN, "")
    assert "请问有什么可以帮您？" in (tmp_path / "site" / "phrases" / "opening.html").read_text("utf-8")
    assert (tmp_path / "site" / "forms" / "after-shift-check.pdf").read_bytes().startswith(b"%PDF")


def test_bare_mkdocs_builds_it_too(tmp_path: Path, started: Path) -> None:
    built = _run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"), folder=started)

    assert built.returncode == CLEAN, built.stderr
    assert (tmp_path / "site" / "phrases" / "opening.html").exists()
    assert "客户服务手册" in (tmp_path / "site" / "editing.html").read_text("utf-8")


def test_a_stub_of_every_kind_can_be_added(root: Path) -> None:
    for kind in list_entry_kinds(load(root)):
        assert main(["new", kind.name, "--write", "--root", str(root)]) == CLEAN

    _, findings = check(root, rules=["schema", "duplicate-id"])

    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "standards/norms.yaml"])
def test_a_folder_that_holds_something_is_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")

    assert main(["init", str(tmp_path / "ours")]) == CANNOT

    assert read_tree(tmp_path / "ours") == {name: b"mine"}
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "不是空的文件夹" in printed.err
    assert "nothing was written" in printed.err


def test_a_file_is_no_folder_to_start_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ours").write_text("mine", "utf-8")

    assert main(["init", str(tmp_path / "ours")]) == CANNOT

    assert (tmp_path / "ours").read_text("utf-8") == "mine"
    assert "不是空的文件夹" in capsys.readouterr().err


def test_a_folder_in_no_folder_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "mistyped" / "ours")]) == CANNOT

    assert list(tmp_path.iterdir()) == []
    assert "mistyped" in capsys.readouterr().err


def test_an_empty_repository_is_a_good_place_to_start(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "ours"], cwd=tmp_path, check=True)

    assert main(["init", str(tmp_path / "ours")]) == CLEAN

    untracked = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all"],
        cwd=tmp_path / "ours",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "standards/norms.yaml" in untracked
    assert "schema.json" not in untracked  # what is made for editors is ignored, as the starter says


def test_the_folder_one_stands_in_can_be_used(tmp_path: Path) -> None:
    made = _run("generator", "init", ".", folder=tmp_path)

    assert made.returncode == CLEAN, made.stderr
    assert (tmp_path / "standards" / "vocabulary.yaml").exists()


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "empty"])
def test_where_the_disk_is_full_nothing_is_left_behind(is_there: bool, tmp_path: Path) -> None:
    if is_there:
        (tmp_path / "ours").mkdir()

    made = _run("generator", "init", "ours", folder=tmp_path, limit="4")

    assert made.returncode == CANNOT
    assert "cannot open" in made.stderr
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["ours"] * is_there


def _usual_acts(root: Path) -> Mapping[str, Act]:
    """Return the speech acts of a handbook that the program has words of its own for."""
    return {act.id: act for act in load(root).vocabulary.acts if act.speech and act.id in usual_words()}


def test_the_speech_acts_are_written_out_as_the_program_hears_them(started: Path) -> None:
    acts = _usual_acts(started)

    assert {id_: (act.markers, act.unless) for id_, act in acts.items()} == {
        id_: (usual.markers, usual.unless) for id_, usual in usual_words().items()
    }
    assert {id_ for id_, act in acts.items() if act.softens} == SOFTENING


def test_words_that_an_editor_adds_to_an_act_are_heard_and_those_taken_away_are_not(root: Path) -> None:
    table = root / "standards" / "speech-acts.yaml"
    table.write_text(table.read_text("utf-8").replace("[谢谢, 感谢, 多谢,", "[谢谢, 感谢, 蛮感激,"), "utf-8")
    case = "scripts: [{id: bye, title: 送客, scope: {channel: chat, situation: farewell}, lines: [%s，再见。]}]\n"

    assert _missing_moves(root, case % "蛮感激您") == []
    assert len(_missing_moves(root, case % "多谢您")) == 1


def test_an_act_without_words_of_its_own_is_heard_by_those_of_the_program(root: Path) -> None:
    table = root / "standards" / "speech-acts.yaml"
    bare = [line for line in table.read_text("utf-8").splitlines() if line[:4].strip() or line.startswith("    name:")]
    acts = [f"{line}\n    speech: yes" if line.startswith("    name:") else line for line in bare]
    table.write_text("\n".join(acts) + "\n", "utf-8")

    heard = {id_: act.markers for id_, act in _usual_acts(root).items()}

    assert "markers" not in table.read_text("utf-8").partition("acts:")[2]
    assert heard == {id_: usual.markers for id_, usual in usual_words().items()}


def test_the_tables_of_words_are_the_shipped_ones_and_what_the_file_adds(started: Path) -> None:
    words = (started / "standards" / "words.yaml").read_text("utf-8")
    vocabulary = load(started).vocabulary

    assert vocabulary.variants == USUAL_VARIANTS
    for name in ("vague", "unobservable", "written", "addresses"):
        given = getattr(vocabulary.plain_words, name)
        own = yaml.safe_load(words)["plain-words"][name]
        assert own == list(given[-len(own) :])
        assert f"：{'、'.join(given[: -len(own)])}。\n" in words


def test_chinese_working_days_are_known(started: Path) -> None:
    calendar = yaml.safe_load((started / "standards" / "vocabulary.yaml").read_text("utf-8"))["calendar"]

    assert calendar["working-days"] == "周一至周五"
    assert {row["name"] for row in calendar["holidays"]} == set(
        ["元旦", "除夕和春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]
    )


def test_each_norm_with_a_figure_says_that_it_is_an_example(started: Path) -> None:
    norms = [entry for entry in load(started).entries if isinstance(entry, Norm) and entry.limit]

    assert len(norms) >= 3
    assert all("示例值" in norm.why for norm in norms)


def _missing_moves(root: Path, case: str) -> list[Finding]:
    """Return what the rule says of *case*, laid over the handbook below *root*."""
    sources = [parse(path.name, path.read_bytes()) for path in sorted((root / "standards").iterdir())]
    handbook = compose([*sources, parse(_CASE, case.encode())], frozenset(), TODAY)
    return list(lint(handbook, ("schema", "dangling-reference", "duplicate-id", "missing-move")))


def test_each_row_of_follow_has_a_case_that_fires_and_a_near_miss(started: Path) -> None:
    rows = [follow.id for follow in load(started).vocabulary.follows]

    assert rows == list(_FOLLOW)
    assert all(cases["fires"] and cases["silent"] for cases in _FOLLOW.values())


@pytest.mark.parametrize(
    ("row", "case"),
    [(row, case) for row, cases in _FOLLOW.items() for case in cases["fires"].values()],
    ids=[f"{row}: {name}" for row, cases in _FOLLOW.items() for name in cases["fires"]],
)
def test_a_row_of_follow_fires(row: str, case: str, started: Path) -> None:
    name = next(follow.name for follow in load(started).vocabulary.follows if follow.id == row)

    (finding,) = _missing_moves(started, case)

    assert (finding.location.line, finding.related[0].text) == (next(iter(find_marks(case))), name)
    assert finding.location.file == _CASE


@pytest.mark.parametrize(
    "case",
    [case for cases in _FOLLOW.values() for case in cases["silent"].values()],
    ids=[f"{row}: {name}" for row, cases in _FOLLOW.items() for name in cases["silent"]],
)
def test_the_rows_of_follow_stay_silent(case: str, started: Path) -> None:
    assert [str(finding) for finding in _missing_moves(started, case)] == []


@pytest.mark.parametrize(
    ("file", "before", "after", "rule"),
    [
        ("scripts", "situation: farewell", "situation: customer-thanks", "unscripted-situation"),
        ("checklists", "[hold-limit, ask-to-hold]", "[ask-to-hold]", "unassessed-norm"),
        ("norms", "    limit: 投诉答复时限 ≤ 3 个工作日\n", "", "tier-gap"),
        ("vocabulary", "themes:\n", "themes:\n  - {id: bare, title: 空的}\n", "empty-section"),
    ],
    ids=["script", "check", "limit", "section"],
)
def test_each_row_of_expect_fires(file: str, before: str, after: str, rule: str, root: Path) -> None:
    path = root / "standards" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")

    _, findings = check(root, today=TODAY, rules=["schema", rule])

    assert {finding.rule for finding in findings} == {rule}


def test_each_kind_of_need_of_expect_is_tried(started: Path) -> None:
    assert sorted(row.needs for row in load(started).expectations) == ["check", "limit", "script", "section"]


@pytest.mark.parametrize("name", ["follow", "expect", "words"])
def test_what_is_commented_out_is_well_shaped_when_the_sign_is_taken_away(name: str, root: Path) -> None:
    path = root / "standards" / f"{name}.yaml"
    text, times = _COMMENTED.subn("  ", path.read_text("utf-8"))
    path.write_text(text, "utf-8")

    _, findings = check(root, rules=["schema", "dangling-reference", "duplicate-id"])

    assert times >= 2
    assert [str(finding) for finding in findings] == []


def test_the_content_is_written_the_way_ours_is(started: Path) -> None:
    config = YamlLintConfig(file=str(PROJECT / ".yamllint.yaml"))

    for path in sorted((started / "standards").glob("*.yaml")):
        text = path.read_text("utf-8")
        assert text.startswith(MODELINE + "# ")
        assert [str(problem) for problem in linter.run(text, config)] == []


def test_the_settings_of_the_site_are_ours_but_for_the_way_to_the_hook(started: Path) -> None:
    ours, theirs = (yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8")) for folder in (PROJECT, started))

    assert theirs == ours | {"hooks": ["mkdocs_hook.py"]}


def test_editors_are_set_up_as_ours_are_but_call_the_program_itself(started: Path) -> None:
    for name in ("settings.json", "extensions.json", "tasks.json"):
        ours = _OUR_PLACES.sub("handbook ", (PROJECT / ".vscode" / name).read_text("utf-8"))
        assert json.loads((started / ".vscode" / name).read_text("utf-8")) == json.loads(ours)
    assert (started / ".vscode" / "handbook.schema.json").exists()


def test_the_starter_travels_with_the_package() -> None:
    package = PROJECT / "generator"
    given = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    packed = {path for pattern in given["generator"] for path in package.glob(pattern)}

    starter = [path for path in (package / "scaffold" / "starter").rglob("*") if path.is_file()]

    assert len(starter) >= 20
    assert set(starter) <= packed
    assert not any(path.name.startswith(".") or path.suffix == ".py" for path in starter)


def test_a_row_that_an_editor_deletes_is_asked_no_more(root: Path) -> None:
    table = root / "standards" / "follow.yaml"
    rows = re.split(r"(?=^  - id: )", table.read_text("utf-8"), flags=re.MULTILINE)
    table.write_text("".join(row for row in rows if not row.startswith("  - id: farewell-thanks")), "utf-8")

    assert _missing_moves(root, _FOLLOW["farewell-thanks"]["fires"]["goodbye"]) == []


def test_a_slip_in_the_new_handbook_is_found_there(root: Path) -> None:
    norms = root / "standards" / "norms.yaml"
    norms.write_text(norms.read_text("utf-8").replace("每次等候 ≤ 2 分钟", "每次等侯 ≤ 2 分钟"), "utf-8")

    assert main(["check", "--root", str(root)]) == FOUND
