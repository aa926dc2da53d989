"""Times the rules alone, on handbooks rich in norms: all of a severity together, and each by itself.

Shared indexes are made anew for every measurement and counted, so the figure of one rule is what it costs when it runs
alone; those of the rules of one severity add up to more than all of them cost together.
"""

import gc
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.corpus import Mixture, make_themes
from benchmarks.standards import write_handbook
from generator.check import load
from generator.handbook import Handbook
from generator.lint import lint
from generator.rule import name_of
from generator.rules import RULES

RICH = Mixture(scripts=4, norms=10, terms=0, holding=1)  # each script has at least six lines and forbids a wording
SMALL, LARGE = 100, 500  # themes; the large handbook has 5,000 norms, 2,000 scripts and 500 procedures
ROUNDS = 5
MOST_SECONDS = {"error": 2.0, "gap": 1.0}
MOST_GROWTH = 6.0
GROUPS: Mapping[str, tuple[str, ...]] = {
    severity: tuple(name_of(rule) for rule in RULES if severity == rule.SEVERITY)
    for severity in dict.fromkeys(rule.SEVERITY for rule in RULES)
}

Medians = Mapping[tuple[str, int], float]


def main() -> None:
    """Time all rules and print the table; how fast a machine is decides nothing, so the exit status is always 0."""
    handbooks = {size: _load(size) for size in (SMALL, LARGE)}
    gc.disable()  # as the command line does
    _report(handbooks[LARGE], _time(handbooks))


def _load(themes: int) -> Handbook:
    with tempfile.TemporaryDirectory() as folder:
        write_handbook(Path(folder), tuple(make_themes(themes, RICH)))
        return load(Path(folder), date(2026, 1, 1))


def _time(handbooks: Mapping[int, Handbook]) -> Medians:
    """Run every selection of rules once in every round, so that whatever slows the machine slows them alike."""
    seconds: dict[tuple[str, int], list[float]] = {}
    for _ in range(ROUNDS):
        for name, rules in _selections():
            for size, handbook in handbooks.items():
                seconds.setdefault((name, size), []).append(_run(handbook, rules))
    return {key: median(values) for key, values in seconds.items()}


def _selections() -> Iterator[tuple[str, tuple[str, ...]]]:
    for severity, rules in GROUPS.items():
        yield severity, rules
        yield from ((rule, (rule,)) for rule in rules)


def _run(handbook: Handbook, rules: tuple[str, ...]) -> float:
    fresh = replace(handbook)  # without the indexes that earlier runs made
    before = process_time()
    lint(fresh, rules)
    return process_time() - before


def _report(handbook: Handbook, medians: Medians) -> None:
    lines = sum(len(script.lines) for script in handbook.scripts)
    print(f"CPU seconds after loading, medians of {ROUNDS} interleaved runs; ", end="")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    print(f"{len(handbook.norms):,} norms, {len(handbook.scripts):,} scripts of {lines:,} lines, ", end="")
    print(f"{len(handbook.prohibitions):,} forbidden wordings, {len(handbook.procedures):,} procedures")
    print(f"{'':40}{'a fifth':>8}{'all':>8}{'growth':>9}")
    for severity, rules in GROUPS.items():
        _print_row(f"all of severity {severity}", severity, medians)
        for rule in sorted(rules, key=lambda rule: -medians[rule, LARGE]):
            _print_row(f"  {rule}", rule, medians)
    for severity, most in MOST_SECONDS.items():
        _judge(f"all of severity {severity}, seconds", medians[severity, LARGE], most)
        _judge(f"growth of severity {severity}", medians[severity, LARGE] / medians[severity, SMALL], MOST_GROWTH)


def _print_row(label: str, name: str, medians: Medians) -> None:
    small, large = medians[name, SMALL], medians[name, LARGE]
    print(f"{label:40}{small:>8.3f}{large:>8.3f}{large / small:>8.1f}×")


def _judge(what: str, value: float, most: float) -> None:
    print(f"{what:40}{value:>7.2f} ≤ {most:<5} {'met' if value <= most else 'NOT MET'}")


if __name__ == "__main__":
    main()
