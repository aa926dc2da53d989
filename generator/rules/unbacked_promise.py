"""What a script promises, some norm or procedure must make somebody keep, in the situations where it is promised.

"We call you back within ten minutes" binds nobody inside the house unless a norm or a procedure demands it. Where
none does, agents promise what nobody has to keep; where the norm allows thirty minutes, customers wait for a call
that is late only in their eyes. The colleague who keeps the promise may be another than the one who makes it. Times
that are counted in different ways (24 hours, one working day) are compared over every possible start. A time of a
procedure that names no metric counts where it is for the whole procedure or for the act that is measured.

Bad:

```yaml
norms:
  - {id: reply-in-a-day, scope: {channel: phone}, limit: 首次回复 ≤ 24 小时}
scripts:
  - id: complaint-by-phone
    scope: {channel: phone, situation: complaint}
    lines:
      - say: 我查好了给您回复。
        promises: {metric: first-reply, max: 4 小时}  # <- finding
```

Good:

```yaml
norms:
  - {id: reply-in-time, scope: {channel: phone}, limit: 首次回复 ≤ 4 小时}
scripts:
  - id: complaint-by-phone
    scope: {channel: phone, situation: complaint}
    lines:
      - say: 我查好了给您回复。
        promises: {metric: first-reply, max: 4 小时}
```
"""

from collections.abc import Iterator, Mapping

from generator.backing import Shortfall, clip_to_tolerated, find_shortfalls, list_demands, list_promises
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.naming import name_duty_limit, name_limit
from generator.rule import Language, Sentences
from generator.stubs import find_home, write_scope

SEVERITY: Severity = "gap"
RULE = "unbacked-promise"

EXPLANATION = """话术里向客户说定的时间和数目，要有一条规定或流程，让人在这种情形里真的做到。

“十分钟内给您回电”，如果没有哪条规定要求十分钟，就没有人非做到不可；规定写的是三十分钟，那么照规定办，在客户那里就是
失信。说的人和做的人可以不是同一个岗位。计时办法不同的（24 小时、1 个工作日），从每一个可能的开始时刻比。流程里没写
指标的时限，写给整个流程、或写给被计时的那个动作的，也算。"""

MESSAGES: Sentences = {
    "nobody": {
        "zh": "「{title}」向客户承诺{promise}，这里却没有哪条规定或流程要求做到",
        "en": "“{title}” promises {promise}, but no norm or procedure demands it there",
    },
    "less": {
        "zh": "「{title}」向客户承诺{promise}，「{other}」却只要求{demand}",
        "en": "“{title}” promises {promise}, but “{other}” demands only {demand}",
    },
}

HELP: Sentences = {
    "norm": {
        "zh": "在 {file} 的 norms 里补：- {{id: keep-{id}, title: 说到做到, level: must, scope: {scope}, "
        "limit: {limit}, statement: 答应了的，在 @keep-{id}.limit 内做到。}}",
        "en": "add to norms in {file}: - {{id: keep-{id}, title: 说到做到, level: must, scope: {scope}, "
        "limit: {limit}, statement: 答应了的，在 @keep-{id}.limit 内做到。}}",
    },
    "widen": {
        "zh": "已有的规定也管这里：把它的 scope 写宽",
        "en": "a norm that exists holds here too: widen its scope",
    },
    "promise-less": {
        "zh": "做不到这么快：把话里说的和 promises 改成规定的数",
        "en": "it cannot be done so soon: promise what the norm says, in the words and under promises",
    },
    "demand-more": {
        "zh": "应该做到：把「{other}」的 limit 改成一样严",
        "en": "it should be done: make the limit of “{other}” as strict",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{promises} 处承诺 × {demands} 条有限值的规定",
    "en": "{promises} promises × {demands} limits of norms and procedures",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every promise with the situations in which nobody has to keep it, or not so strictly."""
    for shortfall in find_shortfalls(handbook):
        for part in clip_to_tolerated(handbook, RULE, shortfall):
            yield _report(handbook, part)


def _report(handbook: Handbook, shortfall: Shortfall) -> Fault:
    promise, demand = shortfall.promise, shortfall.demanded
    script, limit = promise.duty.entry, name_limit(handbook, promise.limit)
    values = {
        "title": script.title,
        "promise": limit,
        "limit": limit,
        "id": script.id,
        "file": find_home(handbook, "norms"),
        "scope": write_scope(handbook, shortfall.region, "norms"),
    }
    if demand:
        values |= {"other": demand.duty.entry.title, "demand": name_duty_limit(handbook, demand.duty)}
    return Fault(
        where=Place(promise.limit.where, script.id, limit),
        key="less" if demand else "nobody",
        values=values,
        related=(Place(demand.duty.where, demand.duty.entry.id, values["demand"]),) if demand else (),
        overlap=shortfall.region,
        clash=(limit, values["demand"]) if demand else (),
        help=("promise-less", "demand-more") if demand else ("norm", "widen"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many promises were held against how many limits."""
    return {"promises": len(list_promises(handbook)), "demands": len(list_demands(handbook))}
