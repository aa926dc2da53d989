"""What a record form looks like on paper: every kind of field, with its marks and its room."""

from dataclasses import replace

import pytest

from generator.forms import render_sheets
from generator.model.materials import Field, FieldGroup, Form
from tests.forms.paper import read_character_bounds, read_marks, read_pages
from tests.forms.samples import COMMITTED_ON, HERE, make_handbook


def make_field(label: str, **more: object) -> Field:
    return replace(Field(id="field", label=label, where=HERE), **more)  # type: ignore[arg-type]  # whatever a test wants


FIELDS = (
    make_field("日期", type="date", required=True),
    make_field("时刻", type="time"),
    make_field("经过", lines=4, note="照实写，见@answer-soon。"),
    make_field("金额", type="number", unit="元"),
    make_field("类别", type="choice", options=("服务", "质量")),
    make_field("方式", type="multi-choice", options=("电话", "信函", "当面")),
    make_field("物品", type="table", columns=("名称", "数量"), rows=5, personal=True),
    make_field("已回电", type="tick"),
    make_field("客户", type="signature", personal=True),
)


def print_form(*fields: Field, numbered: bool = True) -> bytes:
    form = Form(
        id="slip",
        title="客诉单",
        where=HERE,
        purpose="留个凭据。",
        when="当天填。",
        audience="agent",
        to="agent",
        copies=("存根", "客户留存"),
        keep="两年",
        privacy="到期销毁。",
        numbered=numbered,
        sections=(FieldGroup("一节", fields),),
    )
    ((name, pdf),) = render_sheets(replace(make_handbook(), forms=(form,)), COMMITTED_ON)
    assert name == "slip.pdf"
    return pdf


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return print_form(*FIELDS)


def test_the_form_says_who_fills_it_in_for_whom_and_how_long_it_is_kept(pdf: bytes) -> None:
    (page,) = read_pages(pdf)

    assert page.startswith(
        "示例公司客服部客诉单填写：座席交：座席各联：存根、客户留存保存：两年留个凭据。当天填。编号："
    )
    assert "个人信息：到期销毁。" in page


def test_an_anonymous_form_has_no_number_on_any_page() -> None:
    pages = read_pages(print_form(*FIELDS * 6, numbered=False))

    assert len(pages) > 1
    assert not any("编号：" in page for page in pages)
    assert all(f"第{number}页，共{len(pages)}页" in page for number, page in enumerate(pages, 1))


def test_every_kind_of_field_has_its_room_in_the_order_of_the_content(pdf: bytes) -> None:
    (page,) = read_pages(pdf)

    assert "一节日期（必填）年月日时刻时分经过照实写，见「三声内接听」。金额元类别服务质量方式电话信函当面" in page
    assert "物品（个人信息）名称数量已回电客户（个人信息）" in page
    assert [mark.round for mark in read_marks(pdf)] == [True, True, False, False, False, False]


def test_a_long_form_keeps_every_word_on_the_paper() -> None:
    words = "处理经过与结果说明" * 6
    fields = tuple(replace(each, label=words[:54], note=words * 3) for _ in range(8) for each in FIELDS)

    long = print_form(*fields)

    assert "".join(read_pages(long)).count("结") == 6 * len(fields) + 18 * len(fields)
    for left, bottom, right, top in read_character_bounds(long):
        assert left > 16 and right < 194 and bottom > 8 and top < 289
