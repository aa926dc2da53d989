"""New entries: stubs and snippets of every kind are sound as they are given, and adding one disturbs nothing."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from yamllint import linter
from yamllint.config import YamlLintConfig

from generator.check import load
from generator.cli import CANNOT, CLEAN, main
from generator.lint import lint
from generator.scaffold.append import NotAppendable, append_entry
from generator.scaffold.editor_schema import make_editor_schema
from generator.scaffold.entry import list_entry_kinds
from generator.scaffold.layout import quote
from generator.scaffold.snippets import make_snippets
from generator.scaffold.stub import Kind, write_stub
from generator.schema import ENTRY_COLLECTIONS
from generator.source import parse
from tests.cases import SAMPLE, handbook_of
from tests.handbooks import PROJECT, make_handbook, read_tree

_SCHEMA = make_editor_schema(load(SAMPLE))
_KINDS = list_entry_kinds(load(SAMPLE))
_NAMES = [kind.name for kind in _KINDS]
_ABOUT_SHAPE = ("schema", "duplicate-id", "dangling-reference")
_SNIPPETS = make_snippets(_SCHEMA)
_OPTIONAL = re.compile(r"^    # (?P<name>[a-z-]+):", re.MULTILINE)


def _complaints(collection: str, entry: str) -> list[str]:
    return [str(finding) for finding in lint(handbook_of(f"{collection}:\n{entry}"), _ABOUT_SHAPE)]


def _uncomment(stub: str, name: str) -> str:
    """Take the comment sign from the lines of one property, as an editor's shortcut does."""
    lines, inside = [], False
    for line in stub.splitlines(keepends=True):
        if match := _OPTIONAL.match(line):
            inside = match["name"] == name
        lines.append(line.replace("    # ", "    ", 1) if inside else line)
    return "".join(lines)


def test_there_is_a_kind_for_every_collection_of_entries() -> None:
    collections = {kind.collection for kind in _KINDS}

    assert {*ENTRY_COLLECTIONS, "never-say", "sources"} <= collections
    assert "script" in _NAMES


@pytest.mark.parametrize("kind", _KINDS, ids=_NAMES)
def test_a_stub_is_well_shaped_as_it_is(kind: Kind) -> None:
    stub = write_stub(_SCHEMA, kind, "brand-new")

    assert _complaints(kind.collection, stub) == []
    assert [*parse("", f"x:\n{stub}".encode()).data["x"][0]] == list(kind.required)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in _KINDS for name in kind.optional],
    ids=lambda value: getattr(value, "name", value),
)
def test_whatever_is_uncommented_is_well_shaped_too(kind: Kind, name: str) -> None:
    stub = write_stub(_SCHEMA, kind, "brand-new")

    outcome = _uncomment(stub, name)

    assert name in parse("", f"x:\n{outcome}".encode()).data["x"][0]
    assert _complaints(kind.collection, outcome) == []


@pytest.mark.parametrize("kind", _KINDS, ids=_NAMES)
def test_a_stub_shows_all_there_is_to_an_entry(kind: Kind) -> None:
    if kind.collection in ENTRY_COLLECTIONS:
        assert {*kind.required, *kind.optional} == set(kind.item["properties"])
    else:
        assert {*kind.required, *kind.optional} >= {"id"}


@pytest.mark.parametrize("kind", _KINDS, ids=_NAMES)
def test_a_stub_is_written_the_way_content_files_are(kind: Kind) -> None:
    config = YamlLintConfig(file=str(PROJECT / ".yamllint.yaml"))

    problems = linter.run(f"{kind.collection}:\n{write_stub(_SCHEMA, kind, 'brand-new')}", config)

    assert [str(problem) for problem in problems] == []


def _expand(body: list[str]) -> str:
    """Return what a snippet leaves when every place is passed over with the tabulator key."""
    text = "".join(f"  {line}\n" for line in body)
    text = re.sub(r"\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", r"\1", text)
    return re.sub(r"\\(.)", r"\1", text).replace("    $0\n", "")


@pytest.mark.parametrize(("name", "snippet"), _SNIPPETS.items(), ids=_SNIPPETS)
def test_a_snippet_expands_to_a_well_shaped_entry(name: str, snippet: dict[str, Any]) -> None:
    expanded = _expand(snippet["body"])

    assert "$" not in expanded
    assert _complaints(name.split()[-1], expanded.replace("id: example", "id: brand-new", 1)) == []


def test_a_value_that_looks_like_a_place_stays_text() -> None:
    properties = {"id": {}, "a": {"examples": ["a}$1"]}}
    schema = {"properties": {"notes": {"items": {"required": ["id", "a"], "properties": properties}}}}

    (snippet,) = make_snippets(schema).values()

    assert snippet["body"][1] == r"  a: ${2:a\}\$1}"


