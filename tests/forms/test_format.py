"""What kind of PDF the sheets are: accessible, archivable, reproducible, with the committed fonts only."""

import re
import time
from datetime import datetime

import pikepdf
import pytest

from generator.forms import render_sheets
from generator.forms.engine import render
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Section
from tests.forms.paper import read_pages
from tests.forms.samples import COMMITTED_ON, HERE, make_checklist, make_handbook, make_item, make_long_checklist

HANDBOOK = make_handbook(
    make_checklist(make_item(7, "每通来电都接起"), make_item(2, "记下", "text")), make_long_checklist()
)


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    return dict(render_sheets(HANDBOOK, COMMITTED_ON))


@pytest.fixture
def document(sheets: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    path = tmp_path_factory.mktemp("forms") / "long.pdf"
    path.write_bytes(sheets["long.pdf"])
    return pikepdf.open(path)


def test_only_the_committed_fonts_are_embedded(document: pikepdf.Pdf) -> None:
    fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]

    assert {str(font.FontName).partition("+")[2] for font in fonts} == {"NotoSansSC-Regular", "NotoSansSC-Bold"}
    assert all("/FontFile2" in font for font in fonts)


def test_the_sheet_is_tagged_in_chinese_with_headings_and_table_headers(document: pikepdf.Pdf) -> None:
    tags = [str(thing.S) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]

    assert document.Root.MarkInfo.Marked
    assert str(document.Root.Lang).startswith("zh")
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Table"), tags.count("/TH")) == (1, 1, 1, 3)
    assert tags.count("/TR") == 121


def test_the_sheet_claims_to_be_archivable_and_accessible(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        claims = [metadata[key] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title")]

    assert claims == ["2", "A", "1", "一百二十项检查"]


def test_the_sheet_was_made_when_its_edition_was_not_when_the_clock_says(document: pikepdf.Pdf) -> None:
    assert str(document.docinfo.CreationDate).startswith("D:20261122093000Z")


def test_a_page_is_a4(document: pikepdf.Pdf) -> None:
    sizes = {tuple(round(float(end) / 72 * 25.4) for end in page.mediabox) for page in document.pages}

    assert sizes == {(0, 0, 210, 297)}


def test_nothing_in_the_file_can_run_or_fetch(sheets: dict[str, bytes]) -> None:
    for pdf in sheets.values():
        assert not re.search(rb"/(JavaScript|JS|URI|Launch|OpenAction|EmbeddedFile)\b", pdf)


def test_the_same_handbook_and_date_give_the_same_bytes_in_any_order_and_time_zone(
    sheets: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    backwards = make_handbook(*reversed(HANDBOOK.checklists))

    again = dict(render_sheets(backwards, COMMITTED_ON))

    monkeypatch.undo()
    time.tzset()
    assert again == sheets


def test_a_date_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render("sheet", {}, datetime(2026, 11, 22))


def test_a_sheet_of_a_handbook_that_says_little_prints_too() -> None:
    checklist = Checklist(id="bare", title="空表", where=HERE, sections=(Section("一节", (make_item(1, "做到"),)),))

    ((_, pdf),) = render_sheets(Handbook(checklists=(checklist,)), COMMITTED_ON)

    (page,) = read_pages(pdf)
    assert page.startswith("空表姓名：班次：日期：填写方法：做到了就打勾。序号一节结果1做到版本日期2026-11-22")
