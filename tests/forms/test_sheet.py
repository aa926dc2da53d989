"""The plain data of a sheet, before any PDF."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.forms.sheet import build_sheet
from generator.interval import Interval
from generator.model.assessments import Checklist, Section
from generator.texts import plain_text
from tests.forms.samples import make_checklist, make_handbook, make_item

TODAY = date(2026, 11, 22)
CHECKLIST = make_checklist(make_item(1, "见 @answer-soon。"), make_item(2, "写下", "text", lines=4))


def digest(checklist: Checklist, edition: date = TODAY) -> str:
    return str(build_sheet(make_handbook(checklist), checklist, edition)["digest"])


def test_a_sheet_holds_words_and_figures_only() -> None:
    sheet = build_sheet(make_handbook(CHECKLIST), CHECKLIST, TODAY)

    assert {key: value for key, value in sheet.items() if key != "digest"} == {
        "organisation": "示例公司客服部",
        "title": "下班前自检",
        "audience": "座席",
        "frequency": "每班一次",
        "intro": "下班前过一遍。",
        "fields": ("姓名", "班次", "日期"),
        "sections": [
            {
                "title": "接听",
                "items": [
                    {
                        "number": 1,
                        "text": "见「三声内接听」。",
                        "answer": "tick",
                        "lines": 1,
                        "critical": False,
                        "na": False,
                        "points": "1",
                    },
                    {
                        "number": 2,
                        "text": "写下",
                        "answer": "text",
                        "lines": 4,
                        "critical": False,
                        "na": False,
                        "points": "",
                    },
                ],
            }
        ],
        "scoring": None,
        "signatures": ("本人", "班长签字"),
        "version": "1.2",
        "edition": "2026-11-22",
        "effective": "2026-12-01",
        "code": "",
    }


def test_numbers_run_on_from_section_to_section() -> None:
    section = Section("节", (make_item(1, "一"), make_item(2, "二")))
    checklist = replace(CHECKLIST, sections=(section, section))

    sheet = build_sheet(make_handbook(checklist), checklist, TODAY)

    assert [item["number"] for part in sheet["sections"] for item in part["items"]] == [1, 2, 3, 4]


def test_the_digest_stays_when_only_version_and_dates_change() -> None:
    handbook = make_handbook(CHECKLIST)
    later = replace(handbook, settings=replace(handbook.settings, version="9.9"))
    dated = replace(CHECKLIST, since=date(2027, 1, 1))

    assert build_sheet(later, dated, date(2027, 5, 5))["digest"] == digest(CHECKLIST)


@pytest.mark.parametrize(
    "changed",
    [
        replace(CHECKLIST, title="另一张"),
        replace(CHECKLIST, intro="另一段。"),
        replace(CHECKLIST, signatures=()),
        replace(CHECKLIST, sections=CHECKLIST.sections * 2),
        make_checklist(make_item(1, "见 @answer-soon。"), make_item(2, "写下", "text", lines=5)),
        make_checklist(make_item(1, "见 @answer-soon.limit。"), make_item(2, "写下", "text", lines=4)),
    ],
)
def test_the_digest_changes_with_anything_else_on_the_sheet(changed: Checklist) -> None:
    assert digest(changed) != digest(CHECKLIST)


def test_the_digest_changes_with_the_limit_a_text_refers_to() -> None:
    checklist = make_checklist(make_item(1, "在@answer-soon.limit 内接起"))
    handbook = make_handbook(checklist)
    (norm,) = handbook.norms
    assert norm.limit
    stricter = replace(handbook, norms=(replace(norm, limit=replace(norm.limit, interval=Interval(high=Fraction(2)))),))

    sheets = [build_sheet(book, checklist, TODAY) for book in (handbook, stricter)]

    assert [sheet["sections"][0]["items"][0]["text"] for sheet in sheets] == ["在3 声内接起", "在2 声内接起"]
    assert sheets[0]["digest"] != sheets[1]["digest"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("在@answer-soon.limit 内接起", "在3 声内接起"),
        ("见 @answer-soon 。", "见「三声内接听」。"),
        ("见@answer-soon。", "见「三声内接听」。"),
        ("@answer-soon and @answer-soon.limit", "「三声内接听」 and 3 声"),
        ("@answer-soon @answer-soon", "「三声内接听」 「三声内接听」"),
        ("写信到 help@answer-soon，或 7@answer-soon", "写信到 help@answer-soon，或 7@answer-soon"),
        ("见 @no-such-entry 和 @sheet.limit 的限值", "见 @no-such-entry 和 @sheet.limit 的限值"),
        ("@answer-soon.limits @ @Answer", "「三声内接听」.limits @ @Answer"),
    ],
)
def test_references_become_words_and_all_else_stays_as_typed(text: str, plain: str) -> None:
    assert plain_text(make_handbook(CHECKLIST), text) == plain
