"""What a clone brings along for editors fits what the program writes and prints."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.cli import FOUND, main
from generator.scaffold.editor_files import FOLDER, MODELINE, SCHEMA, SNIPPETS
from tests.handbooks import PROJECT, make_handbook

_CONTENT = sorted((PROJECT / "standards").rglob("*.yaml"))


def _read(name: str) -> Any:
    return json.loads((PROJECT / FOLDER / name).read_text("utf-8"))


@pytest.mark.parametrize("path", _CONTENT, ids=lambda path: path.name)
def test_the_first_line_of_each_content_file_leads_to_the_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema={os.path.relpath(PROJECT / FOLDER / SCHEMA, path.parent)}"


def test_a_new_file_gets_that_line_too(tmp_path: Path) -> None:
    root = make_handbook(tmp_path / "h")

    main(["new", "etiquette", "--write", "--root", str(root)])

    assert (root / "standards" / "etiquette.yaml").read_text("utf-8").startswith(f"{MODELINE}\netiquette:\n  - id: ")


def test_the_settings_name_the_schema_that_is_written() -> None:
    assert _read("settings.json")["yaml.schemas"] == {f"{FOLDER}/{SCHEMA}": "standards/**/*.yaml"}
    assert "redhat.vscode-yaml" in _read("extensions.json")["recommendations"]


def test_what_is_written_for_editors_is_never_committed() -> None:
    names = [f"{FOLDER}/{SCHEMA}", f"{FOLDER}/{SNIPPETS}"]

    ignored = subprocess.run(["git", "check-ignore", *names], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert ignored.stdout.splitlines() == names


def test_each_task_calls_a_target_that_there_is() -> None:
    commands = [task["command"] for task in _read("tasks.json")["tasks"]]
    targets = re.findall(r"^([a-z]+):.*##", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert commands
    assert set(commands) <= {f"make {target}" for target in targets}


def test_the_problem_panel_understands_every_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_handbook(tmp_path / "h", zz="norms:\n  - {id: a, title: '[x]: b', level: must, statement: 见@none。}\n")
    (matcher,) = [task["problemMatcher"] for task in _read("tasks.json")["tasks"] if task["problemMatcher"]]
    pattern = matcher["pattern"]

    assert main(["check", "--root", str(root)]) == FOUND

    matches = [match for line in capsys.readouterr().out.splitlines() if (match := re.match(pattern["regexp"], line))]
    assert [(match[pattern["file"]], match[pattern["line"]], match[pattern["code"]]) for match in matches] == [
        ("standards/zz.yaml", "2", "dangling-reference")
    ]
