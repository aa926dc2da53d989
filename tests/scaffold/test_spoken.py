"""The rows of `follow` that `handbook init` ships, on what people of many trades say, well and badly."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import compose, load
from generator.lint import lint
from generator.scaffold.start import start_handbook
from generator.source import Source, parse

# As in content, every scalar is text.
_SPOKEN = yaml.load((Path(__file__).parent / "spoken.yaml").read_text("utf-8"), yaml.BaseLoader)
_ROLES = {"phone": "agent", "counter": "counter-clerk", "chat": "online-agent", "ticket": "online-agent"}

Case = tuple[str, str, list[Any]]


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


def _fire(sources: list[Source], case: Case) -> set[str]:
    """Return the names of the rows that report something when *case* stands beside the starter."""
    channel, situation, lines = case
    scope = {"channel": channel, "role": _ROLES[channel], "situation": situation}
    entry = {"scripts": [{"id": "the-case", "title": "例", "scope": scope, "lines": lines}]}
    text = yaml.safe_dump(entry, allow_unicode=True)
    handbook = compose([*sources, parse("zz-case.yaml", text.encode())], frozenset(), date(2026, 11, 1))
    return {
        fault.related[0].text if fault.related else fault.message
        for fault in lint(handbook, ("schema", "missing-move"))
    }


def test_good_lines_are_many_and_of_every_channel() -> None:
    assert len(_SPOKEN["good"]) >= 150
    assert {case[0] for case in _SPOKEN["good"]} == set(_ROLES)
    assert len(_SPOKEN["misheard"]) <= len(_SPOKEN["good"]) / 50


@pytest.mark.parametrize("case", _SPOKEN["good"], ids=lambda case: str(case[2][0])[:20])
def test_no_row_fires_on_what_is_said_well(case: Case, sources: list[Source]) -> None:
    assert _fire(sources, case) == set()


@pytest.mark.parametrize("case", _SPOKEN["misheard"], ids=lambda case: str(case[2][0])[:20])
def test_what_is_known_to_be_misheard_still_is(case: Case, sources: list[Source]) -> None:
    assert _fire(sources, case)


@pytest.mark.parametrize(
    ("row", "case"),
    [(row, case) for row, cases in _SPOKEN["bad"].items() for case in cases],
    ids=lambda value: value if isinstance(value, str) else str(value[2][0])[:20],
)
def test_a_row_fires_on_what_is_left_out(row: str, case: Case, sources: list[Source], starter: Path) -> None:
    name = next(follow.name for follow in load(starter).vocabulary.follows if follow.id == row)

    assert name in _fire(sources, case)
