"""The page of rules shows how much each finding matters, and what the handbook's owners changed of that."""

import re

from generator.explain import read_essay
from generator.finding import Ruling
from generator.pages.rules import render_rules
from generator.rules import RULES


def _render(rulings: dict[str, Ruling]) -> str:
    (page,) = render_rules(tuple(map(read_essay, RULES)), rulings)
    return " ".join(re.sub("<[^>]*>", "", page.html).split())


def test_what_the_handbook_changed_stands_first_and_at_the_rule() -> None:
    text = _render({"hard-to-say": "off", "missing-move": "warning", "likely-typo": "warning"})

    assert "本手册改了轻重的检查 missing-move：缺口 → 提醒 hard-to-say：提醒 → 不查" in text
    assert "查出来算提醒（本手册改的，原来算缺口）。" in text
    assert "不查（本手册改的，原来算提醒）。" in text


def test_where_nothing_was_changed_nothing_is_said_of_it() -> None:
    text = _render({})

    assert "本手册改" not in text
    assert text.count("查出来算") == len(RULES)
