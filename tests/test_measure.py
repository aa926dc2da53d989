"""Numbers, quantities, limits and ranges are read exactly, and what is ambiguous is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.interval import Interval
from generator.measure import parse_amount
from generator.numeral import NotUnderstood, parse_number, plain_number, write_han
from generator.short_forms import parse_bound, parse_range


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("３", 3),
        ("1,200", 1200),
        ("2.5", Fraction(5, 2)),
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("两百", 200),
        ("一百零五", 105),
        ("一千零一十", 1010),
        ("十万", 100_000),
        ("一亿零五十", 100_000_050),
        ("〇", 0),
        ("廿五", 25),
        ("卅", 30),
        ("3千", 3000),
        ("1.5万", 15_000),
        ("1万5千", 15_000),
        ("3万2千1百", 32_100),
    ],
)
def test_a_number_is_read_exactly(text: str, value: int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三五",
        "一百五",
        "十十",
        "百",
        "1,20",
        "1.2.3",
        "两两",
        "五分",
        "-3",
        "零五",
        "一零",
        "1万5",
        "5千1万",
        "1万万",
        "廿廿",
    ],
)
def test_what_is_no_number_or_an_ambiguous_one_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_number(text)


@given(st.integers(0, 10**11))
def test_every_whole_number_survives_being_written_in_chinese(value: int) -> None:
    assert parse_number(write_han(value)) == value


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(3), "3"), (Fraction(5, 2), "2.5"), (Fraction(1, 3), "0.33"), (Fraction(100), "100")]
)
def test_a_number_is_shown_without_needless_zeros(value: Fraction, text: str) -> None:
    assert plain_number(value) == text


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("5 秒", 5, "时间"),
        ("２分钟", 120, "时间"),
        ("一分半", 90, "时间"),
        ("半小时", 1800, "时间"),
        ("半个小时", 1800, "时间"),
        ("两个半小时", 9000, "时间"),
        ("1 小时 30 分钟", 5400, "时间"),
        ("24 小时", 86400, "时间"),
        ("三个工作日", 3, "工作日"),
        ("3 声", 3, "声"),
        ("80%", 80, "%"),
        ("1,200 元", 1200, "元"),
        ("5 万元", 50_000, "元"),
        ("1万5千元", 15_000, "元"),
        ("三千元", 3000, "元"),
        ("3 千元", 3000, "元"),
        ("3 元 5 角", Fraction(7, 2), "元"),
        ("2 万人", 20_000, "人"),
        ("九成", 90, "%"),
        ("九成五", 95, "%"),
        ("八成半", 85, "%"),
        ("百分之九十", 90, "%"),
        ("千分之五", Fraction(1, 2), "%"),
        ("5‰", Fraction(1, 2), "%"),
        ("两天", 172_800, "时间"),
        ("1 日", 86_400, "时间"),
        ("24h", 86_400, "时间"),
        ("30 min", 1800, "时间"),
        ("三刻钟", 2700, "时间"),
        ("当天", 0, "自然日"),
        ("当日", 0, "自然日"),
        ("次日", 1, "自然日"),
        ("2 个自然日", 2, "自然日"),
        ("下一个工作日", 1, "工作日"),
        ("4 个工作小时", 14_400, "工作时间"),
        ("一个半工作小时", 5400, "工作时间"),
        ("1 工作小时 30 工作分钟", 5400, "工作时间"),
    ],
)
def test_a_quantity_is_read_in_the_base_unit_of_its_dimension(text: str, value: int, dimension: str) -> None:
    amount = parse_amount(text)

    assert amount.value == value
    assert amount.dimension == dimension


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "很快",
        "24 小时内",
        "3 声 5 秒",
        "3 声 2 声",
        "三五秒",
        "秒 5",
        "5 秒。",
        "半个工作日",
        "1.5 自然日",
        "367 个工作日",
        "1 天 1 个工作日",
        "九成十五",
        "隔天",
    ],
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "name", "statistic", "interval"),
    [
        ("铃响 ≤ 3 声", "铃响", "each", Interval(high=Fraction(3))),
        ("铃响<=三声", "铃响", "each", Interval(high=Fraction(3))),
        ("铃响 不超过 ３ 声", "铃响", "each", Interval(high=Fraction(3))),
        ("等待 < 5 秒", "等待", "each", Interval(high=Fraction(5), high_open=True)),
        ("等待 超过 5 秒", "等待", "each", Interval(low=Fraction(5), low_open=True)),
        ("等待 至少 5 秒", "等待", "each", Interval(low=Fraction(5))),
        ("等待 = 5 秒", "等待", "each", Interval(Fraction(5), Fraction(5))),
        ("静默 5–10 秒", "静默", "each", Interval(Fraction(5), Fraction(10))),
        ("静默 30 秒至 1 分钟", "静默", "each", Interval(Fraction(30), Fraction(60))),
        ("办结 3 个工作日内", "办结", "each", Interval(high=Fraction(3))),
        ("办结 当天之内", "办结", "each", Interval(high=Fraction(0))),
        ("等待 不超过 24 小时内", "等待", "each", Interval(high=Fraction(86_400))),
        ("满意度 4 分以上", "满意度", "each", Interval(low=Fraction(240))),
        ("一次解决率 九成以上", "一次解决率", "each", Interval(low=Fraction(90))),
        ("赔付 500 元及以下", "赔付", "each", Interval(high=Fraction(500))),
        ("等候二十五分钟以内", "等候", "each", Interval(high=Fraction(1500))),
        ("等待 不满 5 秒", "等待", "each", Interval(high=Fraction(5), high_open=True)),
        ("人手不足 ≤ 3 次", "人手不足", "each", Interval(high=Fraction(3))),
        ("九成的 等待 ≤ 20 秒", "等待", "p90", Interval(high=Fraction(20))),
        ("百分之九十五的 等待 ≤ 20 秒", "等待", "p95", Interval(high=Fraction(20))),
        ("至少 80% 的 等待 ≤ 20 秒", "等待", "p80", Interval(high=Fraction(20))),
        ("99.5% 的 等待 ≤ 20 秒", "等待", "p99.5", Interval(high=Fraction(20))),
        ("静默 一至二分钟", "静默", "each", Interval(Fraction(60), Fraction(120))),
        ("平均 等待 ≤ 20 秒", "等待", "average", Interval(high=Fraction(20))),
        ("80% 的 等待 ≤ 20 秒", "等待", "p80", Interval(high=Fraction(20))),
    ],
)
def test_a_limit_is_read_from_its_short_form(text: str, name: str, statistic: str, interval: Interval) -> None:
    bound = parse_bound(text)

    assert (bound.name, bound.statistic, bound.interval) == (name, statistic, interval)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("很快", "limit"),
        ("铃响 ≤", "limit"),
        ("铃响 ≤ 快", "quantity"),
        ("静默 10–5 秒", "empty"),
        ("办结 至少 3 天内", "limit"),
        ("办结 很快以内", "limit"),
        ("办结 半个工作日以内", "whole-days"),
        ("办结 ≤ 半个工作日", "whole-days"),
        ("办结 1.5–3 个工作日", "whole-days"),
        ("办结 ≤ 400 个工作日", "long-term"),
        ("静默 5 秒–10 声", "quantity"),
    ],
)
def test_a_limit_that_cannot_be_read_says_why(text: str, problem: str) -> None:
    with pytest.raises(NotUnderstood, match=problem):
        parse_bound(text)


@pytest.mark.parametrize(
    ("text", "unit", "stretches"),
    [
        ("≥ 5000", "元", (Interval(low=Fraction(5000)),)),
        ("< 5000 元", "元", (Interval(high=Fraction(5000), high_open=True),)),
        ("1–3 次", "次", (Interval(Fraction(1), Fraction(3)),)),
        ("5-10 分钟", "小时", (Interval(Fraction(300), Fraction(600)),)),
        ("三次", "次", (Interval(Fraction(3), Fraction(3)),)),
        ("50 元以上", "元", (Interval(low=Fraction(50)),)),
        ("五百元以内", "元", (Interval(high=Fraction(500)),)),
        ("> 50 元 且 ≤ 500 元", "元", (Interval(Fraction(50), Fraction(500), low_open=True),)),
        ("超过 50 元、500 元以内", "元", (Interval(Fraction(50), Fraction(500), low_open=True),)),
        ("14 岁以上，不满 18 岁", "岁", (Interval(Fraction(14), Fraction(18), high_open=True),)),
        ("≥ 1,000 元", "元", (Interval(low=Fraction(1000)),)),
    ],
)
def test_a_range_is_read_in_its_unit(text: str, unit: str, stretches: tuple[Interval, ...]) -> None:
    assert parse_range(text, unit) == stretches


@pytest.mark.parametrize(
    "text", ["超过 500 元且 50 元以内", "超过 50 元且", "50 元以上且 100", "> 50 元 < 100 元 < 200 元"]
)
def test_a_range_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_range(text, "元")


def test_hours_that_pass_midnight_come_as_two_stretches_without_the_last_minute() -> None:
    late, early = parse_range("22:00–06:00", "时刻", clock=True)

    assert Fraction(22 * 60) in late
    assert Fraction(1440) not in late
    assert Fraction(0) in early
    assert Fraction(6 * 60) not in early


@pytest.mark.parametrize("text", ["25:00–06:00", "06:00", "08:00–08:00", "晚上"])
def test_hours_no_clock_shows_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_range(text, "时刻", clock=True)
