"""What a norm says beyond its words stands on its page."""

from generator.pages.render import render_pages
from tests.cases import handbook_of


def _page_of(text: str) -> str:
    pages = render_pages(handbook_of(text))
    return next(page.html for page in pages if 'id="a-report"' in page.html)


def test_recipient_cadence_and_authority_stand_on_the_page_of_a_norm() -> None:
    html = _page_of(
        """
norms:
  - {id: a-report, act: call-back, to: supervisor, cadence: 每周二次, authority: 2 万元}
"""
    )

    assert "<dt>对象</dt><dd>主管</dd>" in html
    assert "<dt>频次</dt><dd>每周 2 次</dd>" in html
    assert "<dt>权限</dt><dd>2 万元为止（含）</dd>" in html


def test_an_exception_tells_whom_how_often_and_up_to_which_amount() -> None:
    html = _page_of(
        """
norms:
  - id: a-report
    act: call-back
    exceptions:
      - {scope: {shift: night}, to: 座席, cadence: 每班, authority: 500 元, why: 人少}
"""
    )

    assert "<strong>交给座席 每班 500 元为止</strong>" in html


def test_a_label_before_words_that_deny_something_does_not_turn_them_round() -> None:
    html = _page_of(
        """
norms:
  - id: a-report
    title: 不催客户
    level: must-not
    act: call-back
    statement: 不催客户。
    exceptions: [{scope: {shift: night}, level: may, why: 赶时间}]
"""
    )

    assert '<span class="level">禁令</span> 不催客户。' in html
    assert "<dt>动作</dt><dd>不得回电</dd>" in html
    assert "<strong>可以回电</strong>" in html


def test_a_table_of_limits_is_shown_row_by_row_with_the_rest_last() -> None:
    html = _page_of(
        """
norms:
  - {id: a-report, limit: {metric: rings, by: [{scope: {shift: night}, max: 6 声}, {max: 3 声}]}}
  - {id: b-report, limit: {metric: rings, by: [{scope: {shift: night}, max: 6 声}]}}
"""
    )

    assert '<li>班次为夜班时：<strong class="limit">铃响 ≤ 6 声</strong></li>' in html
    assert '<li>其余：<strong class="limit">铃响 ≤ 3 声</strong></li>' in html
    assert "<li>其余：不限</li>" in html
