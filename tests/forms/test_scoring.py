"""What a scored checklist and the address of its page look like on paper."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from generator.forms import render_sheets
from generator.handbook import Handbook
from generator.model.assessments import Band, Checklist, Item, Section
from tests.forms.paper import read_character_bounds, read_marks, read_pages
from tests.forms.samples import ANSWERS, COMMITTED_ON, HERE, make_checklist, make_handbook, make_item

ADDRESS = "https://handbook.example.org/service"
_SHARES = (("优秀", Fraction(9, 10)), ("合格", Fraction(3, 5)), ("待提高", Fraction(0)))
BANDS = tuple(Band(share, name, HERE) for name, share in _SHARES)
DOTS = 300 / 72  # the resolution of a simple printer


def make_scored(*items: Item) -> Checklist:
    return replace(make_checklist(*items), bands=BANDS)


def published(checklist: Checklist, address: str = ADDRESS) -> Handbook:
    handbook = make_handbook(checklist)
    return replace(handbook, settings=replace(handbook.settings, address=address))


def print_sheet(handbook: Handbook) -> bytes:
    ((_, pdf),) = render_sheets(handbook, COMMITTED_ON)
    return pdf


def read_codes(pdf: bytes) -> list[zxingcpp.Barcode]:
    page = pypdfium2.PdfDocument(pdf)[0]
    return list(zxingcpp.read_barcodes(page.render(scale=DOTS).to_pil()))


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/"])
@pytest.mark.parametrize(("id_", "page"), [("sheet", "sheet"), ("index", "index_")])
def test_the_code_leads_to_the_page_of_the_checklist(address: str, id_: str, page: str) -> None:
    checklist = replace(make_checklist(make_item(1, "一")), id=id_)

    (code,) = read_codes(print_sheet(published(checklist, address)))

    assert code.text == f"{ADDRESS}/checklists/{page}.html"
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    assert code.ec_level == "M"


def test_a_handbook_without_address_prints_no_code() -> None:
    assert read_codes(print_sheet(make_handbook(make_checklist(make_item(1, "一"))))) == []


def test_the_code_with_its_margin_is_twenty_to_twenty_two_millimetres_wide() -> None:
    (code,) = read_codes(print_sheet(published(make_checklist(make_item(1, "一")))))

    corners = code.position
    modules = 33  # 46 characters at level M need version 4
    width = (corners.top_right.x - corners.top_left.x) / DOTS / 72 * 25.4 * (modules + 8) / modules
    assert 20 <= width <= 22


def test_the_code_has_words_for_those_who_cannot_see_it() -> None:
    document = pikepdf.open(BytesIO(print_sheet(published(make_checklist(make_item(1, "一"))))))

    tagged = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]

    assert [str(each.Alt) for each in tagged] == ["二维码：本表的网页"]


def test_a_scored_sheet_shows_points_bands_and_the_sum() -> None:
    items = (
        replace(make_item(7, "没有念出号码", "√×"), weight=Fraction(5, 2)),
        replace(make_item(2, "语气平稳", "0–3"), weight=Fraction(6)),
        make_item(3, "记下", "text"),
    )

    (page,) = read_pages(print_sheet(make_handbook(make_scored(*items))))

    assert "序号接听分值结果得分1【关键】没有念出号码2.5✓×2语气平稳601233记下计分与等级" in page
    assert "√得满分，×不得分；0–3得分值×所选÷3；写字的项不计分。" in page
    assert "得分合计÷可得分（各项都适用时是8.5分）＝%" in page
    assert "优秀（90%起）合格（60%起，不到90%）待提高（0%起，不到60%）不合格（有关键项一分没得，不看总分）" in page
    assert "【关键】是关键项，一分没得，整张表就不合格。" in page


def test_a_sheet_without_grades_shows_no_points() -> None:
    (page,) = read_pages(print_sheet(make_handbook(make_checklist(make_item(7, "没有念出号码", "√×")))))

    assert not any(words in page for words in ("分值", "得分", "等级", "不合格"))


@pytest.mark.parametrize("answer", [kind for kind in ANSWERS if kind != "text"])
def test_not_applicable_may_be_marked_exactly_where_it_is_allowed(answer: str) -> None:
    plain = make_item(1, "总是要做", answer)
    exempt = replace(plain, na=True)

    pdfs = [
        print_sheet(make_handbook(make_checklist(*pair))) for pair in ((plain, plain), (plain, exempt), (exempt,) * 2)
    ]

    counts = [sum(mark.width > 4 for mark in read_marks(pdf)) for pdf in pdfs]
    words = [read_pages(pdf)[0] for pdf in pdfs]
    assert [count - counts[0] for count in counts] == [0, 1, 2]
    assert ["结果不适用" in page for page in words] == [False, True, True]
    assert ["没碰到的事在“不适用”栏打勾。" in page for page in words] == [False, True, True]


def test_every_kind_of_answer_with_all_columns_stays_on_the_paper_in_long_rows_too() -> None:
    words = "通话结束前复述了客户的要求，" * 40
    items = tuple(
        replace(make_item(number, words, answer), na=answer != "text", weight=Fraction(12345, 100))
        for number, answer in enumerate(ANSWERS, 1)
    )
    checklist = replace(make_scored(), sections=(Section("一节", items),))

    pdf = print_sheet(published(checklist))

    assert "".join(read_pages(pdf)).count("述") == 40 * len(ANSWERS)
    for left, bottom, right, top in read_character_bounds(pdf):
        assert left > 16 and right < 194 and bottom > 8 and top < 289
