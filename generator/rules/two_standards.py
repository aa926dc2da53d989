"""One thing has one standard: no second bound in the same direction, no second threshold for the same act.

"Within 3 rings" and "within 4 rings" in one and the same scope do not exclude each other, but staff are measured by
one of them, and nobody knows which. Limits of time that are counted in different ways (the next day, one working day)
are one standard if they mean the same from every possible start by the calendar; else the finding names a start. An
item of a checklist or a keyed answer of a quiz that `states` a bound must name that of the entry it `checks` or
`tests`, wherever both hold. The same holds for an act that is due from 3,000 yuan on one page and from 5,000 on
another. Bounds of different levels (a should above a must), of crossing scopes or of opposite directions are no
second standard.

Bad:

```yaml
norms:
  - {id: quick-pickup, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
  - {id: also-pickup, scope: {channel: phone}, limit: 铃响 ≤ 4 声}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, level: must, scope: {channel: phone}, limit: 铃响 ≤ 4 声}
  - {id: better-pickup, level: should, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
```
"""

from collections.abc import Iterator, Mapping

from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.interval import Interval
from generator.limits import Meeting
from generator.model.entries import Norm
from generator.model.parts import Scope
from generator.moments import tell_times
from generator.naming import name_interval, name_limit
from generator.opposition import Encounter
from generator.rule import Language, Sentences
from generator.scope import is_within
from generator.timing import Comparison, Start

SEVERITY: Severity = "error"

EXPLANATION = """一件事只能有一个标准：同一个范围、同一种程度、同一个方向，不能有两个限值；同一个动作，不能有两个起点。

“三声内接起”和“四声内接起”写在同样的范围里，并不互相排斥，但考核只能按一个来，谁也不知道按哪个。
“次日”和“1 个工作日”从每一个可能的开始时刻算都一样，才是一个标准；不一样，报告会写出从哪个时刻起。
自检项和测验答案用 states 写出的限值，要和它查、它考的那一条一致。
同一个动作，一处说满 3000 元就要做，另一处说满 5000 元才要做，也是一样。程度不同（“应当”比“必须”更
严）、范围交叉、方向相反的，不算两个标准。"""

MESSAGES: Sentences = {
    "bounds": {
        "zh": "「{title}」要求 {limit}，「{other}」在同样的范围里要求 {other_limit}：同一件事有两个标准",
        "en": "“{title}” demands {limit}, “{other}” demands {other_limit} in the same scope: which is it?",
    },
    "bounds-from": {
        "zh": "「{title}」要求 {limit}，「{other}」在同样的范围里要求 {other_limit}：{start}的，一条{times}，"
        "另一条{other_times}，同一件事有两个标准",
        "en": "“{title}” demands {limit}, “{other}” demands {other_limit} in the same scope: for what begins "
        "({start}), one means {times}, the other {other_times}; which is it?",
    },
    "restated": {
        "zh": "「{title}」按 {limit}，而「{other}」要求 {other_limit}：说的是同一条，数字对不上",
        "en": "“{title}” says {limit}, but “{other}”, which it is about, demands {other_limit}",
    },
    "thresholds": {
        "zh": "「{title}」从 {facet} {limit} 起要“{act}”，「{other}」从 {other_limit} 起就要：同一件事有两个起点",
        "en": "“{title}” wants “{act}” for {facet} {limit}, “{other}” for {other_limit}: two thresholds for one act",
    },
}

