"""One thing has one standard: no second bound in the same direction, no second threshold for the same act.

"Within 3 rings" and "within 4 rings" in one and the same scope do not exclude each other, but staff are measured by
one of them, and nobody knows which. Limits of time that are counted in different ways (the next day, one working day)
are one standard if they mean the same from every possible start by the calendar; else the finding names a start. An
item of a checklist or a keyed answer of a quiz that `states` a bound must name that of the entry it `checks` or
`tests`, wherever both hold, and a line that shows the figure of a norm (`@id.limit`) must promise that figure, whoever
is to keep the promise. Two rows of one table that both hold somewhere must agree, or a narrower row must settle
which one counts; where neither is more special, that is a warning. The same holds for an act that is due from 3,000
yuan on one page and from 5,000 on another. Bounds of different levels (a should above a must), of crossing scopes or
of opposite directions are no second standard.

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

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.kinship import Kinship
from generator.model.entries import Script
from generator.moments import tell_times
from generator.naming import name_duty_limit, name_interval
from generator.rule import Language, Sentences
from generator.threshold import Threshold

SEVERITY: Severity = "error"

EXPLANATION = """一件事只能有一个标准：同一个范围、同一种程度、同一个方向，不能有两个限值；同一个动作，不能有两个起点。

“三声内接起”和“四声内接起”写在同样的范围里，并不互相排斥，但考核只能按一个来，谁也不知道按哪个。
“次日”和“1 个工作日”从每一个可能的开始时刻算都一样，才是一个标准；不一样，报告会写出从哪个时刻起。
限值表里两行都管到一种情形、谁的范围也不更小的，要么界一样，要么加一行写明按哪个；没写明的，只作提醒。
自检项和测验答案用 states 写出的限值，要和它查、它考的那一条一致；话术里用 @标识.limit 显示了一条规定的数，
promises 就要写同一个数，不管将来由谁去做。
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
    "torn": {
        "zh": "「{title}」的限值表里，{limit} 和 {other_limit} 两行都管到这种情形，谁的范围也不比谁小，说不清按哪个",
        "en": "in the table of “{title}” the rows {limit} and {other_limit} both hold here and neither is more special",
    },
    "thresholds": {
        "zh": "「{title}」写 {facet} {limit} 要“{act}”，「{other}」写的却是 {other_limit}：同一件事有两个起点",
        "en": "“{title}” wants “{act}” for {facet} {limit}, “{other}” for {other_limit}: two thresholds for one act",
    },
}

HELP: Sentences = {
    "calendar": {
        "zh": "日历不对：改词汇表里的 calendar（没有写的，按周一至周五、09:00–18:00、没有节假日算）",
        "en": "the calendar is wrong: change `calendar` (without one: Monday to Friday, 9 to 18, no holidays)",
    },
    "case": {
        "zh": "说的是例外的情形：在 states 里写 scope",
        "en": "it speaks of an exception: give `states` a scope",
    },
    "promise": {
        "zh": "话里显示的是「{other}」的数字：promises 写成同一个数，或者在话里引另一条",
        "en": "the words show the figure of “{other}”: promise the same, or refer to another norm",
    },
    "dates": {
        "zh": "新的代替旧的：在旧的一条里写 until（新的一条生效的前一天）",
        "en": "one replaces the other: end the old one with until, on the day before the new one begins",
    },
    "figure": {"zh": "改成一致的数字，或删掉一条", "en": "make the figures agree, or delete one"},
    "row": {
        "zh": "在 by 里加一行，scope 把两行的条件都写上，写明两样都占时的界",
        "en": "add a row to `by` whose scope names the conditions of both, with the bound that holds there",
    },
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
    for kinship in handbook.family.rivals:
        yield _report_bounds(handbook, kinship)
    for threshold in handbook.family.thresholds:
        yield _report_threshold(handbook, threshold)


def _report_bounds(handbook: Handbook, kinship: Kinship) -> Fault:
    one, other = kinship.general.duty, kinship.special.duty
    limit, other_limit = name_duty_limit(handbook, other), name_duty_limit(handbook, one)
    return Fault(
        where=Place(other.where, other.entry.id, limit),
        key=_choose_key(kinship),
        values={
            "title": other.title,
            "limit": limit,
            "other": one.title,
            "other_limit": other_limit,
            **tell_times(kinship.general, kinship.special, kinship.start, handbook.vocabulary.calendar),
        },
        related=(Place(one.where, one.entry.id, other_limit),),
        overlap=kinship.overlap,
        start=kinship.start,
        clash=(other_limit, limit),
        help=_find_ways_out(kinship),
        severity="warning" if kinship.relation == "torn" else None,
    )


def _choose_key(kinship: Kinship) -> str:
    if kinship.relation == "misquoted":
        return "restated"
    if kinship.relation == "torn":
        return "torn"
    return "bounds" if kinship.start.instant is None else "bounds-from"


def _find_ways_out(kinship: Kinship) -> tuple[str, ...]:
    one, other = kinship.general.duty.entry, kinship.special.duty.entry
    if kinship.relation == "misquoted":
        return ("promise",) if isinstance(other, Script) else ("figure", "case", "level")
    if kinship.relation == "torn":
        return ("row", "figure")
    succeeds = (one.since, one.until) != (other.since, other.until)
    ways_out = ("dates", "figure", "scope", "level") if succeeds else ("figure", "scope", "level")
    return ways_out if kinship.start.instant is None else (*ways_out, "calendar")


def _report_threshold(handbook: Handbook, threshold: Threshold) -> Fault:
    one, other, facet = threshold.one, threshold.other, handbook.facets[threshold.facet]
    limit, other_limit = (name_interval(end, facet.unit) for end in (threshold.other_end, threshold.one_end))
    return Fault(
        where=Place(other.where, other.entry.id, limit),
        key="thresholds",
        values={
            "title": other.title,
            "facet": facet.name,
            "limit": limit,
            "act": handbook.acts[other.act].name if other.act in handbook.acts else other.act,
            "other": one.title,
            "other_limit": other_limit,
        },
        related=(Place(one.where, one.entry.id, other_limit),),
        overlap=threshold.overlap,
        clash=(other_limit, limit),
        help=("figure", "scope", "level"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many pairs of limits and of duties were compared."""
    return {"meetings": len(handbook.meetings), "encounters": len(handbook.encounters)}
