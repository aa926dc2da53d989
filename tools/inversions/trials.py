"""The tests, run once to see which conditions each one reaches, then again for each condition turned round."""

import functools
import gc
import os
import resource
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest
from _pytest.runner import runtestprotocol

from tools.inversions.instrument import Condition, Register, note_into, turn_round

NOBODY = -1  # the number of no condition
SLOW = 0.5
"""A test that takes longer, in seconds, comes after the quick ones."""
PATIENCE = 8
"""How many times as long as usual, and how many seconds more, a test may take before it counts as failed."""
MEMORY = 3 << 30  # a loop without an end must not take the machine with it
LEFT_OUT = ("without_chinese", "stops_listening", "but_not_the_sheets")
"""Tests that start a program of their own, which nothing turns round, or draw with threads, which no fork inherits."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test, how long it takes while nothing is wrong, and which share of what it reaches lies in each file."""

    item: pytest.Item
    seconds: float
    shares: Mapping[str, float]


class Trials:
    """A pytest plugin that runs the tests in its own way; *survivors* are the conditions that no test notices."""

    def __init__(self, register: Register, skips: Callable[[str], bool], most: int, say: Callable[[str], None]) -> None:
        """Try all conditions of *register* but those whose key it *skips*; *say* which ones survive.

        Each is held against *most* tests at the most: those that are about its file, and some of the others that reach
        it, spread evenly; 0 is no limit.
        """
        self.register, self.skips, self.most, self.say = register, skips, most, say
        self.survivors: list[Condition] = []
        self.failed: list[str] = []
        self.tried = 0
        self._caches: tuple[functools._lru_cache_wrapper[Any], ...] = ()
        self._reaching: dict[int, list[Test]] = defaultdict(list)
        self._killers: dict[str, list[Test]] = defaultdict(list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once as they are, then once for each condition."""
        self._caches = tuple(thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper))
        self._survey([item for item in session.items if not any(part in item.name for part in LEFT_OUT)])
        if not self.failed:
            gc.freeze()
            self._control()
            for number, condition in enumerate(self.register.conditions):
                if not self.skips(condition.key):
                    self._try(number, condition)
            self._control()
        return True

    def _control(self) -> None:
        """Make sure that the tests pass with nothing turned round: else they would notice whatever is."""
        tests = {id(test): test for tests in self._reaching.values() for test in tests if test.seconds < SLOW}
        if test := self._find_noticing(self._sample([*tests.values()], self.most), NOBODY):
            self.failed.append(test.item.nodeid)

    def _survey(self, items: Sequence[pytest.Item]) -> None:
        seen: set[int] = set()
        note_into(seen)
        for item in items:
            seen.clear()
            self._forget()
            began = time.monotonic()
            if not self._passes(item):
                self.failed.append(item.nodeid)
            files = Counter(self.register.conditions[number].file for number in seen)
            shares = {file: count / len(seen) for file, count in files.items()}
            test = Test(item, time.monotonic() - began, shares)
            for number in seen:
                self._reaching[number].append(test)

    def _forget(self) -> None:
        """Empty all caches, lest what was worked out before stands in for what a condition would do now."""
        for cache in self._caches:
            cache.cache_clear()

    def _passes(self, item: pytest.Item) -> bool:
        reports = runtestprotocol(item, log=False, nextitem=None)
        return all(report.passed or report.skipped for report in reports)

    def _try(self, number: int, condition: Condition) -> None:
        self.tried += 1
        tests = self._in_order(number, condition.file)
        if killer := self._find_noticing(tests, number):
            known = self._killers[condition.file]
            known[:] = [killer, *(test for test in known if test is not killer)][:40]
        else:
            self.survivors.append(condition)
            self.say(f"{condition.line}: {condition.key}{'' if tests else ' (no test reaches it)'}")

    def _in_order(self, number: int, file: str) -> list[Test]:
        """Return the tests that reach a condition: those that noticed others of its file, then the quick ones.

        Of each kind, those come first that are most about the file.
        """
        reaching = {id(test): test for test in self._reaching[number]}
        known = [test for test in self._killers[file] if reaching.pop(id(test), None)]
        others = sorted(reaching.values(), key=lambda test: -test.shares[file])
        about = self.most // 2
        chosen = [*others[:about], *self._sample(others[about:], self.most - about)]
        return [*known, *sorted(chosen, key=lambda test: test.seconds > SLOW)]

    def _sample(self, tests: list[Test], most: int) -> list[Test]:
        count = min(most or len(tests), len(tests))
        return [tests[place * len(tests) // count] for place in range(count)]

    def _find_noticing(self, tests: Sequence[Test], number: int) -> Test | None:
        """Return the first test that fails with the condition turned round, or ends the process it runs in."""
        read, write = os.pipe()
        child = os.fork()
        if not child:
            self._run(tests, number, write)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            begun = len(pipe.read())
        os.waitpid(child, 0)
        return tests[begun - 1] if begun <= len(tests) else None

    def _run(self, tests: Sequence[Test], number: int, write: int) -> NoReturn:
        """Run the tests until one fails, with a byte for each that begins and one when all have passed.

        One that takes too long ends the process.
        """
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        turn_round(number)
        self._forget()
        try:
            for test in tests:
                os.write(write, b".")
                signal.alarm(PATIENCE + int(test.seconds * PATIENCE))
                if not self._passes(test.item):
                    break
            else:
                os.write(write, b".")
        finally:
            os._exit(0)
