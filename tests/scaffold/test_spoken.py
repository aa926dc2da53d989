"""The rows of `follow` that `handbook init` ships, on what people of many trades say, well and badly."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import compose, load
from generator.lint import lint
from generator.scaffold.start import start_handbook
from generator.source import Source, parse
from tests.cases import TODAY

# As in content, every scalar is text.
_SPOKEN = yaml.load((Path(__file__).parent / "spoken.yaml").read_text("utf-8"), yaml.BaseLoader)
_CASE = "zz-case.yaml"
_ROLES = {"phone": "agent", "counter": "counter-clerk", "chat": "online-agent", "ticket": "online-agent"}

Case = tuple[str, str, list[Any]]


def _tuples(rows: Iterable[list[Any]]) -> Iterator[Case]:
    return ((channel, situation, lines) for channel, situation, lines in rows)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a handbook that no test writes into."""
    root = tmp_path_factory.mktemp("spoken") / "handbook"
    start_handbook(root)
    return root


@pytest.fixture(scope="module")
def sources(starter: Path) -> list[Source]:
    """Return its files, read."""
    return [parse(path.name, path.read_bytes()) for path in sorted((starter / "standards").iterdir())]


def _in_rounds(cases: Iterable[Case]) -> list[list[Case]]:
    """Return the cases in as few groups as may be laid over one handbook: none is company for another."""
    rounds: list[list[Case]] = []
    met: Counter[tuple[str, str]] = Counter()
    for case in cases:
        number = met[case[:2]]
        met[case[:2]] += 1
        if number == len(rounds):
            rounds.append([])
        rounds[number].append(case)
    return rounds


def _fire(sources: list[Source], cases: list[Case]) -> dict[str, set[str]]:
    """Return the names of the rows that report something when *cases* stand beside the starter, by their first line."""
    scripts = [
        {
            "id": f"case-{number}",
            "title": "例",
            "scope": {"channel": channel, "role": _ROLES[channel], "situation": situation},
            "lines": lines,
        }
        for number, (channel, situation, lines) in enumerate(cases)
    ]
    text = yaml.safe_dump({"scripts": scripts}, allow_unicode=True)
    handbook = compose([*sources, parse(_CASE, text.encode())], frozenset(), TODAY)
    fired: dict[str, set[str]] = {}
    for finding in lint(handbook, ("schema", "missing-move")):
        case = cases[int(finding.entry.removeprefix("case-"))]
        fired.setdefault(str(case[2][0]), set()).add(finding.related[0].text)
    return fired


def test_good_lines_are_many_and_of_every_channel() -> None:
    assert len(_SPOKEN["good"]) >= 250
    assert {case[0] for case in _SPOKEN["good"]} == set(_ROLES)
    assert len(_SPOKEN["misheard"]) <= len(_SPOKEN["good"]) / 50


@pytest.mark.parametrize("cases", _in_rounds(_tuples(_SPOKEN["good"])), ids=len)
def test_no_row_fires_on_what_is_said_well(cases: list[Case], sources: list[Source]) -> None:
    assert _fire(sources, cases) == {}


@pytest.mark.parametrize("cases", _in_rounds(_tuples(_SPOKEN["misheard"])), ids=len)
def test_what_is_known_to_be_misheard_still_is(cases: list[Case], sources: list[Source]) -> None:
    assert len(_fire(sources, cases)) == len(cases)


@pytest.mark.parametrize("row", _SPOKEN["bad"])
def test_a_row_fires_on_whatever_is_left_out(row: str, sources: list[Source], starter: Path) -> None:
    name = next(follow.name for follow in load(starter).vocabulary.follows if follow.id == row)

    for cases in _in_rounds(_tuples(_SPOKEN["bad"][row])):
        fired = _fire(sources, cases)
        assert [case for case in cases if name not in fired.get(str(case[2][0]), ())] == []
