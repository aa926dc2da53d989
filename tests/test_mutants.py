"""The tool that plants defects finds those that are there, and cannot report success where a check sleeps."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.handbooks import PROJECT
from tools.mutants.families import FAMILIES
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Edit, Manuscript, read
from tools.mutants.run import draw
from tools.mutants.speech import done_nearby
from tools.mutants.tally import complain, describe, tally
from tools.mutants.trial import Verdict, judge

SECOND = PROJECT / "tests" / "second"
_SAMPLE = (
    "bound-turned-round", "exception-forgotten", "demand-forbidden", "say-copied-traditional", "key-altered",
    "asked-again", "count-wrong", "leaf-misspelt", "limit-retyped", "split-by-flag", "forbidden-elsewhere",
    "apology-left-alone", "marker-reworded-away", "company-never-came", "script-deleted", "instead-invented",
    "promise-unbacked", "step-without-words", "limit-narrowed", "tiers-apart", "duty-removed", "item-unlinked",
    "item-deleted", "placeholder-renamed", "foreign-organisation", "statement-broken-off", "branch-cut",
    "marker-changed", "script-split", "line-split", "unrelated-script", "norm-by-shifts", "tiers-meet", "row-narrowed",
    "forbidden-across", "bounded-one-above", "exception-turned", "table-flattened", "rhythm-capped", "tier-capped",
    "side-forbidden", "strands-ordered", "handed-back", "span-too-short", "title-disagrees", "item-disagrees",
    "implication-declared", "unit-changed", "no-unanswered", "company-called-for", "company-elsewhere", "two-in-one",
    "rhythm-roomy", "assisted",
)  # fmt: skip


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return read(SECOND, "second")


def test_what_a_procedure_has_said_by_a_script_of_its_own_is_said_in_all_its_places(manuscript: Manuscript) -> None:
    dropped_off = manuscript.by_id["machine-dropped-off"]

    assert done_nearby(manuscript, dropped_off, ["farewell"])
    assert not done_nearby(manuscript, dropped_off, ["refuse"])


def _try(manuscript: Manuscript, family: Family) -> Verdict:
    mutant = next(family.plant(manuscript))
    return Verdict(family, manuscript.name, mutant, *judge(manuscript, family, mutant, frozenset()))


def test_rewriting_a_file_keeps_every_entry_that_was_not_edited(manuscript: Manuscript) -> None:
    for entry in (manuscript.entries[0], manuscript.by_id["answer-within-four-rings"], manuscript.entries[-1]):
        again = Manuscript(
            "again", {source.file: source for source in manuscript.rewrite([Edit(entry, (entry.data,))])}
        )

        assert [each.data for each in again.entries] == [each.data for each in manuscript.entries]


def test_every_family_has_a_name_of_its_own_and_something_to_plant(manuscript: Manuscript) -> None:
    own = read(PROJECT, "own")
    idle = [family for family in FAMILIES if next(family.plant(manuscript), None) is None]

    assert len({family.name for family in FAMILIES}) == len(FAMILIES)
    assert [family.name for family in idle if next(family.plant(own), None) is None] == []


def test_the_larger_a_handbook_the_fewer_changes_are_drawn_and_evenly() -> None:
    families = [family for family in FAMILIES if family.name == "statement-unwritten"]

    drawn = {name: [ticket[2] for ticket in draw(families) if ticket[0] == name] for name in ("own", "second")}

    assert 0 < len(drawn["own"]) < len(drawn["second"]) == 8
    assert len(list(draw(families, 3))) == 6
    steps = {later - earlier for earlier, later in pairwise(drawn["second"])}
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize("name", _SAMPLE)
def test_a_planted_defect_is_found_and_a_harmless_change_is_let_alone(manuscript: Manuscript, name: str) -> None:
    (family,) = (each for each in FAMILIES if each.name == name)

    assert _try(manuscript, family).passed


def _no_change(manuscript: Manuscript) -> Iterator[Mutant]:
    entry = manuscript.by_id["answer-within-four-rings"]
    yield Mutant(entry.id, "nothing", (Edit(entry, (entry.data,)),))


def _clash(manuscript: Manuscript) -> Iterator[Mutant]:
    yield from next(family for family in FAMILIES if family.name == "bound-turned-round").plant(manuscript)


def test_what_is_not_found_is_a_miss_and_the_run_fails(manuscript: Manuscript) -> None:
    family = Family("nothing-changed", "nothing was changed", "logical", ("conflicting-limits",), _no_change)

    result = tally([_try(manuscript, family)])

    assert list(complain(result, whole=False)) == ["logical: 0 of 1 passed, 97 in a hundred are wanted"]
    assert "missed: nothing-changed second/answer-within-four-rings nothing" in list(describe(result))


def test_a_finding_of_a_rule_that_is_not_expected_is_a_miss(manuscript: Manuscript) -> None:
    family = Family("wrong-rule", "a clash of limits", "logical", ("opposed-duties",), _clash)

    verdict = _try(manuscript, family)

    assert not verdict.passed
    assert {finding.rule for finding in verdict.findings} == {"conflicting-limits"}


def test_a_finding_after_a_harmless_change_is_a_false_alarm_and_the_run_fails(manuscript: Manuscript) -> None:
    family = Family("not-harmless", "a clash of limits", "harmless", (), _clash)

    result = tally([_try(manuscript, family)])

    assert list(complain(result, whole=False)) == ["harmless: 0 of 1 passed, 100 in a hundred are wanted"]
    assert any(line.startswith("false alarm: not-harmless second/") for line in describe(result))


def test_a_whole_run_must_have_tried_enough() -> None:
    faults = list(complain(tally([]), whole=True))

    assert faults == [
        "only 0 families of contradictions, 25 are wanted",
        "only 0 contradictions, 400 are wanted",
        "only 0 families of gaps, 15 are wanted",
        "only 0 gaps, 200 are wanted",
        "only 0 harmless changes, 450 are wanted",
    ]


def test_what_is_missing_is_found_by_its_name_and_not_by_another(manuscript: Manuscript) -> None:
    family = next(family for family in FAMILIES if family.name == "script-deleted")
    mutant = next(family.plant(manuscript))

    assert judge(manuscript, family, mutant, frozenset())[0]
    assert not judge(manuscript, family, replace(mutant, words=frozenset(["别的情形"])), frozenset())[0]
