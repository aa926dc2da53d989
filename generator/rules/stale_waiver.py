"""A waiver must still be in force, and something must still be found where it waives.

A waiver says: we know, we tolerate it until that day. Once the day has passed, or nothing is found there any more, it
only hides what may go wrong next. Which waivers covered something is known after the other rules have run; the runner
hands it to this rule in the handbook.

Bad:

```yaml
norms:
  - {id: quick-pickup, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
waivers:
  - rule: conflicting-limits  # <- finding
    entries: [quick-pickup]
    reason: 正在合并两份规定
    owner: desk-team
    expires: 2027-06-30
```

Good:

```yaml
norms:
  - {id: quick-pickup, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
  - {id: slow-pickup, scope: {channel: phone}, limit: 铃响 ≥ 5 声}
waivers:
  - rule: conflicting-limits
    entries: [slow-pickup]
    reason: 正在合并两份规定
    owner: desk-team
    expires: 2027-06-30
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.waiver import StaleWaiver
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """豁免要在有效期内，而且豁免的地方确实还有问题。

豁免的意思是：这个问题我们知道，容它到哪一天。日子过了，或者那里早就没有问题了，豁免留着只会盖住以后的新问题。
生成网站时不看有没有过期，免得旧内容过一阵就生成不出来；检查时才看。"""

MESSAGES: Sentences = {
    "expired": {
        "zh": "对 {rule} 的豁免到 {expires} 为止，已经过期",
        "en": "the waiver of {rule} ended on {expires}",
    },
    "unused": {
        "zh": "豁免了 {rule}，但 {entries} 并没有这样的问题",
        "en": "{rule} is waived, but finds nothing at {entries}",
    },
    "unused-in-scope": {
        "zh": "豁免了 {rule}，但 scope 写的情形里没有这样的问题",
        "en": "{rule} is waived, but finds nothing in the situations of its scope",
    },
    "boundless": {
        "zh": "这条豁免没有写 entries，也没有写 scope：不知道容许的是哪里",
        "en": "this waiver names neither entries nor a scope: what it tolerates is unknown",
    },
    "no-such-rule": {"zh": "没有叫 {rule} 的检查规则", "en": "there is no rule called {rule}"},
    "not-waivable": {
        "zh": "{rule} 不能豁免：读不对的内容没法检查",
        "en": "{rule} cannot be waived: content that is not read right is not checked",
    },
}

HELP: Sentences = {
    "mend": {
        "zh": "把问题改掉，再删去这条豁免",
        "en": "mend what it waives, then delete the waiver",
    },
    "extend": {
        "zh": "确实还要容一段时间：由 {owner} 重新定 expires",
        "en": "it must be tolerated longer: let {owner} set expires anew",
    },
    "delete": {
        "zh": "从 entries 里删去；一个也不剩，就删去整条豁免",
        "en": "take it out of entries; where none is left, delete the waiver",
    },
    "place": {
        "zh": "问题报在另一条上：把 entries 改成报告里写的那一条",
        "en": "the finding is reported at another entry: name that one in entries",
    },
    "narrow": {
        "zh": "情形不全在 scope 里，豁免就不算数：照报告里的情形改 scope；问题没有了就删去这条豁免",
        "en": "a waiver counts only where its scope holds all the situations reported: mend it, or delete the waiver",
    },
    "bound": {"zh": "写上报告里的条目或情形", "en": "name the entries or the situations that were reported"},
    "rule": {"zh": "照 handbook explain 列出的名字写", "en": "take a name from `handbook explain`"},
}

_WAYS_OUT: Mapping[str, tuple[str, ...]] = {
    "expired": ("mend", "extend"),
    "unused": ("delete", "place"),
    "unused-in-scope": ("narrow",),
    "boundless": ("bound",),
    "no-such-rule": ("rule",),
    "not-waivable": ("mend",),
}

COMPARED: Mapping[Language, str] = {"zh": "{waivers} 条豁免", "en": "{waivers} waivers"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the waivers that should go."""
    given = {declaration.id for declaration in handbook.declarations if declaration.kind == "entry"}
    for stale in handbook.stale_waivers:
        # An entry that does not exist is reported as such.
        idle = tuple(entry for entry in stale.entries if entry in given)
        if idle or stale.staleness != "unused" or not stale.entries:
            yield _report(stale, idle)


def _report(stale: StaleWaiver, idle: tuple[str, ...]) -> Fault:
    waiver = stale.waiver
    key = "unused-in-scope" if stale.staleness == "unused" and not idle else stale.staleness
    return Fault(
        where=Place(waiver.where, text=waiver.reason),
        key=key,
        values={
            "rule": waiver.rule,
            "entries": "、".join(idle),
            "expires": waiver.expires.isoformat() if waiver.expires else "",
            "owner": waiver.owner,
        },
        help=_WAYS_OUT[key],
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many waivers there are."""
    return {"waivers": len(handbook.waivers)}
