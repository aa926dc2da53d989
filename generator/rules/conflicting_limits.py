"""Two limits that hold in the same situation must leave some value of the metric allowed.

Staff who read "within 3 rings" on one page and "not before 5 rings" on another can obey neither. Every pair of
limits for one metric is compared, after the handbook's own equivalences (one ring takes 5 seconds), in every
situation where both hold: exceptions and overrides are cut out of the general norm first, situations that cannot
occur do not count, and neither do entries that are never in force together. A limit for each single case also binds
the average and every percentile; two different statistics are not compared. Limits of time that are counted in
different ways (24 hours, the next day, one working day) are compared by the calendar from every possible start; the
finding names a start from which no moment suits both. Where an equivalence is only
approximate the finding is a warning and says "may". A should beside a must is compared all the same: whoever tries
to do both fails.

Comparing pairs is enough: in one situation the allowed values of a metric are stretches of a line, and stretches of
which every two have a common point all have one.

Bad:

```yaml
norms:
  - {id: quick-pickup, level: must, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
  - {id: slow-pickup, level: must, scope: {channel: phone}, limit: 铃响 ≥ 5 声}  # <- finding
```

Good:

```yaml
norms:
  - id: quick-pickup
    level: must
    scope: {channel: phone}
    limit: 铃响 ≤ 3 声
    exceptions:
      - {scope: {shift: night}, limit: 铃响 ≤ 6 声, why: 夜间只有一人值守}
  - {id: no-instant-pickup, level: should, scope: {channel: phone}, limit: 铃响 ≥ 1 声}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import Meeting, Standard
from generator.moments import tell_times
from generator.naming import name_duty_limit
from generator.rule import Language, Sentences
from generator.timing import Start

SEVERITY: Severity = "error"

EXPLANATION = """同一种情形下同时适用的两个限值，至少要有一个值两边都允许。

一页写“三声以内接起”，另一页写“五声以后再接”，照哪条做都会违反另一条。检查时，同一指标的限值两两比较：
先按词汇表里的换算变成同一指标（例如响一声合 5 秒），再看两条有没有共同适用的情形。例外和 overrides 先
从一般规定里扣掉，不可能出现的情形不算，生效时间错开的不算。对每一次的要求，也约束平均值和百分位；
两种不同的统计口径不互相比较。小时、次日、工作日这样算法不同的时限，按日历从每一个可能的开始时刻比，
报告会写出从哪个时刻起两条没有共同的时刻。换算只是大约的，只作提醒，并写明“可能”。

为什么两两比较就够：在任何一种情形里，每条规定允许的值是数轴上的一段；几段之中任意两段都有公共点，
全体就有公共点。"""

MESSAGES: Sentences = {
    "disjoint": {
        "zh": "「{title}」要求 {limit}，「{other}」要求 {other_limit}：没有一个值两条都允许，不可能同时做到",
        "en": "“{title}” demands {limit}, “{other}” demands {other_limit}: no value satisfies both",
    },
    "disjoint-from": {
        "zh": "「{title}」要求 {limit}，「{other}」要求 {other_limit}：{start}的，一条{times}，另一条{other_times}，"
        "不可能同时做到",
        "en": "“{title}” demands {limit}, “{other}” demands {other_limit}: for what begins ({start}), "
        "one means {times}, the other {other_times}; no moment satisfies both",
    },
    "perhaps-disjoint": {
        "zh": "「{title}」要求 {limit}，「{other}」要求 {other_limit}：按大约的换算，可能没有一个值两条都允许",
        "en": "“{title}” demands {limit}, “{other}” demands {other_limit}: by an approximate conversion, "
        "there may be no value that satisfies both",
    },
}

HELP: Sentences = {
    "calendar": {
        "zh": "日历不对：改词汇表里的 calendar（没有写的，按周一至周五、09:00–18:00、没有节假日算）",
        "en": "the calendar is wrong: change `calendar` (without one: Monday to Friday, 9 to 18, no holidays)",
    },
    "figure": {"zh": "数字有误：改成一致的数字", "en": "one figure is wrong: make the two agree"},
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "exception": {
        "zh": "一条是另一条的特例：在一般规定里加 exceptions，写明范围、限值和原因",
        "en": "one is a special case of the other: add it to the general norm as an exception with its reason",
    },
    "override": {
        "zh": "两条都要留，一条优先：在优先的一条里写 overrides（id 和 reason）",
        "en": "both stay and one has priority: write overrides (id and reason) in that one",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{standards} 个限值，其中 {meetings} 对在同一种情形下管同一个指标",
    "en": "{standards} limits, {meetings} pairs of which bind the same metric in one situation",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later standard of each pair that leaves no value allowed."""
    for meeting in handbook.meetings:
        if start := handbook.compare(meeting).impossible:
            yield _report(handbook, meeting, start)


def _report(handbook: Handbook, meeting: Meeting, start: Start) -> Fault:
    earlier, later = meeting.earlier, meeting.later
    limit, other_limit = name_duty_limit(handbook, later.duty), name_duty_limit(handbook, earlier.duty)
    return Fault(
        where=_place(later, limit),
        key=_choose_key(meeting, start),
        values={
            "title": later.duty.title,
            "limit": limit,
            "other": earlier.duty.title,
            "other_limit": other_limit,
            **tell_times(earlier, later, start, handbook.vocabulary.calendar),
        },
        related=(_place(earlier, other_limit),),
        overlap=meeting.overlap,
        start=start,
        clash=(other_limit, limit),
        help=("figure", "scope", "exception", "override", *(("calendar",) if start.instant is not None else ())),
        severity=None if meeting.exact else "warning",
    )


def _choose_key(meeting: Meeting, start: Start) -> str:
    if not meeting.exact:
        return "perhaps-disjoint"
    return "disjoint" if start.instant is None else "disjoint-from"


def _place(standard: Standard, text: str) -> Place:
    return Place(standard.duty.where, standard.duty.entry.id, text)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many limits were compared and how many pairs of them meet."""
    return {"standards": len(handbook.standards), "meetings": len(handbook.meetings)}
