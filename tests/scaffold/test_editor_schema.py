"""The schema for editors: it takes all that is right, and of ids only those that exist."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.check import load
from generator.cli import CLEAN, FOUND, main
from generator.scaffold.editor_files import SCHEMA, SNIPPETS
from generator.scaffold.editor_schema import make_editor_schema
from generator.scaffold.known import list_known
from generator.schema import file_schema
from tests.cases import SAMPLE
from tests.handbooks import PROJECT, make_handbook
from tests.scaffold.editor import read_as_editors_do

_HANDBOOK = load(SAMPLE)
_SCHEMA = make_editor_schema(_HANDBOOK)
_NORM = "norms: [{id: a, title: 甲, level: must, statement: 乙, %s}]"


def _is_accepted(text: str) -> bool:
    return Draft202012Validator(_SCHEMA).is_valid(read_as_editors_do(text))


def _walk(schema: Any) -> Iterator[Any]:
    yield schema
    for below in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _walk(below)


def test_the_schema_is_one_and_sends_nobody_elsewhere() -> None:
    Draft202012Validator.check_schema(_SCHEMA)

    references = [part["$ref"] for part in _walk(_SCHEMA) if isinstance(part, dict) and "$ref" in part]
    assert references
    for reference in references:
        assert reference.startswith("#/")
        target = _SCHEMA
        for step in reference.split("/")[1:]:
            target = target[step]


@pytest.mark.parametrize("folder", [PROJECT, SAMPLE], ids=["this handbook", "the sample"])
def test_real_content_is_accepted_as_an_editor_reads_it(folder: Path) -> None:
    validator = Draft202012Validator(make_editor_schema(load(folder)))

    files = sorted((folder / "standards").rglob("*.yaml"))
    assert files
    for file in files:
        errors = [error.message for error in validator.iter_errors(read_as_editors_do(file.read_text("utf-8")))]
        assert errors == [], file.name


def test_every_kind_of_reference_in_the_schemas_is_narrowed_to_what_exists() -> None:
    parts = [part for part in _walk(file_schema()) if isinstance(part, dict)]
    kinds = {part["x-refers-to"] for part in parts if "x-refers-to" in part}
    kinds |= {f"leaf of {part['x-leaf-of']}" for part in parts if "x-leaf-of" in part}

    assert {"act", "entry", "script", "metric", "theme", "source", "owner"} <= kinds
    assert kinds <= set(list_known(_HANDBOOK))


@pytest.mark.parametrize(
    "field",
    [
        "act: call-bakc",
        "before: [call-back, call-bakc]",
        "theme: dekc",
        "owner: desk-taem",
        "sources: [S002]",
        "remedies: no-such-norm",
        "scope: {chanel: phone}",
        "scope: {channel: telephon}",
        "scope: [{channel: phone}, {channel: [phone, telephon]}]",
        "scope: {customer-agrees: maybe}",
        "limit: {metric: ringing, max: 3 声}",
        "titel: 甲",
        "exceptions: [{scope: {shift: nihgt}, why: 丙}]",
    ],
)
def test_what_does_not_exist_is_refused(field: str) -> None:
    assert not _is_accepted(_NORM % field)


@pytest.mark.parametrize(
    "field",
    [
        "act: call-back",
        "before: call-back",
        "before: [call-back, greet]",
        "owner: desk-team",
        "scope: {channel: phone}",
        "scope: {channel: [phone, email], shift: 夜班}",
        "scope: [{channel: 来电}, {channel: remote}]",
        "scope: {customer-agrees: yes}",
        "scope: {customer-agrees: 否, earlier-calls: 2, hour: 22:00–06:00}",
        "limit: 铃响 ≤ 3 声",
        "limit: {metric: rings, max: 3 声}",
        "why: 2026",
    ],
)
def test_what_exists_is_accepted_in_each_of_its_forms(field: str) -> None:
    assert _is_accepted(_NORM % field)


def test_a_script_is_a_script_and_no_other_entry() -> None:
    procedure = "procedures: [{id: a, title: 甲, steps: [{id: b, role: agent, act: greet, script: %s}]}]"

    assert _is_accepted(procedure % "answer-inquiry")
    assert not _is_accepted(procedure % "leave-a-number")


@pytest.mark.parametrize(("word", "right"), [("yes", True), ("否", True), ("true", True), ("maybe", False)])
def test_yes_and_no_may_be_written_in_each_way_the_loader_reads(word: str, right: bool) -> None:
    assert _is_accepted(f"acts: [{{id: a, name: 甲, speech: {word}}}]") is right


def test_each_id_comes_with_its_meaning() -> None:
    ids = _SCHEMA["$defs"]["ids"]

    assert all(len(each["enum"]) == len(each["enumDescriptions"]) for each in ids.values())
    told = dict(zip(ids["entry"]["enum"], ids["entry"]["enumDescriptions"], strict=True))
    assert told["first-reply-in-a-day"] == "一天内首次回复"
    assert told["call-back-term"] == "回电：由我们再打给客户。"
    assert dict(zip(ids["leaf-of-channel"]["enum"], ids["leaf-of-channel"]["enumDescriptions"], strict=True)) == {
        "remote": "远程",
        "phone": "电话",
        "email": "邮件",
        "counter": "柜台",
    }


def test_a_collection_is_explained_where_its_key_stands() -> None:
    assert _SCHEMA["properties"]["norms"]["title"] == "规范"
    assert "没写的维度不限" in _SCHEMA["$defs"]["common"]["$defs"]["box"]["description"]


def test_editors_judge_a_mistake_by_the_form_that_was_meant() -> None:
    line = _SCHEMA["$defs"]["scripts"]["$defs"]["line"]
    scope = _SCHEMA["$defs"]["common"]["$defs"]["scope"]

    assert [choice.get("type") for choice in line["anyOf"]] == ["object", None]
    assert [choice.get("type") for choice in scope["anyOf"]] == [None, "array"]


def test_a_handbook_without_vocabulary_still_has_a_schema(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "norms.yaml").write_text("norms: []\n", "utf-8")

    schema = make_editor_schema(load(tmp_path))

    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(read_as_editors_do(_NORM % "scope: {channel: phone}, act: greet"))


def test_the_command_writes_schema_and_snippets_and_leaves_them_while_nothing_changes(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h")
    assert main(["schema", "--root", str(root)]) == CLEAN
    written = root / ".vscode" / SCHEMA
    assert json.loads(written.read_text("utf-8")) == _SCHEMA
    assert (root / ".vscode" / SNIPPETS).is_file()
    before = written.stat().st_mtime_ns

    assert main(["schema", "--root", str(root)]) == CLEAN

    assert written.stat().st_mtime_ns == before


def test_a_file_that_cannot_be_read_leaves_the_old_schema_in_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")
    main(["schema", "--root", str(root)])
    before = (root / ".vscode" / SCHEMA).read_bytes()
    (root / "standards" / "vocabulary.yaml").write_text("acts:\n  - {id: a\n", "utf-8")

    assert main(["schema", "--root", str(root)]) == FOUND

    assert (root / ".vscode" / SCHEMA).read_bytes() == before
    assert "standards/vocabulary.yaml:" in capsys.readouterr().out