HELP: Sentences = {
    "case": {
        "zh": "说的是例外的情形：在 states 里写 scope",
        "en": "it speaks of an exception: give `states` a scope",
    },
    "figure": {"zh": "改成一致的数字，或删掉一条", "en": "make the figures agree, or delete one"},
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "level": {
        "zh": "一个是底线、一个是目标：把目标的 level 改为 should",
        "en": "one is the minimum and one the aim: make the aim a should",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{meetings} 对管同一个指标的限值，{encounters} 对关乎同一个动作的要求",
    "en": "{meetings} pairs of limits for one metric, {encounters} pairs of duties about one act",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later of two bounds, or of two thresholds, for the same thing."""
    for meeting in handbook.meetings:
        if _are_rival_bounds(meeting) and (start := _find_difference(handbook.compare(meeting))):
            yield _report_bounds(handbook, meeting, start)
    for encounter in handbook.encounters:
        if not encounter.opposed:
            yield from _check_thresholds(handbook, encounter)


def _are_rival_bounds(meeting: Meeting) -> bool:
    one, other = meeting.earlier, meeting.later
    return (
        one.duty.level == other.duty.level
        and one.limit.statistic == other.limit.statistic
        and meeting.exact
        and _have_one_direction(one.allowed, other.allowed)
        and (_speaks_of(one.duty, other.duty) or _speaks_of(other.duty, one.duty) or _hold_alike(one.duty, other.duty))
    )


def _speaks_of(claim: Duty, duty: Duty) -> bool:
    """Tell whether an item or answer is about the entry of *duty*, whose standard it must name wherever both hold."""
    return duty.entry.id in claim.about


def _hold_alike(one: Duty, other: Duty) -> bool:
    return is_within(one.region, other.region) and is_within(other.region, one.region)


def _are_rivals(one: Interval, other: Interval) -> bool:
    """Tell whether both stretches are open in the same direction and end in different places."""
    return _have_one_direction(one, other) and one != other


def _have_one_direction(one: Interval, other: Interval) -> bool:
    return any(
        (one.low is None) == (other.low is None) == lower and (one.high is None) == (other.high is None) != lower
        for lower in (True, False)
    )


def _find_difference(comparison: Comparison) -> Start | None:
    """Return a start from which two limits do not allow the same, rather one without dates."""
    return min(filter(None, (comparison.tighter, comparison.looser)), key=lambda start: start.dated, default=None)


def _report_bounds(handbook: Handbook, meeting: Meeting, start: Start) -> Fault:
    one, other = meeting.earlier, meeting.later
    restated = _speaks_of(one.duty, other.duty) or _speaks_of(other.duty, one.duty)
    if restated and one.duty.about:
        one, other = other, one
    limit, other_limit = name_limit(handbook, other.limit), name_limit(handbook, one.limit)
    return Fault(
        where=Place(other.duty.where, other.duty.entry.id, limit),
        key="restated" if restated else "bounds" if start.instant is None else "bounds-from",
        values={
            "title": other.duty.title,
            "limit": limit,
            "other": one.duty.title,
            "other_limit": other_limit,
            **tell_times(one, other, start, handbook.vocabulary.calendar),
        },
        related=(Place(one.duty.where, one.duty.entry.id, other_limit),),
        overlap=meeting.overlap,
        start=start,
        clash=(other_limit, limit),
        help=("figure", "case", "level") if restated else ("figure", "scope", "level"),
    )


def _check_thresholds(handbook: Handbook, encounter: Encounter) -> Iterator[Fault]:
    """Yield a fault where two norms differ in nothing but where a range begins, or ends."""
    one, other = encounter.earlier, encounter.later
    if one.level != other.level or one.act != other.act or one.to != other.to or one.limit or other.limit:
        return
    for facet, interval, rival in _compare_scopes(_scope_of(one), _scope_of(other)):
        unit = handbook.facets[facet].unit
        limit, other_limit = name_interval(rival, unit), name_interval(interval, unit)
        yield Fault(
            where=Place(other.where, other.entry.id, limit),
            key="thresholds",
            values={
                "title": other.title,
                "facet": handbook.facets[facet].name,
                "limit": limit,
                "act": handbook.acts[other.act].name if other.act in handbook.acts else other.act,
                "other": one.title,
                "other_limit": other_limit,
            },
            related=(Place(one.where, one.entry.id, other_limit),),
            overlap=encounter.overlap,
            clash=(other_limit, limit),
            help=("figure", "scope", "level"),
        )


def _scope_of(duty: Duty) -> Scope:
    return duty.entry.scope if isinstance(duty.entry, Norm) else ()


def _compare_scopes(one: Scope, other: Scope) -> Iterator[tuple[str, Interval, Interval]]:
    """Yield the one range in which two scopes of a single box differ, if they differ only in its end."""
    if len(one) != 1 or len(other) != 1 or one[0].keys() != other[0].keys():
        return
    different = [facet for facet, extent in one[0].items() if extent != other[0][facet]]
    if len(different) != 1:
        return
    mine, theirs = one[0][different[0]], other[0][different[0]]
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        for interval, rival in zip(mine, theirs, strict=False):
            if len(mine) == len(theirs) == 1 and _are_rivals(interval, rival):
                yield different[0], interval, rival


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many pairs of limits and of duties were compared."""
    return {"meetings": len(handbook.meetings), "encounters": len(handbook.encounters)}
