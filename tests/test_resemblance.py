"""Wordings are called near where a supervisor would, and never where they say another thing."""

from pathlib import Path

import pytest
import yaml

from generator.reading.speech_acts import USUAL_VARIANTS
from generator.resemblance import are_near
from generator.wording import make_folding

_PAIRS = yaml.safe_load((Path(__file__).parent / "near-wordings.yaml").read_text("utf-8"))
_FOLDING = make_folding(USUAL_VARIANTS)
_LEAST_FOUND = 0.6


def _near(pair: list[str]) -> bool:
    forbidden, said = map(_FOLDING.normalise, pair)
    return are_near(forbidden, said)


@pytest.mark.parametrize("pair", _PAIRS["different"], ids="/".join)
def test_what_says_another_thing_is_not_near(pair: list[str]) -> None:
    assert not _near(pair)
    assert not _near(pair[::-1])


def test_most_of_what_is_near_is_found() -> None:
    found = [pair for pair in _PAIRS["near"] if _near(pair)]

    assert len(found) / len(_PAIRS["near"]) >= _LEAST_FOUND
