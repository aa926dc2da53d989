"""Whatever is typed into a content file, the answer is findings with a place and never a traceback."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import CLEAN, FOUND, main
from generator.schema import COLLECTIONS
from tests.handbooks import make_handbook

_BROKEN = {
    "syntax": b"norms:\n  - {id: a",
    "wrong type": b"norms: 5\nscripts:\n  a: b\n",
    "a text for a file": b"hello",
    "unknown key": b"norms:\n  - {id: a, title: b, level: must, statement: c, colour: red}\n",
    "unknown id": "norms:\n  - {id: a, title: b, level: must, statement: 见@no-such-id}\n".encode(),
    "latin-1 bytes": "norms:\n  - {id: a, title: é}\n".encode("latin-1"),
    "a line of 5 MB": b"norms:\n  - {id: a, title: b, level: must, statement: " + b"x" * 5_000_000 + b"}\n",
    "3,000 levels": b"norms:\n  - " + b"[" * 3000,
    "3,000 levels of mappings": b"{a: " * 3000,
    "aliases": b"norms:\n  - &a {id: a, title: b, level: must, statement: c}\n  - *a\n",
    "a bomb of aliases": b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
    "tags": b"norms: !!python/object/apply:os.system ['exit 1']\n",
    "nothing but nulls": b"norms:\nscripts:\nfacets:\nacts:\nhandbook:\n",
    "entries of the wrong kind": b"norms: [a, [b], {c: d}]\nfacets: [{id: x}]\nvariants: [a]\nscope: x\n",
    "a binary file": bytes(range(256)),
}


@pytest.mark.parametrize("content", _BROKEN.values(), ids=_BROKEN)
def test_broken_input_is_a_finding_with_a_place(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h", zz=content)

    assert main(["check", "--format", "json", "--root", str(root)]) == FOUND

    findings = json.loads(capsys.readouterr().out)["findings"]
    assert any(finding["file"] == "standards/zz.yaml" and finding["line"] >= 1 for finding in findings)
    assert all(len(finding["message"]) < 600 for finding in findings)


def test_a_folder_that_links_to_itself_is_a_finding_and_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")
    (root / "standards" / "again").symlink_to(root / "standards", target_is_directory=True)

    assert main(["check", "--root", str(root)]) == FOUND
    assert capsys.readouterr().out.startswith("standards/again:1:1: ")


def test_a_folder_without_files_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "standards").mkdir()

    assert main(["check", "--root", str(tmp_path)]) == FOUND
    assert "standards:1:1: " in capsys.readouterr().out


def test_a_file_that_is_a_folder_or_a_dead_link_does_not_stop_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")
    (root / "standards" / "folder.yaml").mkdir()
    (root / "standards" / "dead.yaml").symlink_to(root / "nowhere.yaml")

    assert main(["check", "--root", str(root)]) == FOUND
    assert "standards/dead.yaml:1:1: " in capsys.readouterr().out


def test_one_file_that_cannot_be_read_is_one_finding_and_not_a_hundred(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")
    vocabulary = root / "standards" / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text("utf-8") + "broken: [\n", "utf-8")

    assert main(["check", "--format", "json", "--root", str(root)]) == FOUND
    report = json.loads(capsys.readouterr().out)
    assert [finding["rule"] for finding in report["findings"]] == ["schema"]
    assert report["compared"]["missing-move"] == "没有查，因为有文件读不了"


def test_what_cannot_be_understood_is_not_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")
    content = root / "standards" / "unclear.yaml"
    expected = (
        "expect:\n  - {id: e, name: 应有话, needs: script, scope: {channel: email, situation: inquiry}, why: 急}\n"
    )
    for script, rule in (
        ("{id: s, title: 答, scope: {channel: email}, lines: [{say: 您好。, if: 客户催了}]}", "schema"),
        ("{id: s, title: 答, scope: {channel: emall}, lines: [您好。]}", "dangling-reference"),
    ):
        content.write_text(f"{expected}scripts:\n  - {script}\n", "utf-8")

        assert main(["check", "--format", "json", "--root", str(root)]) == FOUND
        report = json.loads(capsys.readouterr().out)
        assert [finding["rule"] for finding in report["findings"]] == [rule]
        assert report["compared"]["unscripted-situation"] == "没有查，因为有内容读不懂"


def test_what_cannot_occur_is_not_everything_while_its_dimensions_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "impossible: [{shift: night, channel: counter}]\n"
    root = make_handbook(tmp_path / "h", impossible=more)
    vocabulary = root / "standards" / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text("utf-8") + "broken: [\n", "utf-8")

    assert main(["check", "--format", "json", "--root", str(root)]) == FOUND
    assert [finding["rule"] for finding in json.loads(capsys.readouterr().out)["findings"]] == ["schema"]


def test_without_a_table_of_owners_any_may_be_named_but_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "standards").mkdir()
    norm = "norms:\n  - {id: a, title: 甲, level: must, statement: 好。, owner: anybody, theme: nowhere}\n"
    (tmp_path / "standards" / "norms.yaml").write_text(norm, "utf-8")

    assert main(["check", "--format", "json", "--root", str(tmp_path)]) == FOUND

    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert "nowhere" in finding["message"]


_KEYS = ("id", "title", "scope", "limit", "lines", "steps", "level", "say", "kind", "leaves", "act", "text")
_values = st.recursive(
    st.sampled_from(["", "a", "phone", "铃响 ≤ 3 声", "必须", "@a", "5 秒", "yes"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), below, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(COLLECTIONS), _values, max_size=4))
def test_no_shape_of_content_leads_to_a_traceback(data: object, tmp_path: Path) -> None:
    folder = tmp_path / "standards"
    folder.mkdir(exist_ok=True)
    (folder / "fuzzed.yaml").write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    assert main(["check", "--root", str(tmp_path)]) in (CLEAN, FOUND)
