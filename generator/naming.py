"""Scopes, limits and intervals in the handbook's own words."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from generator.duty import Duty
from generator.handbook import Handbook
from generator.interval import Interval
from generator.limits import FORBIDS
from generator.measure import unit_of
from generator.model.entries import RuleException
from generator.model.parts import Level, Limit, Scope, ScopeBox
from generator.model.procedures import Step
from generator.numeral import plain_number
from generator.roles import ROLE, roles_in, roles_of
from generator.scope import Region, Situation
from generator.situation import IN_FORCE

SIDE_BY_SIDE = "同时做"
FLAG_WORDS = {"yes": "是", "no": "否"}
LEVEL_WORDS: Mapping[Level, str] = {
    "must": "必须",
    "should": "应当",
    "may": "可以",
    "need-not": "不必",
    "should-not": "不应",
    "must-not": "不得",
}
LEVEL_TAGS: Mapping[Level, str] = {**LEVEL_WORDS, "need-not": "不强求", "should-not": "劝止", "must-not": "禁令"}
"""Levels as labels before titles and statements, which say what is not done: “不得 不催客户” would be the opposite."""

STATISTIC_WORDS = {"each": "", "average": "平均", "median": "中位"}


def name_scope(handbook: Handbook, scope: Scope) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return, for each box, pairs of facet name and what of it (`渠道`, `电话、在线`)."""
    return tuple(_name_box(handbook, box) for box in scope)


def _name_box(handbook: Handbook, box: ScopeBox) -> tuple[tuple[str, str], ...]:
    return tuple(
        (handbook.facets[id_].name, _name_extent(handbook, id_, extent))
        for id_, extent in box.items()
        if id_ in handbook.facets
    )


def _name_extent(handbook: Handbook, facet: str, extent: frozenset[str] | tuple[Interval, ...]) -> str:
    if isinstance(extent, tuple):
        owner = handbook.facets[facet]
        return "、".join(_name_hours(each) if owner.wraps else name_interval(each, owner.unit) for each in extent)
    names = handbook.leaf_names[facet] or FLAG_WORDS
    if len(extent) == 1:
        return "".join(names.get(id_, "") for id_ in extent)
    return "、".join(name for id_, name in names.items() if id_ in extent)


def _name_hours(interval: Interval) -> str:
    return f"{_name_hour(interval.low or Fraction(0))}–{_name_hour(interval.high or Fraction(1440))}"


def name_step(handbook: Handbook, step: Step) -> str:
    """Return what is done in a step; a group of strands has no act of its own."""
    return name_act(handbook, step.act) or SIDE_BY_SIDE


def name_act(handbook: Handbook, id_: str) -> str:
    """Return what an act is called; one that does not exist by its id."""
    return handbook.acts[id_].name if id_ in handbook.acts else id_


def name_interval(interval: Interval, unit: str, grades: Sequence[str] = ()) -> str:
    """Return an interval as people write it: `≤ 3 声`, `5–10 秒`, `> 5000 元`; ends are in the base unit of *unit*."""
    if interval.low is not None and interval.low == interval.high:
        return f"= {name_amount(interval.low, unit, grades)}"
    ends = []
    if interval.low is not None:
        ends.append(f"{'>' if interval.low_open else '≥'} {name_amount(interval.low, unit, grades)}")
    if interval.high is not None:
        ends.append(f"{'<' if interval.high_open else '≤'} {name_amount(interval.high, unit, grades)}")
    return " 且 ".join(ends) or "不限"


def name_amount(value: Fraction, unit: str, grades: Sequence[str] = ()) -> str:
    """Return an amount in its unit (`3 声`, `2 个工作日`, `当天`), or the grade of that number."""
    if grades:
        return grades[int(value)]
    if name := _DAY_NAMES.get(unit, {}).get(value):
        return name
    return _spell(value, _shorten(unit, value))


def _shorten(unit: str, *values: Fraction) -> str:
    """Return the unit in which round sums are written: 万元 for 50000 元."""
    return "万元" if unit == "元" and all(value and value % _TEN_THOUSAND == 0 for value in values) else unit


def _spell(value: Fraction, unit: str) -> str:
    number = plain_number(value / unit_of(unit).factor)
    measure = "个" if unit in _COUNTED_WITH_GE else ""
    return f"{number}{unit}" if unit in _SHARES else f"{number} {measure}{unit}".rstrip()


_DAY_NAMES: Mapping[str, Mapping[Fraction, str]] = {"自然日": {Fraction(0): "当天", Fraction(1): "次日"}}
_TEN_THOUSAND = 10_000
_SHARES = ("%", "‰")
_COUNTED_WITH_GE = ("工作日", "自然日", "工作小时")


