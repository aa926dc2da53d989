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
    assert parse_cadence(text, NOWHERE) == Cadence(times, Fraction(every), unit, anchors, NOWHERE)


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
    ],
)
def test_what_is_no_cadence_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_cadence(text, NOWHERE)


_every = st.integers(1, 40).map(Fraction) | st.just(Fraction(1, 2))


@given(st.builds(Cadence, st.integers(1, 40), _every, st.sampled_from(sorted(PERIODS)), st.just(()), st.just(NOWHERE)))
def test_a_written_cadence_is_read_back(cadence: Cadence) -> None:
    assert parse_cadence(name_cadence(cadence), NOWHERE) == cadence
