"""Wordings are compared by what is said, and what matched is shown as it was typed."""

import pytest

from generator.fitting import find_fits
from generator.model.vocabulary import Variants
from generator.wording import WILD, make_folding

_FOLDING = make_folding(Variants(alike=(("吗", "么"), ("您", "你")), droppable=("请", "啊")))


@pytest.mark.parametrize(
    "text",
    ["您听懂了吗", "你聽懂了麼？", "您 听懂 了么", "您，听懂了吗！", "请您听懂了吗啊", "您\u200b听懂\ufeff了吗"],
)
def test_ways_of_typing_make_no_difference(text: str) -> None:
    assert _FOLDING.fold(text).text == _FOLDING.fold("您听懂了吗").text


@pytest.mark.parametrize("text", ["您听懂吗", "您没听懂了吗", "他听懂了吗"])
def test_other_words_do(text: str) -> None:
    assert _FOLDING.fold(text).text != _FOLDING.fold("您听懂了吗").text


def test_a_match_is_shown_as_it_stands_in_the_original() -> None:
    line = "好的，我們“请辦－不了”哦。"
    folded = _FOLDING.fold(line)
    (fit,) = find_fits(_FOLDING.fold("我们办不了").text, folded.text)

    begin, end = folded.span(*fit.span)
    assert line[begin:end] == "我們“请辦－不了"


def test_letters_and_digits_are_folded_in_width_and_case() -> None:
    assert _FOLDING.fold("ＶＩＰ１０").text == _FOLDING.fold("vip 10").text


def test_a_placeholder_is_one_wildcard_whatever_it_is_called() -> None:
    assert _FOLDING.fold("【姓氏】先生").text == f"{WILD}先生"


@pytest.mark.parametrize(
    ("pattern", "line", "found"),
    [
        ("打别处", "您打别处吧", (1, 4)),
        ("不…负责", "这不归我负责", (1, 6)),
        ("不…负责", "不" + "一" * 8 + "负责", (0, 11)),
        ("不…负责", "不" + "一" * 9 + "负责", None),
        (f"打{WILD}电话", "您打财务电话", None),
        (f"打{WILD}电话", f"您打{WILD}电话", (1, 5)),
        (f"打{WILD}的电话", "您打财务的电话", (1, 7)),
        (f"打{WILD}的电话", "您打的电话", None),
        ("直接打财务的电话", f"您直接打{WILD}的电话吧", (1, 8)),
        ("打财务的电话", f"您打{WILD}啊", None),
        ("打财务的电话", f"打{WILD}电话", None),
        ("打财务的电话", f"打{WILD}的电话", (0, 5)),
        ("再不说话我就挂了", f"{WILD}先生您好", None),
        ("打电话给财务部的小王", f"打电话给{WILD}", None),
        ("打电话给财务部", f"打电话给{WILD}", (0, 5)),
        ("abc", "abd", None),
        ("", "abc", None),
    ],
)
def test_wildcards_stand_for_a_bounded_number_of_characters(
    pattern: str, line: str, found: tuple[int, int] | None
) -> None:
    assert next((fit.span for fit in find_fits(pattern, line)), None) == found


def test_a_variant_that_is_punctuation_alone_changes_nothing() -> None:
    folding = make_folding(Variants(alike=(("吗", "？"), ("！", "您")), droppable=("…", "，")))

    assert folding.fold("您好，听懂了吗？").text == "您好听懂了吗"
