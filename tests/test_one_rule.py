"""Whatever is wrong between two entries is told once, by the rule that tells most, however all rules look at them."""

from pathlib import Path

import pytest
import yaml

from tests.cases import CASE, find_marks, findings_of

_CASES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "one-rule.yaml").read_text("utf-8"))


@pytest.mark.parametrize("text", _CASES.values(), ids=_CASES)
def test_every_defect_is_told_by_one_rule_alone(text: str) -> None:
    told = [(finding.location.line, f"[{finding.rule}]") for finding in findings_of(None, text)]

    assert told == [(line, mark["words"]) for line, mark in find_marks(text).items()]


@pytest.mark.parametrize("text", _CASES.values(), ids=_CASES)
def test_what_stands_below_may_as_well_stand_above(text: str) -> None:
    head, _, norms = text.partition("norms:\n")
    entries, _, rest = norms.partition("  checklists:\n".lstrip())
    turned = "".join(reversed(entries.splitlines(keepends=True)))
    moved = f"{head}norms:\n{turned}" + (f"checklists:\n{rest}" if rest else "")

    before, after = ([finding.rule for finding in findings_of(None, each)] for each in (text, moved))

    assert sorted(after) == sorted(before)
    assert all(finding.location.file == CASE for finding in findings_of(None, moved))
