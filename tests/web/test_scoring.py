"""A scored checklist counts, keeps, exports and prints what is filled in."""

import csv
import io
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page

from tests.web.site import build, make_root

STANDARDS = (Path(__file__).parent / "scored.yaml").read_text(encoding="utf-8")
FULL = {"a": "yes", "b": "3", "c": "yes", "d": "5", "e": "100", "f": "yes"}
FAILED = "不合格：关键项第 1 项没做到"


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scored")
    return build(make_root(folder / "root", STANDARDS), folder / "site")


@pytest.fixture
def form(page: Page, scored: Path) -> Page:
    return _open(page, scored, "grades")


def _open(page: Page, site: Path, checklist: str) -> Page:
    page.goto((site / "checklists" / f"{checklist}.html").as_uri())
    return page


def _item(form: Page, id_: str) -> Locator:
    return form.locator(f".item[data-id={id_}]")


def _fill(form: Page, answers: Mapping[str, str]) -> None:
    for id_, answer in answers.items():
        field = _item(form, id_).locator("textarea, [type=number]")
        if field.count() and answer != "na":
            field.fill(answer)
        else:
            _item(form, id_).locator(f"input[value='{answer}']").check()


def _score(form: Page) -> str:
    return form.locator(".score").inner_text()


def _answers(form: Page) -> dict[str, str]:
    items = form.locator(".item").all()
    return {str(item.get_attribute("data-id")): str(item.get_attribute("data-answer")) for item in items}


@pytest.mark.parametrize(
    ("checklist", "answers", "score"),
    [
        ("grades", {}, ""),
        ("grades", {"g": "只写了字"}, ""),
        ("grades", {"a": "yes"}, "得分 2 / 11（18.1%），还有 4 项没答"),
        ("grades", FULL, "得分 11 / 11（100%），等级：优秀"),
        ("grades", FULL | {"b": "1", "d": "2", "e": "50"}, "得分 6.5 / 11（59%），等级：待提高"),
        ("grades", FULL | {"b": "na", "c": "improve", "d": "3", "e": "na"}, "得分 4.5 / 6（75%），等级：合格"),
        ("grades", FULL | {"d": "1", "c": "no"}, "得分 8 / 11（72.7%），等级：合格"),
        ("grades", {**FULL, "a": "no"}, f"得分 9 / 11（81.8%），{FAILED}"),
        ("grades", {"a": "no"}, f"得分 0 / 11（0%），还有 4 项没答，{FAILED}"),
        ("grades", {**FULL, "e": "95", "f": ""}, "得分 9.9 / 11（90%），等级：优秀"),
        ("grades", {**FULL, "e": "94.9", "f": ""}, "得分 9.89 / 11（89.9%），等级：合格"),
        ("grades", {**FULL, "e": "150"}, "得分 9 / 11（81.8%），还有 1 项没答"),
        ("grades", {**FULL, "e": "0"}, "得分 9 / 11（81.8%），等级：合格"),
        ("ticks", {}, ""),
        ("ticks", {"a": "yes"}, ""),
        ("ticks", {"b": "yes"}, FAILED),
        ("ticks", {"a": "na", "b": "yes"}, ""),
        ("spare", {"a": "yes"}, "得分 1 / 1（100%），等级：完成"),
        ("spare", {"a": "na"}, "各项都不适用，不计分"),
    ],
)
def test_the_score_follows_the_truth_table(
    page: Page, scored: Path, checklist: str, answers: dict[str, str], score: str
) -> None:
    form = _open(page, scored, checklist)

    _fill(form, {id_: answer for id_, answer in answers.items() if answer})

    assert _score(form) == score


@pytest.mark.parametrize(("id_", "answer"), [("b", "2"), ("e", "40")])
def test_not_applicable_and_an_answer_exclude_each_other(form: Page, id_: str, answer: str) -> None:
    seen = []
    for each in (answer, "na", answer):
        _fill(form, {id_: each})
        seen.append(_answers(form)[id_])

    assert seen == [answer, "na", answer]


def test_every_control_has_a_label_and_every_group_a_legend(page: Page, scored: Path) -> None:
    for checklist in ("grades", "ticks"):
        form = _open(page, scored, checklist)
        controls = form.locator("form.checklist :is(input, textarea)")

        assert controls.count() > 4
        assert controls.evaluate_all("all => all.filter(each => !each.labels[0]?.textContent.trim()).length") == 0
        assert form.locator("fieldset:not(:has(> legend))").count() == 0
        assert form.locator(".item [name]:not(fieldset *)").count() == 0