def name_statistic(statistic: str) -> str:
    """Return a statistic in words; nothing for `each`."""
    if statistic.startswith("p"):
        return f"{statistic[1:]}% 的"
    return STATISTIC_WORDS.get(statistic, statistic)


def name_limit(handbook: Handbook, limit: Limit) -> str:
    """Return a limit whole: `铃响 ≤ 3 声`."""
    metric = handbook.metrics.get(limit.metric)
    name = metric.name if metric else limit.metric
    return f"{name_statistic(limit.statistic)}{name} {name_interval(limit.interval, limit.unit, limit.grades)}"


def name_duty_limit(handbook: Handbook, duty: Duty) -> str:
    """Return what a duty says of its metric: `铃响 ≤ 3 声`, `不得 铃响 > 3 声`; the act where it has no limit."""
    if duty.limit is None:
        return name_duty(handbook, duty)
    limit = name_limit(handbook, duty.limit)
    return f"{LEVEL_WORDS[duty.level]} {limit}" if duty.level in FORBIDS else limit


def name_duty(handbook: Handbook, duty: Duty) -> str:
    """Return what a duty says, whole: `必须“回电”，首次回复 ≤ 4 小时`."""
    act = handbook.acts[duty.act].name if duty.act in handbook.acts else duty.act
    limit = name_limit(handbook, duty.limit) if duty.limit else ""
    if not act:
        return f"{LEVEL_WORDS[duty.level]} {limit}"
    return "，".join(filter(None, (f"{LEVEL_WORDS[duty.level]}“{act}”", limit)))


def name_case(handbook: Handbook, case: RuleException) -> str:
    """Return what an exception says instead: `铃响 ≤ 6 声`, `可以`."""
    act = handbook.acts[case.act].name if case.act in handbook.acts else case.act
    level = LEVEL_WORDS[case.level] if case.level else ""
    limit = name_limit(handbook, case.limit) if case.limit else ""
    return "，".join(filter(None, (level + (f"“{act}”" if act else ""), limit))) or "另有要求"


def summarise_scope(handbook: Handbook, scope: Scope) -> str:
    """Return a scope in one line, with the names of facets only where values do not speak for themselves."""
    return "；".join(_summarise_box(handbook, box) for box in scope)


def _summarise_box(handbook: Handbook, box: ScopeBox) -> str:
    known = {id_: extent for id_, extent in box.items() if id_ in handbook.facets}
    named = ((handbook.facets[id_], _name_extent(handbook, id_, extent)) for id_, extent in known.items())
    return " · ".join(value if facet.kind == "tree" else f"{facet.name}：{value}" for facet, value in named)


def name_bound(limit: Limit) -> str:
    """Return only the figure with its unit, for use inside a sentence: `3 声`, `5–10 秒`."""
    low, high = limit.interval.low, limit.interval.high
    last = low if high is None else high
    if last is None:
        return ""
    if low is None or low == last:
        return name_amount(last, limit.unit, limit.grades)
    if limit.grades:
        return f"{name_amount(low, '', limit.grades)}–{name_amount(last, '', limit.grades)}"
    unit = _shorten(limit.unit, low, last)
    return f"{plain_number(low / unit_of(unit).factor)}–{_spell(last, unit)}"


def name_roles(handbook: Handbook, region: Region) -> str:
    """Return the roles that act in a region, by the name of their group where there is one: `座席`, `座席、主管`."""
    names = handbook.leaf_names.get(ROLE, {})
    acting = roles_in(handbook.space, region)
    for id_, name in names.items():
        if roles_of(handbook.space, (id_,)) == acting:
            return name
    return "、".join(name for id_, name in names.items() if _is_one_of(handbook, id_, acting))


def _is_one_of(handbook: Handbook, id_: str, acting: int) -> bool:
    """Tell whether a leaf, not a group, is among those who act."""
    return not handbook.leaves[ROLE, id_].children and bool(roles_of(handbook.space, (id_,)) & acting)


def name_situation(handbook: Handbook, situation: Situation) -> str:
    """Return a situation in the handbook's words: `电话 · 无声来电 · 座席 · 夜班`."""
    return " · ".join(_name_value(handbook, facet, atom) for facet, atom in situation)


def _name_value(handbook: Handbook, id_: str, atom: str) -> str:
    if id_ == IN_FORCE:
        return date.fromordinal(int(atom)).isoformat()
    facet = handbook.facets[id_]
    if facet.kind == "tree":
        return handbook.leaves[id_, atom].name
    if facet.kind == "flag":
        return f"{facet.name}：{FLAG_WORDS[atom]}"
    if facet.wraps:
        return f"{facet.name} {_name_hour(Fraction(atom))}"
    return f"{facet.name} {name_amount(Fraction(atom), facet.unit)}"


def _name_hour(minutes: Fraction) -> str:
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"
