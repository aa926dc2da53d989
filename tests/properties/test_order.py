"""What contradicts what does not depend on the order of entries and files, nor on an entry about something else."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import compose
from generator.lint import lint
from generator.source import parse
from tests.cases import sample_sources

_RULES = ("conflicting-limits", "two-standards", "opposed-duties", "unmarked-exception")
_TODAY = date(2026, 11, 1)
_SCOPES = (
    "{channel: phone}",
    "{channel: remote}",
    "{shift: night}",
    "{channel: [phone, email], shift: day}",
    "{hour: 20:00–23:00}",
)
_AMOUNTS = ("3 分钟", "24 小时", "1 天", "当天", "次日", "1 个工作日", "3 个工作日", "8 个工作小时")
_UNRELATED = "{id: zz-unrelated, title: 无关, level: must, statement: 照此办理。, limit: 排队时长 ≤ 7 分钟}"

_limits = st.builds("等待时长 {} {}".format, st.sampled_from("≤≥<="), st.sampled_from(_AMOUNTS)) | st.sampled_from(
    ["铃响 ≤ 3 声", "铃响 ≤ 5 声", "振铃时长 ≥ 20 秒"]
)
_tails = st.builds("limit: {}".format, _limits) | st.sampled_from(["act: call-back", "act: hang-up"])


_levels = st.sampled_from(["must", "should", "must-not"])


@st.composite
def _norms(draw: st.DrawFn) -> list[str]:
    return [
        f"{{id: n-{number}, title: 第{number}条, statement: 照此办理。, level: {draw(_levels)}, "
        f"scope: {draw(st.sampled_from(_SCOPES))}, {draw(_tails)}}}"
        for number in range(draw(st.integers(2, 5)))
    ]


def _verdicts(*files: list[str]) -> set[tuple[str, frozenset[str]]]:
    """Return which rule finds something between which entries."""
    texts = ["norms:\n" + "".join(f"  - {norm}\n" for norm in norms) for norms in files if norms]
    sources = [parse(f"{number}.yaml", text.encode()) for number, text in enumerate(texts)]
    findings = lint(compose([*sample_sources(), *sources], frozenset(), _TODAY), _RULES)
    return {
        (finding.rule, frozenset((finding.entry, *(place.entry for place in finding.related)))) for finding in findings
    }


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_entries_contradict_each_other_in_whatever_order_and_files_they_stand(data: st.DataObject) -> None:
    norms = data.draw(_norms())
    shuffled = data.draw(st.permutations(norms))
    cut = data.draw(st.integers(0, len(norms)))

    assert _verdicts(shuffled[:cut], shuffled[cut:]) == _verdicts(norms)


@settings(max_examples=30, deadline=None)
@given(_norms(), st.data())
def test_an_entry_about_something_else_changes_nothing(norms: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(norms)))

    assert _verdicts([*norms[:place], _UNRELATED, *norms[place:]]) == _verdicts(norms)
