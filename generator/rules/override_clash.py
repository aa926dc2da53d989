"""An override must settle something: no circles, no override of what never meets it or says the same.

`overrides` takes the situations of one norm out of another. Where two norms override each other, each is taken out of
the other and nothing is left of either; the same happens around longer circles, provided that all members hold in one
situation. An override of a norm that never applies where this one does changes nothing: one of the scopes is wrong.
An override of a norm that asks for the very same is a warning, as is a remedy for the breach of a norm whose
situations it shares none of, whatever the stage and whoever does it.

Bad:

```yaml
norms:
  - {id: greet-first, act: greet, overrides: [{id: thank-first, reason: 先问好}]}
  - {id: thank-first, act: thank, overrides: [{id: greet-first, reason: 先道谢}]}  # <- finding
```

Good:

```yaml
norms:
  - {id: hang-up-last, level: must-not, act: hang-up, scope: {channel: phone}}
  - id: hang-up-on-hold
    level: may
    act: hang-up
    scope: {channel: phone, situation: hold}
    overrides: [{id: hang-up-last, reason: 客户已经离开}]
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.precedence import Circle, Idle, find_circles, find_idle
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """写了 overrides，就要真的分出先后：不能绕成圈，不能压过碰不到的，也不必压过一样的。

overrides 是把这一条的情形从另一条里扣掉。两条互相压过，就互相扣掉，哪条都不剩；几条绕成一圈，只要有一种情形同时
适用，也是一样。压过一条从不同时适用的规定，什么也没改变，多半是哪一边的范围写错了。压过一条说得一模一样的规定，
补救（remedies）一条毫不相干情形里的规定（不管在哪个阶段、由谁来做），只作提醒。"""

MESSAGES: Sentences = {
    "circle": {
        "zh": "{circle}：绕成了一圈，这些情形里哪一条都不算数了",
        "en": "{circle}: a circle that leaves none of them in force there",
    },
    "apart": {
        "zh": "「{title}」压过「{other}」，可是两条没有同时适用的情形，什么也压不着",
        "en": "“{title}” overrides “{other}”, but they never hold together",
    },
    "no-rule": {
        "zh": "「{title}」压过「{other}」，可是那不是一条有范围的规定，什么也压不着",
        "en": "“{title}” overrides “{other}”, which is no rule with a scope",
    },
    "same": {
        "zh": "「{title}」压过「{other}」，可是两条要求的一样，压不压都是这么做",
        "en": "“{title}” overrides “{other}”, but both ask for the same",
    },
    "remedy": {
        "zh": "「{title}」补救「{other}」，可是两条没有共同的情形，违反了那一条也轮不到它",
        "en": "“{title}” remedies “{other}”, but they share no situation",
    },
}

HELP: Sentences = {
    "break": {
        "zh": "定下谁优先：留一个方向的 overrides，删掉绕回来的那个",
        "en": "decide which has priority: delete the override that leads back",
    },
    "scope": {
        "zh": "范围写错了：改其中一条的 scope 或生效日期，使两条能同时适用",
        "en": "a scope is wrong: change the scope or the dates of one so that both can hold",
    },
    "drop": {"zh": "本来就不会同时适用：删掉这一行", "en": "they are not meant to hold together: delete this row"},
    "other": {"zh": "写错了标识：改成真正要压过的那一条", "en": "the id is wrong: name the norm that is meant"},
    "delete": {"zh": "内容一样：删掉一条", "en": "they say the same: delete one"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{overrides} 处压过，{remedies} 处补救",
    "en": "{overrides} overrides, {remedies} remedies",
}

_WAYS_OUT: Mapping[str, tuple[str, ...]] = {
    "apart": ("scope", "other", "drop"),
    "no-rule": ("other", "drop"),
    "same": ("delete", "other"),
    "remedy": ("scope", "other"),
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each circle of overrides, and each override or remedy that settles nothing."""
    for circle in find_circles(handbook):
        yield _report_circle(circle)
    for idle in find_idle(handbook):
        yield _report_idle(idle)


def _report_circle(circle: Circle) -> Fault:
    """Report a circle at the last of its rows in the files."""
    rows = sorted((Place(link.override.where, link.norm.id, link.norm.title) for link in circle.links), reverse=True)
    titles = [link.norm.title for link in (*circle.links, circle.links[0])]
    return Fault(
        where=rows[0],
        key="circle",
        values={"circle": " → ".join(f"「{title}」" for title in titles)},
        related=tuple(reversed(rows[1:])),
        overlap=circle.overlap,
        clash=tuple(link.norm.title for link in circle.links),
        help=("break", "other"),
    )


def _report_idle(idle: Idle) -> Fault:
    return Fault(
        where=Place(idle.where, idle.norm.id, idle.norm.title),
        key=idle.cause,
        values={"title": idle.norm.title, "other": idle.other.title},
        related=(Place(idle.other.where, idle.other.id, idle.other.title),),
        overlap=idle.overlap,
        clash=(idle.other.title, idle.norm.title),
        help=_WAYS_OUT[idle.cause],
        severity="warning" if idle.cause in ("same", "remedy") else None,
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many overrides and remedies were looked at."""
    return {
        "overrides": sum(len(norm.overrides) for norm in handbook.norms),
        "remedies": sum(bool(norm.remedies) for norm in handbook.norms),
    }
