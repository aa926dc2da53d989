"""Cadences are read strictly and written back in one form."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cadence import PERIODS, Cadence, name_cadence, parse_cadence
from generator.numeral import NotUnderstood
from tests.properties.worlds import NOWHERE


@pytest.mark.parametrize(
    ("text", "times", "every", "unit", "anchors"),
    [
        ("每天", 1, 1, "天", ()),
        ("每日", 1, 1, "天", ()),
        ("每班", 1, 1, "班", ()),
        ("每季度", 1, 1, "季", ()),
        ("每个工作日", 1, 1, "工作日", ()),
        ("每周五", 1, 1, "周", ("周五",)),
        ("每周五次", 5, 1, "周", ()),
        ("每周一、周四", 2, 1, "周", ("周一", "周四")),
        ("每星期天", 1, 1, "周", ("周日",)),
        ("每月 5 日", 1, 1, "月", ("5 日",)),
        ("每年 12 月", 1, 1, "年", ("12 月",)),
        ("每年十二月三十一日", 1, 1, "年", ("12 月 31 日",)),
        ("每周 2 次", 2, 1, "周", ()),
        ("每 ３ 个月 1 次", 1, 3, "月", ()),
        ("每两小时一次", 1, 2, "小时", ()),
        ("每半年 1 次", 1, Fraction(1, 2), "年", ()),
    ],
)
def test_a_cadence_is_read_exactly(
    text: str, times: int, every: int | Fraction, unit: str, anchors: tuple[str, ...]
) -> None:
    cadence = parse_cadence(text, NOWHERE)

    names = tuple(anchor.name for anchor in cadence.anchors)
    assert (cadence.times, cadence.every, cadence.unit, names) == (times, every, unit, anchors)
    assert (cadence.sign, cadence.due) == ("", "on")


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("每周至少两次", "每周至少 2 次", "≥"),
        ("至少每周一次", "每周至少 1 次", "≥"),
        ("每周 2 次以上", "每周至少 2 次", "≥"),
        ("每月不超过三次", "每月至多 3 次", "≤"),
        ("每月 3 次以内", "每月至多 3 次", "≤"),
        ("每天恰好一次", "每天恰好 1 次", "="),
        ("每天只 1 回", "每天恰好 1 次", "="),
        ("每周超过 3 次", "每周超过 3 次", ">"),
        ("每周少于 3 次", "每周少于 3 次", "<"),
        ("每位客户至多 1 次", "每位客户至多 1 次", "≤"),
    ],
)
def test_a_sign_says_how_to_take_the_number(text: str, name: str, sign: str) -> None:
    cadence = parse_cadence(text, NOWHERE)

    assert (name_cadence(cadence), cadence.sign) == (name, sign)
    assert parse_cadence(name, NOWHERE) == cadence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("每周五之前", "每周五前"),
        ("每月 5 号前", "每月 5 日前"),
        ("每天 18 点前", "每天 18:00 前"),
        ("每日 9 点半", "每天 9:30"),
        ("每月月底前", "每月底前"),
        ("每月 25 日至 30 日", "每月 25 日至 30 日"),
        ("每月上旬", "每月上旬"),
        ("每季末前", "每季末前"),
        ("每年年底", "每年底"),
        ("每年 3 月底前", "每年 3 月底前"),
        ("只在每周五", "只在每周五"),
        ("仅在每月 5 日和 20 日", "只在每月 5 日、20 日"),
        ("每逢周五", "每周五"),
        ("每周一至周三", "每周一、周二、周三"),
        ("一周两次", "每周 2 次"),
        ("半年一次", "每半年 1 次"),
        ("每通电话后", "每通电话后"),
        ("每次交班", "每次交班"),
        ("每班交接前", "每班交接前"),
    ],
)
def test_a_cadence_is_written_in_one_form_that_is_read_back(text: str, name: str) -> None:
    cadence = parse_cadence(text, NOWHERE)

    assert name_cadence(cadence) == name
    assert parse_cadence(name, NOWHERE) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "每",
        "天天",
        "定期",
        "每周八",
        "每周五1次",
        "每月 0 日",
        "每年 13 月",
        "每 1.5 天 1 次",
        "每半 2 年",
        "每周零次",
        "周 2 次",
        "每隔两天",
        "隔天",
        "每周至少",
        "至少每周至多 2 次",
        "每个星期八",
        "每个月后",
        "每个工作日后",
        "每户每年 1 次",
        "每周五至周一",
        "每月 10 日至 5 日",
        "每天 24:00",
        "只在每月 5 日前",
        "只每天",
    ],
)
def test_what_is_no_cadence_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_cadence(text, NOWHERE)


_every = st.integers(1, 40).map(Fraction) | st.just(Fraction(1, 2))
_signs = st.sampled_from(["", "≥", "≤", "=", ">", "<"])
_units = st.sampled_from(sorted(PERIODS))


@given(st.builds(Cadence, st.integers(1, 40), _every, _units, st.just(()), st.just(NOWHERE), _signs))
def test_a_written_cadence_is_read_back(cadence: Cadence) -> None:
    assert parse_cadence(name_cadence(cadence), NOWHERE) == cadence
