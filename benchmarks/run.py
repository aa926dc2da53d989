"""Times `handbook check` and `handbook build` against plain MkDocs, in turns, and compares with what we promise."""

import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import EVERYDAY, make_themes
from benchmarks.markdown import write_plain_site
from benchmarks.standards import PROJECT, write_handbook

SMALL, LARGE = 1_000, 5_000
ROUNDS = 5
CHECK, BUILD, PLAIN = "check", "build --no-forms", "plain mkdocs build"
MOST_OF_PLAIN = {CHECK: 0.15, BUILD: 0.8}
MOST_GROWTH = 6.0

Medians = Mapping[tuple[str, int], float]


@dataclass(frozen=True, slots=True)
class Program:
    """A command to time on one folder."""

    name: str
    size: int
    folder: Path
    command: tuple[str, ...]


def main() -> None:
    """Time everything and print the table; how fast a machine is decides nothing, so the exit status is always 0."""
    with tempfile.TemporaryDirectory() as folder:
        programs = [program for size in (SMALL, LARGE) for program in _prepare(Path(folder) / str(size), size)]
        _report(_time(programs, _make_environment(Path(folder) / "compiled")))


def _prepare(folder: Path, size: int) -> Sequence[Program]:
    themes = tuple(make_themes(size // EVERYDAY.size))
    ours, plain = folder / "ours", folder / "plain"
    write_handbook(ours, themes)
    write_plain_site(plain, themes)
    handbook = (sys.executable, "-m", "generator")
    return (
        Program(CHECK, size, ours, (*handbook, "check", "--root", str(ours), "--today", "2026-01-01")),
        Program(BUILD, size, ours, (*handbook, "build", "--no-forms", "--root", str(ours))),
        Program(PLAIN, size, plain, (sys.executable, "-m", "mkdocs", "build", "--quiet")),
    )


def _make_environment(compiled: Path) -> Mapping[str, str]:
    """Let modules be compiled once, by the round that is not counted, as on the machine of whoever works with them."""
    ours = {"PYTHONPATH": str(PROJECT), "PYTHONPYCACHEPREFIX": str(compiled), "NO_MKDOCS_2_WARNING": "1"}
    return {key: value for key, value in {**os.environ, **ours}.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _time(programs: Sequence[Program], environment: Mapping[str, str]) -> Medians:
    """Run all programs once in every round, so that whatever slows the machine slows them alike."""
    seconds: dict[tuple[str, int], list[float]] = {(program.name, program.size): [] for program in programs}
    for number in range(ROUNDS + 1):
        for program in programs:
            spent = _run(program, environment)
            if number:  # the first round only warms the caches of the machine
                seconds[program.name, program.size].append(spent)
    return {key: median(values) for key, values in seconds.items()}


def _run(program: Program, environment: Mapping[str, str]) -> float:
    """Return the user CPU seconds of one run, which must not fail."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(program.command, cwd=program.folder, env=environment, capture_output=True, check=False)
    if done.returncode and program.name != CHECK:  # gaps fail a check; it is timed all the same
        sys.stderr.buffer.write(done.stdout[-2_000:] + done.stderr[-2_000:])
        raise SystemExit(f"{program.name} failed on {program.size} entries")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _report(medians: Medians) -> None:
    print(f"user CPU seconds, medians of {ROUNDS} interleaved runs; Python {platform.python_version()}, ", end="")
    print(f"{os.cpu_count()} cores, {platform.machine()}")
    print(f"{'':20}{SMALL:>10,}{LARGE:>10,}{'growth':>10}")
    for name in (CHECK, BUILD, PLAIN):
        small, large = medians[name, SMALL], medians[name, LARGE]
        print(f"{name:20}{small:>10.2f}{large:>10.2f}{large / small:>9.2f}×")
    for name, most in MOST_OF_PLAIN.items():
        for size in (SMALL, LARGE):
            _judge(f"{name} / plain at {size:,}", medians[name, size] / medians[PLAIN, size], most)
        _judge(f"growth of {name}", medians[name, LARGE] / medians[name, SMALL], MOST_GROWTH)


def _judge(what: str, value: float, most: float) -> None:
    print(f"{what:40}{value:>7.2f} ≤ {most:<5} {'met' if value <= most else 'NOT MET'}")


if __name__ == "__main__":
    main()