def test_answers_survive_exactly_where_the_item_did_not_change(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("changing")
    site = build(make_root(folder / "before", STANDARDS), folder / "site")
    form = _open(page, site, "grades")
    _fill(form, FULL | {"g": "一句话"})
    form.locator("[data-head=被查人] input").fill("甲")
    form.reload()
    kept = _answers(form)

    changed = STANDARDS.replace("语气平稳, answer: 0–3, weight: 3", "语气平和, answer: 0–3, weight: 3")
    changed = changed.replace("称呼得体, answer: yes-no-improve", "称呼得体, answer: √×")
    changed = changed.replace("记录清楚, answer: 1–5, weight: 2", "记录清楚, answer: 1–5, weight: 4, critical: yes")
    shutil.rmtree(site)
    build(make_root(folder / "after", changed), site)
    form.reload()

    assert kept == FULL | {"g": "一句话"}
    assert _answers(form) == kept | {"b": "", "c": ""}
    assert form.locator("[data-head=被查人] input").input_value() == "甲"


def _export(form: Page) -> tuple[str, bytes]:
    with form.expect_download() as saving:
        form.get_by_role("button", name="导出 CSV").click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def test_the_export_opens_in_a_spreadsheet_with_all_answers_and_runs_nothing(form: Page) -> None:
    _fill(form, FULL | {"b": "na", "e": "95.5", "g": '@SUM(A1)，"引号"\n=第二行'})
    form.locator("[data-head=被查人] input").fill("＝cmd|' /C calc'!A0")

    name, content = _export(form)

    assert name.startswith("grades-20") and name.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert header == ["自检表", "序号", "标识", "部分", "项目", "关键项", "分值", "回答", "得分"]
    assert {row[0] for row in rows} == {"'=1+1"}
    assert [row[1:] for row in rows] == [
        ["", "", "", "被查人", "", "", "'＝cmd|' /C calc'!A0", ""],
        ["", "", "", "检查人", "", "", "", ""],
        ["", "", "", "日期", "", "", "", ""],
        ["1", "a", "第一节", "不念号码", "是", "2", "√ 做到", "2"],
        ["2", "b", "第一节", "语气平稳", "", "3", "不适用", ""],
        ["3", "c", "第一节", "称呼得体", "", "1", "是", "1"],
        ["4", "d", "第一节", "记录清楚", "", "2", "5", "2"],
        ["5", "e", "第一节", "按时接起", "", "2", "95.5%", "1.91"],
        ["6", "f", "第一节", "问过好", "", "1", "√", "1"],
        ["7", "g", "第一节", "'+写一句", "", "", '\'@SUM(A1)，"引号"\n=第二行', ""],
        ["", "", "", "结果", "", "", "得分 7.91 / 8（98.8%），等级：优秀", ""],
    ]


def _print(form: Page) -> tuple[str, tuple[bytes, ...]]:
    """Return words and pictures of the printed pages, drawn without background colours as browsers do by default."""
    document = pypdfium2.PdfDocument(form.pdf(prefer_css_page_size=True, print_background=False))
    words = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    return words, tuple(page.render(scale=2).to_pil().convert("L").tobytes() for page in document)


@pytest.fixture
def prints(form: Page) -> Iterator[dict[str, tuple[str, tuple[bytes, ...]]]]:
    blank = form.get_by_role("checkbox", name="打印空白表")
    found = {"never filled": _print(form)}
    blank.check()
    found["blank"] = _print(form)
    _fill(form, FULL | {"g": "写得很长\n" * 9})
    form.locator("[data-head=被查人] input").fill("张三")
    found["filled, printed blank"] = _print(form)
    blank.uncheck()
    found["filled"] = _print(form)
    yield found


def test_a_blank_print_shows_nothing_of_what_was_filled_in(prints: dict[str, tuple[str, tuple[bytes, ...]]]) -> None:
    assert prints["filled, printed blank"] == prints["blank"]
    assert "得分÷可得分（全部适用时11分）＝%等级" in prints["blank"][0]


def test_a_filled_print_draws_marks_and_shows_words_and_score(prints: dict[str, tuple[str, tuple[bytes, ...]]]) -> None:
    words, pictures = prints["filled"]

    assert "得分11/11（100%），等级：优秀" in words
    assert words.count("写得很长") == 9
    assert "张三" in words
    assert _ink(pictures) > _ink(prints["never filled"][1])


def test_marks_are_drawn_without_colour(form: Page) -> None:
    _, empty = _print(form)
    form.evaluate("document.querySelectorAll('.item input').forEach(each => { each.checked = true; })")
    _, ticked = _print(form)

    assert _ink(ticked) > _ink(empty) + 5 * 50  # at least fifty dark points for each of five items


def _ink(pictures: tuple[bytes, ...]) -> int:
    return sum(picture.count(shade) for picture in pictures for shade in range(128))
