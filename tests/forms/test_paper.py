"""What stands on the printed sheet, read back from real PDFs."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.forms import render_sheets
from generator.model.assessments import Checklist, Section
from generator.model.entries import Settings
from tests.forms.paper import read_character_bounds, read_marks, read_pages, squeeze
from tests.forms.samples import (
    ANSWERS,
    COMMITTED_ON,
    make_checklist,
    make_handbook,
    make_item,
    make_long_checklist,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "[x](javascript:alert(1))",
    "| # * $x$ \\ @ref",
    "#panic(1) #sys.inputs *b* _e_ `c` <label> ~ -- --- ... // /* */ 'q' \"q\" \\u{41} https://example.com/a?b=c#d",
    "= 标题 - 列表 + 编号 / 词: 义",
    "镕 龘 囍 ✓ √ × ≤ é ℃ ① — … · 「」【】",
)


def print_sheet(checklist: Checklist) -> bytes:
    ((_, pdf),) = render_sheets(make_handbook(checklist), COMMITTED_ON)
    return pdf


def test_each_checklist_becomes_one_file_named_after_it() -> None:
    handbook = make_handbook(make_checklist(make_item(1, "一")), make_long_checklist())

    assert [name for name, _ in render_sheets(handbook, COMMITTED_ON)] == ["sheet.pdf", "long.pdf"]


def test_a_short_sheet_is_one_page_with_all_that_a_head_and_a_foot_should_say() -> None:
    (page,) = read_pages(print_sheet(make_checklist(make_item(7, "每通来电都在@answer-soon.limit 内接起"))))

    for words in (
        "示例公司客服部下班前自检适用：座席频次：每班一次生效日期：2026-12-01下班前过一遍。姓名：班次：日期：填写方法：",
        "【关键】是关键项，不要漏。序号接听结果1【关键】每通来电都在3声内接起",
        "本人签名：日期：班长签字：日期：",
        "版本1.2版本日期2026-11-22内容编号",
    ):
        assert words in page
    assert page.endswith("第1页，共1页")


def test_every_page_of_a_long_sheet_repeats_the_header_row_and_says_which_edition_and_page_it_is() -> None:
    pages = read_pages(print_sheet(make_long_checklist()))

    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "序号接听结果" in page
        assert re.search(rf"版本1\.2版本日期2026-11-22内容编号[0-9a-f]{{12}}第{number}页，共{len(pages)}页$", page)
        assert number == 1 or page.startswith("一百二十项检查（续）姓名：")


def test_every_item_of_a_long_sheet_stands_whole_on_one_page_in_order() -> None:
    checklist = make_long_checklist()
    pages = read_pages(print_sheet(checklist))

    places = []
    for number, item in enumerate(checklist.sections[0].items, 1):
        words = f"{number}{'【关键】' if item.critical else ''}{item.text}"
        (found,) = [(index, page.index(words)) for index, page in enumerate(pages) if words in page]
        places.append(found)
    assert places == sorted(places)


@pytest.mark.parametrize("rows", range(20, 32))
def test_no_header_row_stands_alone_at_the_foot_of_a_page(rows: int) -> None:
    first, second = Section("甲", tuple(make_item(n, "一") for n in range(rows))), Section("乙", (make_item(1, "二"),))

    pages = read_pages(print_sheet(replace(make_checklist(), sections=(first, second), signatures=())))

    assert not any(re.search("序号.结果版本", page) for page in pages)


def test_a_row_taller_than_a_page_goes_on_instead_of_being_cut_off() -> None:
    texts = ("甲" * 2000, "\n".join("乙" * 150), "丙" * 500)
    items = [make_item(number, text, "text", lines=20) for number, text in enumerate(texts, 1)]

    pdf = print_sheet(make_checklist(*items))

    pages = "".join(read_pages(pdf))
    assert [pages.count(text[0]) for text in texts] == [2000, 150, 500]
    assert all(bottom > 8 and top < 289 for _, bottom, _, top in read_character_bounds(pdf))


@pytest.mark.parametrize("text", [*HOSTILE, "https://example.com/" + "a" * 400, "！" * 300, "word " * 100])
def test_whatever_is_typed_into_any_field_is_printed_literally_and_stays_on_the_paper(text: str) -> None:
    checklist = replace(
        make_checklist(title=text),
        intro=text,
        frequency=text,
        audience=text,
        sections=(Section(text, tuple(make_item(number, text, answer) for number, answer in enumerate(ANSWERS))),),
        signatures=(text,),
    )
    handbook = replace(make_handbook(checklist), settings=Settings(organisation=text, version=text))

    ((_, pdf),) = render_sheets(handbook, COMMITTED_ON)

    printed = "".join(read_pages(pdf))
    assert printed.count(squeeze(text)) >= len(ANSWERS) + 8
    assert all(left > 16 and right < 194 for left, _, right, _ in read_character_bounds(pdf))


@pytest.mark.parametrize(
    ("answer", "circles", "squares", "words"),
    [
        ("tick", 0, 1, ""),
        ("√×", 2, 0, "✓×"),
        ("yes-no-improve", 3, 0, "是否待改进"),
        ("0–3", 4, 0, "0123"),
        ("1–5", 5, 0, "12345"),
        ("percent", 0, 0, "%"),
        ("text", 0, 0, ""),
    ],
)
def test_each_kind_of_answer_has_its_circles_to_choose_one_or_square_to_tick(
    answer: str, circles: int, squares: int, words: str
) -> None:
    pdf = print_sheet(make_checklist(make_item(1, "已做到", answer, lines=3)))

    fields = [mark for mark in read_marks(pdf) if mark.width > 4]  # the legend shows smaller ones
    assert [mark.round for mark in fields].count(True) == circles
    assert [mark.round for mark in fields].count(False) == squares
    (page,) = read_pages(pdf)
    assert f"已做到{words}本人签名" in page
    assert ("序号接听结果" in page) == (answer != "text")  # written answers have no column of their own


def test_marks_are_large_enough_to_hit_and_far_enough_apart() -> None:
    marks = [mark for mark in read_marks(print_sheet(make_long_checklist())) if mark.width > 4]

    assert len(marks) > 200
    for one, other in pairwise(marks):
        assert 4 <= one.width <= 10
        if one.page == other.page and one.bounds[1] == other.bounds[1]:
            assert other.bounds[0] - one.bounds[2] >= 2


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (("本人", "班长签字"), "本人签名：日期：班长签字：日期："),
        (("本人", "日期"), "本人签名：日期："),
        ((), ""),
    ],
)
def test_who_signs_also_dates_once(names: tuple[str, ...], fields: str) -> None:
    (page,) = read_pages(print_sheet(replace(make_checklist(make_item(1, "最后一项")), signatures=names)))

    assert f"最后一项{fields}版本" in page


@pytest.mark.parametrize(("kind", "fields"), [("peer", "被查人：检查人：日期："), ("site", "地点：检查人：日期：")])
def test_a_sheet_filled_in_about_others_asks_for_both_names(kind: str, fields: str) -> None:
    (page,) = read_pages(print_sheet(replace(make_checklist(make_item(1, "一")), kind=kind)))

    assert fields in page
