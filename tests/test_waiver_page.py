"""The page of waivers lists every one with its reason, owner and last day."""

from generator.pages.render import render_pages
from tests.cases import handbook_of


def _page_of(text: str) -> str:
    return next(page.html for page in render_pages(handbook_of(text)) if page.path == "waivers.md")


def test_a_waiver_is_listed_whole() -> None:
    html = _page_of(
        """
waivers:
  - {rule: unassessed-norm, entries: [leave-a-number], reason: 在陪练中考核, owner: desk-team, expires: 2027-06-30}
"""
    )

    assert '<a href="rules.html#unassessed-norm">unassessed-norm</a>' in html
    assert ">留下回电号码</a>" in html
    assert all(words in html for words in ("在陪练中考核", "desk-team", "2027-06-30"))


def test_where_nothing_is_waived_the_page_says_so() -> None:
    assert "目前没有豁免" in _page_of("norms: []")
