"""A special rule may be stricter than the general one, but those who know only the general one should learn of it.

"Let nobody wait more than five minutes" and "no complainer more than one" can both be kept, and the second is meant
to be stricter. Yet who reads the general rule alone will fail. Written as an exception of the general norm, both
figures stand in one place; with `overrides` the special norm says that it is meant. Until then this is a warning.

A should above a must says what to aim for and is nothing to mark; neither are rules for scopes that cross.

Bad:

```yaml
norms:
  - {id: short-wait, level: must, scope: {channel: phone}, limit: 等待时长 ≤ 5 分钟}
  - id: shorter-wait
    level: must
    scope: {channel: phone, situation: complaint}
    limit: 等待时长 ≤ 1 分钟  # <- finding
```

Good:

```yaml
norms:
  - {id: short-wait, level: must, scope: {channel: phone}, limit: 等待时长 ≤ 5 分钟}
  - id: shorter-wait
    level: must
    scope: {channel: phone, situation: complaint}
    limit: 等待时长 ≤ 1 分钟
    overrides:
      - {id: short-wait, reason: 投诉的客户不能再等}
  - {id: aim-for-three, level: should, scope: {channel: phone}, limit: 等待时长 ≤ 3 分钟}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.kinship import Kinship
from generator.moments import tell_times
from generator.naming import name_duty_limit
from generator.rule import Language, Sentences

SEVERITY: Severity = "warning"

EXPLANATION = """特殊规定可以比一般规定严，但要让只看到一般规定的人也知道。

“来电等候不超过五分钟”和“投诉来电等候不超过一分钟”可以都做到，第二条也是有意更严。可是只翻到一般规定的人，
遇到投诉就会超时。写进一般规定的 exceptions，两个数字就在一处；或者在特殊规定里写 overrides，说明是有意的。

“应当”比“必须”严，是在定目标，不用标；范围交叉的也不用标。"""

MESSAGES: Sentences = {
    "stricter": {
        "zh": "「{title}」{limit}，比「{other}」的 {other_limit} 更严：只看到「{other}」的人会做不到",
        "en": "“{title}” says {limit}, stricter than {other_limit} in “{other}”: who reads only that one will fail",
    },
    "stricter-from": {
        "zh": "「{title}」{limit}，比「{other}」的 {other_limit} 更严：{start}的，这一条{times}，那一条{other_times}，"
        "只看到「{other}」的人会做不到",
        "en": "“{title}” says {limit}, stricter than {other_limit} in “{other}” for what begins ({start}): {times}, "
        "not {other_times}; who reads only that one will fail",
    },
}

HELP: Sentences = {
    "exception": {
        "zh": "有意更严：移进「{other}」的 exceptions，两个数字写在一处",
        "en": "it is meant to be stricter: move it to the exceptions of “{other}”, so that both figures stand together",
    },
    "override": {
        "zh": "有意更严、要单独成条：在「{title}」里写 overrides（id 和 reason）",
        "en": "it is meant to be stricter and to stand alone: write overrides (id and reason) in “{title}”",
    },
    "figure": {
        "zh": "不是有意的：改成和一般规定一样的数字，或删掉",
        "en": "it is not meant: make the figure that of the general norm, or delete it",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{meetings} 对在同一种情形下管同一个指标的限值",
    "en": "{meetings} pairs of limits for one metric in one situation",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each special rule that asks for more than the general one of its strength."""
    for kinship in handbook.family.stricter:
        yield _report(handbook, kinship)


def _report(handbook: Handbook, kinship: Kinship) -> Fault:
    general, special = kinship.general.duty, kinship.special.duty
    limit, other_limit = name_duty_limit(handbook, special), name_duty_limit(handbook, general)
    return Fault(
        where=Place(special.where, special.entry.id, limit),
        key="stricter" if kinship.start.instant is None else "stricter-from",
        values={
            "title": special.title,
            "limit": limit,
            "other": general.title,
            "other_limit": other_limit,
            **tell_times(kinship.general, kinship.special, kinship.start, handbook.vocabulary.calendar),
        },
        related=(Place(general.where, general.entry.id, other_limit),),
        overlap=kinship.overlap,
        start=kinship.start,
        clash=(other_limit, limit),
        help=("exception", "override", "figure"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many pairs of limits were compared."""
    return {"meetings": len(handbook.meetings)}