def test_there_is_a_snippet_for_each_kind_found_by_its_name_in_both_languages() -> None:
    assert [snippet["prefix"] for snippet in _SNIPPETS.values()] == [[kind.name, kind.title] for kind in _KINDS]
    assert all(snippet["scope"] == "yaml" and snippet["description"] for snippet in _SNIPPETS.values())


def test_a_choice_keeps_commas_and_bars_apart() -> None:
    schema = {
        "properties": {
            "notes": {"items": {"required": ["id", "a"], "properties": {"id": {}, "a": {"enum": ["x,y", "p|q"]}}}}
        }
    }

    (snippet,) = make_snippets(schema).values()

    assert snippet["body"][1] == r"  a: ${2|x\,y,p\|q|}"


@pytest.mark.parametrize("kind", list_entry_kinds(load(PROJECT)), ids=lambda kind: kind.name)
def test_adding_an_entry_leaves_every_other_line_of_this_handbook_as_it_was(kind: Kind, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "standards", tmp_path / "standards")
    before = read_tree(tmp_path)

    assert main(["new", kind.name, "--id", "brand-new", "--write", "--root", str(tmp_path)]) == CLEAN

    after = read_tree(tmp_path)
    (changed,) = [name for name in after if after[name] != before.get(name)]
    old, new = before.get(changed, b"").splitlines(), after[changed].splitlines()
    start = next((number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    added = len(new) - len(old)
    assert new[:start] + new[start + added :] == old
    assert [str(finding) for finding in lint(load(tmp_path), _ABOUT_SHAPE)] == []


def test_comments_before_the_next_collection_stay_with_it() -> None:
    text = "acts:\n  - {id: a, name: 甲}\n\n# 指标\nmetrics:\n  - {id: b, name: 乙, unit: 秒}\n"

    outcome = append_entry("x", text, "acts", "  - id: c\n    name: 丙\n")

    assert outcome == text.replace("甲}\n", "甲}\n  - id: c\n    name: 丙\n")


@pytest.mark.parametrize(
    "text",
    [
        "acts: [{id: a, name: 甲}]\n",
        "acts:\n- {id: a, name: 甲}\n",
        "acts: {a: b}\n",
        "acts: >\n  words\n",
        "acts:\n  - {id: a\n",
    ],
)
def test_a_file_written_in_another_way_is_left_alone(text: str) -> None:
    with pytest.raises(NotAppendable, match="x"):
        append_entry("x", text, "acts", "  - id: c\n    name: 丙\n")


@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
def test_a_new_entry_keeps_the_distance_of_its_neighbours(gap: str) -> None:
    text = f"acts:\n  - {{id: a, name: 甲}}\n{gap}  - {{id: b, name: 乙}}\n"

    outcome = append_entry("x", text, "acts", "  - id: c\n    name: 丙\n")

    assert outcome == f"{text}{gap}  - id: c\n    name: 丙\n"


@pytest.mark.parametrize("text", ["甲: 乙", "甲, 乙", "甲 # 乙", "@甲", "[甲", '"甲', "甲\\乙: "])
def test_a_value_that_yaml_would_read_as_something_else_is_quoted(text: str) -> None:
    assert quote(text) != text
    assert parse("", f"[{quote(text)}]".encode()).data == [text]
    assert quote("甲，乙（丙）") == "甲，乙（丙）"


@pytest.mark.parametrize(
    "text", ["", "acts:\n", "# 注\nmetrics:\n  - {id: b, name: 乙, unit: 秒}\n", "acts:\n  - {id: a, name: 甲}"]
)
def test_an_entry_may_be_the_first_of_its_kind(text: str) -> None:
    outcome = append_entry("x", text, "acts", "  - id: c\n    name: 丙\n")

    assert parse("x", outcome.encode()).data["acts"][-1] == {"id": "c", "name": "丙"}
    assert outcome.startswith(text.rstrip())


def test_new_prints_a_stub_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")
    before = read_tree(root)

    assert main(["new", "script", "--root", str(root)]) == CLEAN

    assert capsys.readouterr().out.startswith("  - id: new-script\n    title: 标题")
    assert read_tree(root) == before


@pytest.mark.parametrize("id_", ["leave-a-number", "Not-A-Slug", "call-back-term", "a b"])
def test_an_id_that_is_taken_or_none_is_refused(id_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h")

    assert main(["new", "script", "--id", id_, "--write", "--root", str(root)]) == CANNOT
    assert id_ in capsys.readouterr().err


def test_new_without_a_kind_lists_them_and_an_unknown_kind_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_handbook(tmp_path / "h")

    assert main(["new", "--root", str(root)]) == CLEAN
    assert "script  话术" in capsys.readouterr().out
    assert main(["new", "poem", "--root", str(root)]) == CANNOT
    assert "script  话术" in capsys.readouterr().err
