"""Every rule fires exactly on the marked lines of its documented examples and of its named cases."""

from pathlib import Path

import pytest
import yaml

import generator.rules
from generator.explain import read_essay
from generator.rule import Rule, name_of
from generator.rules import RULES
from tests.cases import CASES, assert_marked, find_marks, findings_of

_ALL_CASES = [
    pytest.param(rule, text, id=f"{name_of(rule)}: {sentence}")
    for rule in RULES
    if (file := CASES / f"{name_of(rule)}.yaml").exists()
    for sentence, text in yaml.safe_load(file.read_text("utf-8")).items()
]


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_bad_example_is_reported_exactly_on_its_marked_lines(rule: Rule) -> None:
    bad = read_essay(rule).bad

    assert find_marks(bad), "a bad example without a mark shows nothing"
    assert_marked(rule, bad)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_good_example_is_silent_under_every_rule(rule: Rule) -> None:
    assert findings_of(None, read_essay(rule).good) == ()


@pytest.mark.parametrize(("rule", "text"), _ALL_CASES)
def test_each_case_reports_exactly_its_marked_lines(rule: Rule, text: str) -> None:
    assert_marked(rule, text)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_each_rule_has_at_least_four_hits_and_four_near_misses(rule: Rule) -> None:
    cases = yaml.safe_load((CASES / f"{name_of(rule)}.yaml").read_text("utf-8")).values()

    assert sum(bool(find_marks(text)) for text in cases) >= 4
    assert sum(not find_marks(text) for text in cases) >= 4


def test_every_rule_file_is_registered_and_every_case_file_belongs_to_a_rule() -> None:
    folder = Path(generator.rules.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}

    assert files == {name_of(rule) for rule in RULES}
    assert {path.stem for path in CASES.glob("*.yaml")} == files


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_every_sentence_of_a_rule_exists_in_both_languages(rule: Rule) -> None:
    for sentences in (rule.MESSAGES, rule.HELP):
        assert all(set(sentence) == {"zh", "en"} for sentence in sentences.values())
    assert set(rule.COMPARED) == {"zh", "en"}
