"""Invert each condition of the checks in turn and name those that no test notices: `make mutation`.

Every module is loaded once, with its conditions in the hands of one function. The tests run once to see which
conditions each of them reaches; then, for each condition, those that reach it, in a process of its own.
"""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import Phase, settings

from tools.inversions.instrument import Register, load_instrumented
from tools.inversions.trials import Trials

PROJECT = Path(__file__).resolve().parents[2]
EXPLAINED = Path(__file__).with_name("explained.yaml")
TESTS = (
    *("rules", "one_rule", "hospital", "measure", "cadence", "wording", "source", "speech_acts", "resemblance"),
    *("foreign_name", "pace", "procedure_slots", "broken_input", "documents", "small_parts", "norm_pages", "cli"),
)
NO_VERDICT = (
    *("__init__", "__main__", "arguments", "build", "cli", "mkdocs_hook", "permalink", "revision"),
    *("checksheet", "quizsheet", "recordsheet", "coverage", "survey", "explain", "tracing", "texts"),
)
"""Modules that show or build, and decide of nothing whether it is a finding."""


_QUIETLY = (
    *("-p", "no:cacheprovider", "-p", "no:terminal", "-o", "addopts=--import-mode=importlib"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


def main(arguments: Sequence[str]) -> int:
    """Invert the conditions of some files, by default of all that decide; return 1 if one is left unexplained."""
    asked = _parse(arguments)
    files = asked.files or _find_files()
    explained: Mapping[str, str] = yaml.safe_load(EXPLAINED.read_text("utf-8")) or {}
    register = Register()
    load_instrumented(PROJECT, files, register)
    settings.register_profile("inversions", phases=(Phase.generate,), derandomize=True, database=None, deadline=None)
    settings.load_profile("inversions")
    printing = os.fdopen(os.dup(1), "w", encoding="utf-8")  # pytest keeps what is printed while it runs
    among = asked.among.read_text("utf-8") if asked.among else None
    trials = Trials(
        register,
        lambda key: key in explained or (among is not None and key not in among),
        asked.most,
        lambda text: print(text, file=printing, flush=True),
    )
    began = time.monotonic()
    tests = [*(f"tests/test_{name}.py" for name in TESTS), *([] if asked.quick else ["tests/properties"])]
    pytest.main([*tests, *_QUIETLY], [trials])
    return _report(trials, explained, time.monotonic() - began, whole=not asked.files)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.inversions", description=__doc__)
    parser.add_argument("files", nargs="*", help="only these, as in generator/rules/redundant.py")
    parser.add_argument("--quick", action="store_true", help="without the property tests, which take the longest")
    parser.add_argument("--among", type=Path, help="only the conditions that a run before this one left in this file")
    parser.add_argument("--most", type=int, default=0, help="tests tried for each condition; 0 for all that reach it")
    return parser.parse_args(arguments)


def _find_files() -> list[str]:
    folder = PROJECT / "generator"
    own = [f"generator/{path.name}" for path in sorted(folder.glob("*.py")) if path.stem not in NO_VERDICT]
    return [*own, *(f"generator/rules/{path.name}" for path in sorted((folder / "rules").glob("[a-z]*.py")))]


def _report(trials: Trials, explained: Mapping[str, str], seconds: float, *, whole: bool) -> int:
    known = {condition.key for condition in trials.register.conditions}
    stale = [key for key in explained if key not in known] if whole else []
    equivalent = len(explained.keys() & known)
    noticed = trials.tried - len(trials.survivors)
    for test in trials.failed:
        print(f"fails with nothing inverted: {test}")
    for key in stale:
        print(f"explained, but not there any more: {key}")
    print(f"{len(known)} conditions: {noticed} noticed, {equivalent} explained, {len(trials.survivors)} left", end="")
    print(f"; {seconds:.0f} s")
    return int(bool(trials.survivors or trials.failed or stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
