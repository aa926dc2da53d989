"""Who may import whom stands in pyproject.toml; here is what that table cannot say."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from tests.handbooks import PROJECT

_PACKAGE = Path(generator.__file__).parent
_FILES = sorted(_PACKAGE.rglob("*.py"))
_NAMES = [path.relative_to(_PACKAGE).as_posix() for path in _FILES]


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def test_the_import_table_is_kept() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", _FILES, ids=_NAMES)
def test_imports_stand_at_the_top_and_none_is_for_types_alone(path: Path) -> None:
    for node in _nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert not any(isinstance(below, ast.Import | ast.ImportFrom) for below in ast.walk(node))
        assert not (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")


@pytest.mark.parametrize("path", _FILES, ids=_NAMES)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    called = {node.func.id for node in _nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    attributes = {
        node.func.attr for node in _nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    if path.name not in ("cli.py", "__main__.py"):
        assert "print" not in called
        assert "exit" not in called | attributes


@pytest.mark.parametrize("path", _FILES, ids=_NAMES)
def test_no_module_outgrows_its_name(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300
