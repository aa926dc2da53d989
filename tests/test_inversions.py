"""The tool that turns conditions round takes hold of every condition and names it the same every time."""

import ast
import builtins
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.handbooks import PROJECT
from tools.inversions.__main__ import EXPLAINED, NO_VERDICT
from tools.inversions.instrument import (
    NAME,
    Register,
    conditions_of,
    instrument,
    load_instrumented,
    note_into,
    turn_round,
)
from tools.inversions.trials import Trials

_MODULE = """
def sign(number, zero=''):
    if number < 0 and number:
        return '-'
    return '+' if number else zero or '0'

def big(numbers):
    return [number for number in numbers if number > 9 and number != 10]

def is_even(number):
    return number % 2 == 0
"""


_TESTS = """
import os, tiny

def test_minus(): assert tiny.sign(-1) == '-'

def test_zero(): assert tiny.sign(0, 'o') == 'o' or os._exit(1)

def test_even(): assert tiny.is_even(4) in (True, False)
"""


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    if hasattr(builtins, NAME):
        delattr(builtins, NAME)


def _load() -> tuple[dict[str, Any], Register]:
    register, module = Register(), dict[str, Any]()
    exec(compile(instrument(_MODULE, "m.py", register), "m.py", "exec"), module)
    return module, register


def test_every_condition_has_a_name_of_its_own_that_says_where_it_is() -> None:
    keys = [condition.key for condition in conditions_of(_MODULE, "m.py")]

    assert keys == [
        "m.py sign: number < 0",
        "m.py sign: number",
        "m.py sign: number < 0 and number",
        "m.py sign: zero",
        "m.py sign: number #2",
        "m.py big: number > 9",
        "m.py big: number != 10",
        "m.py big: number > 9 and number != 10",
        "m.py is_even: number % 2 == 0",
    ]


def test_a_module_does_what_it_did_until_one_condition_is_turned_round() -> None:
    module, register = _load()

    note_into(set())
    assert (module["sign"](-1), module["sign"](3), module["sign"](0), module["sign"](0, "o")) == ("-", "+", "0", "o")
    assert module["big"]([9, 10, 11]) == [11]

    turn_round(next(number for number, each in enumerate(register.conditions) if each.key.endswith("> 9")))
    assert module["big"]([9, 10, 11]) == [9]
    assert module["is_even"](4)


def test_only_the_conditions_that_are_reached_are_noted() -> None:
    module, register = _load()
    seen = set[int]()

    note_into(seen)
    module["is_even"](4)

    assert [register.conditions[number].key for number in seen] == ["m.py is_even: number % 2 == 0"]


def test_what_is_explained_is_a_condition_that_exists_with_a_reason() -> None:
    explained = yaml.safe_load(EXPLAINED.read_text("utf-8"))
    files = {key.split(" ")[0] for key in explained}
    keys = {each.key for file in files for each in conditions_of((PROJECT / file).read_text("utf-8"), file)}

    assert set(explained) - keys == set()
    assert all(len(reason) > 10 for reason in explained.values())


def test_every_module_that_is_left_out_exists() -> None:
    assert [name for name in NO_VERDICT if not (PROJECT / "generator" / f"{name}.py").exists()] == []


def test_instrumenting_leaves_nothing_but_calls_around_conditions() -> None:
    tree = instrument(_MODULE, "m.py", Register())

    assert isinstance(tree, ast.Module)
    assert ast.unparse(tree).count(NAME) == len(list(conditions_of(_MODULE, "m.py")))


def test_what_survives_is_what_no_test_fails_of_or_ends_the_process_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tiny.py").write_text(_MODULE, "utf-8")
    (tmp_path / "test_tiny.py").write_text(_TESTS, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    register, said = Register(), list[str]()
    load_instrumented(tmp_path, ["tiny.py"], register)
    trials = Trials(register, lambda key: "10" in key, 0, said.append)

    pytest.main([str(tmp_path), "-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts="], [trials])

    assert (trials.failed, trials.tried) == ([], 7)
    assert said == ["8: tiny.py big: number > 9 (no test reaches it)", "11: tiny.py is_even: number % 2 == 0"]
