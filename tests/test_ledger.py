"""The ledger answers for every number of the sources: who carries it, how it was settled, or why it is left out."""

from collections.abc import Iterator

import pytest

from generator.check import load
from generator.handbook import Handbook
from tests.handbooks import PROJECT

# Kind of number: the last one and how many digits it is written with. Gaps (G) are our own and may be more.
NUMBERS = {
    "S": (148, 3),
    "T": (34, 2),
    "PN": (17, 2),
    "X": (12, 2),
    "QB": (16, 2),
    "SC": (31, 2),
    "C": (123, 3),
    "G": (50, 2),
}


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(PROJECT)


def _numbers() -> Iterator[str]:
    for kind, (last, digits) in NUMBERS.items():
        yield from (f"{kind}{number:0{digits}}" for number in range(1, last + 1))


def test_every_number_of_the_sources_is_in_the_ledger(handbook: Handbook) -> None:
    assert [number for number in _numbers() if number not in {source.id for source in handbook.sources}] == []


def test_every_number_is_carried_or_settled_or_left_out_for_a_reason(handbook: Handbook) -> None:
    cited = {reference.id for reference in handbook.references if reference.entry != reference.id}
    silent = [each.id for each in handbook.sources if not (each.id in cited or each.settled or each.left_out)]

    assert silent == []


def test_every_contradiction_of_the_sources_says_how_it_was_settled(handbook: Handbook) -> None:
    contradictions = [source for source in handbook.sources if source.id.startswith("C") and source.id[1:].isdigit()]

    assert [each.id for each in contradictions if not (each.settled or each.left_out)] == []
