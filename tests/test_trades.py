"""The model carries other trades: every rule on the page is real content that loads, and contradictions are found."""

import re
from pathlib import Path

import pytest

from generator.check import check, compose
from generator.lint import lint
from generator.source import parse
from tests.cases import TODAY, find_marks
from tests.handbooks import PROJECT

_FOLDER = Path(__file__).parent / "trades"
_FILES = sorted(_FOLDER.glob("*.yaml"))
_PAGE = (PROJECT / "docs" / "other-trades.md").read_text("utf-8")
_RULES = ("norms", "scripts", "never-say", "procedures", "follow")
_BLOCK = re.compile(r"```yaml\n(?P<yaml>.*?)```\n\n没有(?P<lost>.*?)：", re.DOTALL)

by_trade = pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)


def _cut_entries(text: str) -> list[tuple[str, str]]:
    """Return each entry of a text as it is typed, with its collection."""
    found = []
    for part in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        head, _, body = part.partition(":\n")
        entries = re.split(r"^(?=  - )", body, flags=re.MULTILINE)
        found += [(head, entry.strip("\n")) for entry in entries if entry.strip()]
    return found


def _section_of(file: Path) -> str:
    (section,) = (part for part in _PAGE.split("\n## ") if f"{{ #{file.stem} }}" in part.partition("\n")[0])
    return section


def _blocks_of(file: Path) -> list[re.Match[str]]:
    return list(_BLOCK.finditer(_section_of(file)))


@by_trade
def test_a_trade_has_ten_rules_and_each_stands_once_on_the_page(file: Path) -> None:
    written = _cut_entries(file.read_text("utf-8"))

    shown = [entry for block in _blocks_of(file) for entry in _cut_entries(block["yaml"])]

    rules = [entry for entry in written if entry[0] in _RULES]
    assert len(rules) == len(_blocks_of(file)) == _section_of(file).count("```yaml") == 10
    assert [entry for entry in shown if entry[0] in _RULES] == rules
    assert set(shown) <= set(written)


@by_trade
def test_every_slot_whose_loss_is_told_is_used_in_its_rule(file: Path) -> None:
    for block in _blocks_of(file):
        slots = re.findall("`([a-z-]+)`", block["lost"])
        assert slots
        assert all(re.search(rf"\b{slot}:", block["yaml"]) for slot in slots)


@by_trade
def test_a_trade_loads_without_a_finding_of_any_rule(file: Path) -> None:
    handbook = compose([parse(file.name, file.read_bytes())], frozenset(), TODAY)

    assert lint(handbook) == ()
    assert len(handbook.declarations) > 10


@by_trade
def test_a_planted_contradiction_is_found(file: Path) -> None:
    planted = (_FOLDER / "planted" / file.name).read_text("utf-8")
    sources = [parse(file.name, file.read_bytes()), parse("planted.yaml", planted.encode())]

    findings = lint(compose(sources, frozenset(), TODAY))

    ((line, mark),) = find_marks(planted).items()
    (finding,) = findings
    places = [finding.location, *(place.location for place in finding.related)]
    assert ("planted.yaml", line) in [(place.file, place.line) for place in places]
    assert mark["words"] == f"[{finding.rule}]"


def test_the_page_tells_of_no_other_trade() -> None:
    anchors = re.findall(r"^## .*\{ #([a-z-]+) \}$", _PAGE, flags=re.MULTILINE)

    assert sorted(anchors) == [file.stem for file in _FILES]


def test_a_whole_handbook_of_another_trade_has_nothing_wrong() -> None:
    handbook, findings = check(Path(__file__).parent / "second", today=TODAY)

    assert [str(finding) for finding in findings] == []
    assert len(handbook.entries) + len(handbook.never_says) >= 100
