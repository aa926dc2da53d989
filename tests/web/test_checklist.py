"""A checklist can be ticked, kept, cleared and printed."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from generator.check import load
from generator.handbook import Handbook
from generator.pages.render import render_pages
from generator.texts import plain_text
from tests.web.site import ROOT

HANDBOOK = load(ROOT)
CHECKLIST = HANDBOOK.checklists[0]
ITEMS = tuple(item for section in CHECKLIST.sections for item in section.items)


@pytest.fixture
def form(page: Page, site: Path) -> Page:
    """Open the first checklist from a folder."""
    page.goto((site / "checklists" / f"{CHECKLIST.id}.html").as_uri())
    return page


def _fill(form: Page) -> None:
    form.locator(".item input[type=checkbox]").first.check()
    form.locator("form.checklist input[value=no]").first.check()
    form.locator("form.checklist textarea").first.fill("<b>第一行</b>\n第二行")


def _progress(form: Page) -> str:
    return form.locator(".progress").inner_text()


def test_every_item_can_be_answered(form: Page) -> None:
    kinds = {"tick": "input[type=checkbox]", "√×": "fieldset:has(input[value=yes]):has(input[value=no])"}
    for kind, selector in kinds.items():
        wanted = sum(item.answer == kind for item in ITEMS)
        assert form.locator(f"form.checklist .item {selector}").count() == wanted, kind

    assert form.locator("form.checklist textarea").count() == sum(item.answer not in kinds for item in ITEMS)
    assert form.locator(".item .critical").count() == sum(item.critical for item in ITEMS)
    assert _progress(form) == f"已答 0 / {len(ITEMS)}"


def test_answers_survive_a_reload(form: Page) -> None:
    _fill(form)
    form.reload()

    assert form.locator(".item input[type=checkbox]").first.is_checked()
    assert form.locator("form.checklist input[value=no]").first.is_checked()
    assert form.locator("form.checklist textarea").first.input_value() == "<b>第一行</b>\n第二行"
    assert _progress(form) == f"已答 3 / {len(ITEMS)}"


def test_clearing_forgets_everything_after_asking(form: Page) -> None:
    _fill(form)
    form.once("dialog", lambda dialog: dialog.dismiss())
    form.get_by_role("button", name="清空", exact=True).click()
    kept = _progress(form)
    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="清空", exact=True).click()
    form.reload()

    assert kept == f"已答 3 / {len(ITEMS)}"
    assert _progress(form) == f"已答 0 / {len(ITEMS)}"
    assert form.evaluate("localStorage.length") == form.evaluate(
        "Object.keys(localStorage).filter(key => !key.startsWith('handbook/')).length"
    )


def test_a_tick_counts_only_for_the_words_it_was_given_for() -> None:
    first, *others = CHECKLIST.sections
    reworded = (replace(first.items[0], text="换了说法"), *first.items[1:])
    changed = replace(CHECKLIST, sections=(replace(first, items=reworded), *others))

    before, after = _keys(HANDBOOK), _keys(replace(HANDBOOK, checklists=(changed,)))

    assert before[0] != after[0]
    assert before[1:] == after[1:]


def _keys(handbook: Handbook) -> list[str]:
    page = next(page for page in render_pages(handbook) if page.path == f"checklists/{CHECKLIST.id}.md")
    return list(dict.fromkeys(re.findall('data-key="([^"]+)" data-id', page.html)))


def test_the_form_works_without_storage(page: Page, site: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('off'); }})")
    page.goto((site / "checklists" / f"{CHECKLIST.id}.html").as_uri())
    _fill(page)

    assert _progress(page) == f"已答 3 / {len(ITEMS)}"
    assert page.locator(".keeps").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_shows_every_item_and_nothing_of_the_frame(browser: Browser, site: Path, scheme: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto((site / "checklists" / f"{CHECKLIST.id}.html").as_uri())
        page.locator("form.checklist textarea").first.fill("\n".join(f"第{number}行" for number in range(1, 13)))
        pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        page.emulate_media(media="print")
        hidden = page.locator("form.checklist textarea").first.evaluate("each => each.scrollHeight - each.clientHeight")
        colours = page.evaluate(
            "[...new Set([...document.querySelectorAll('.md-content *')].filter(each => each.offsetParent)"
            ".map(each => getComputedStyle(each).color))]"
        )

    words = "".join("".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf)
    assert [item.id for item in ITEMS if "".join(plain_text(HANDBOOK, item.text).split()) not in words] == []
    assert "第12行" in words
    assert hidden <= 0
    assert "搜索" not in words
    assert colours == ["rgb(0, 0, 0)"]
    assert [round(size) for size in pdf[0].get_size()] == [595, 842]
    pdf.close()


def test_the_page_links_to_its_sheet_only_where_there_is_one(form: Page, site: Path) -> None:
    link = form.locator("a.sheet").get_attribute("href")

    assert link == f"../forms/{CHECKLIST.id}.pdf"
    assert (site / "forms" / f"{CHECKLIST.id}.pdf").read_bytes().startswith(b"%PDF")
