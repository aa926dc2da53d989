"""In a handbook of another trade exactly the known holes are told, each by its rule, and nothing else."""

from collections import Counter
from pathlib import Path

from generator.check import compose
from generator.lint import lint
from generator.rule import name_of
from generator.rules import RULES
from generator.source import parse
from tests.cases import TODAY, find_marks

_FILE = Path(__file__).parent / "hospital" / "reception.yaml"


def test_exactly_the_known_holes_of_a_hospital_reception_are_told() -> None:
    text = _FILE.read_text("utf-8")

    findings = lint(compose([parse(_FILE.name, text.encode())], frozenset(), TODAY))

    told = Counter((finding.location.line, f"[{finding.rule}]") for finding in findings)
    assert told == Counter({(line, mark["words"]): 1 for line, mark in find_marks(text).items()})


def test_every_hole_comes_with_a_way_out_and_is_a_gap() -> None:
    text = _FILE.read_text("utf-8")

    findings = lint(compose([parse(_FILE.name, text.encode())], frozenset(), TODAY))

    gaps = {name_of(rule) for rule in RULES if rule.SEVERITY == "gap"}
    assert {finding.rule for finding in findings} <= gaps
    assert all(finding.severity == "gap" and finding.help for finding in findings)
