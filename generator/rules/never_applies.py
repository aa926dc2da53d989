"""Whatever the handbook says must hold in some situation.

A norm for the counter at night, where `impossible` says that there is no counter at night, looks like a rule and binds
nobody; an exception outside its norm's scope looks like a release and releases nobody. The same goes for a scope that
holds no value of its facet, for a row of a table all of whose situations more specific rows take, for a norm that
always gives way to others or to its own exceptions, and for dates that end before they begin. An entry that is retired
or no longer in force is none of these.

Bad:

```yaml
norms:
  - {id: night-desk, act: greet, scope: {channel: counter, shift: night}}  # <- finding
```

Good:

```yaml
norms:
  - {id: night-desk, act: greet, scope: {channel: [counter, phone], shift: night}}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.idle import find_vacancies
from generator.naming import summarise_scope
from generator.rule import Language, Sentences
from generator.vacancy import Cause, Vacancy

SEVERITY: Severity = "error"

EXPLANATION = """手册里写的每一条，总要有用得上的情形。

词汇表的 impossible 说夜里没有柜台，又有一条管夜间柜台的规定，看着是规定，其实管不到任何人；例外写在它那条规定的
范围之外，看着放宽了，其实谁也没放宽。同样没有用的还有：范围里没有这个维度的任何取值；表里一行的情形全被更具体的
行占了；一条规定处处让位给别的规定或自己的例外；失效日期早于生效日期。已停用的、已过期的不算。"""

MESSAGES: Sentences = {
    "impossible": {
        "zh": "「{title}」：这里的范围（{scope}）不会出现，词汇表已经排除了：{because}",
        "en": "“{title}”: what is given here ({scope}) cannot occur, the vocabulary rules it out: {because}",
    },
    "beyond": {
        "zh": "「{title}」：这里的范围（{scope}）里没有任何可能的取值",
        "en": "“{title}”: what is given here ({scope}) holds no possible value",
    },
    "outside": {
        "zh": "「{title}」：这里的范围（{scope}）和它所属的范围（{because}）没有共同的情形，永远用不上",
        "en": "“{title}”: what is given here ({scope}) lies outside the scope it belongs to ({because})",
    },
    "rows": {
        "zh": "「{title}」：这一行（{scope}）的情形全被更具体的行占了：{because}",
        "en": "“{title}”: more specific rows take all situations of this row ({scope}): {because}",
    },
    "exceptions": {
        "zh": "「{title}」：这里的要求（{scope}）处处都有例外，永远用不上：{because}",
        "en": "“{title}”: exceptions take all situations of what is demanded here ({scope}): {because}",
    },
    "overrides": {
        "zh": "「{title}」处处让位给「{because}」，自己永远用不上",
        "en": "“{title}” always gives way to “{because}” and never applies itself",
    },
    "dates": {
        "zh": "「{title}」{since} 生效，{until} 就失效了：失效早于生效",
        "en": "“{title}” begins on {since} and ends on {until}, before it begins",
    },
}

HELP: Sentences = {
    "scope": {"zh": "范围写错了：改成会出现的情形", "en": "the scope is wrong: write one that can occur"},
    "occurs": {
        "zh": "其实会出现：把词汇表里排除它的那一条（impossible，或取值的 hours）写窄或删掉",
        "en": "it does occur: narrow what rules it out (`impossible`, or the `hours` of a value), or delete it",
    },
    "delete": {"zh": "确实用不上：删掉", "en": "it is of no use: delete it"},
    "retire": {
        "zh": "已经被代替：把 status 改为 retired，或删掉",
        "en": "it has been replaced: set its status to retired, or delete it",
    },
    "narrow": {
        "zh": "还要用：把占去它的那几条写窄",
        "en": "it is still needed: narrow what takes its situations",
    },
    "dates": {"zh": "改正 since 或 until", "en": "mend since or until"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{entries} 条条目和 {prohibitions} 句禁语的范围，{impossible} 条“不会出现”",
    "en": "the scopes of {entries} entries and {prohibitions} forbidden wordings, {impossible} impossible boxes",
}

_WAYS_OUT: Mapping[Cause, tuple[str, ...]] = {
    "impossible": ("scope", "occurs", "delete"),
    "beyond": ("scope", "delete"),
    "outside": ("scope", "delete"),
    "rows": ("delete", "narrow"),
    "exceptions": ("delete", "narrow"),
    "overrides": ("retire", "narrow"),
    "dates": ("dates",),
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield whatever holds in no situation."""
    for vacancy in find_vacancies(handbook):
        yield _report(handbook, vacancy)


def _report(handbook: Handbook, vacancy: Vacancy) -> Fault:
    entry = handbook.by_id.get(vacancy.entry)
    scope = summarise_scope(handbook, vacancy.scope) or "不限"
    because = "；".join(place.text for place in vacancy.because)
    return Fault(
        where=Place(vacancy.where, vacancy.entry, scope),
        key=vacancy.cause,
        values={
            "title": vacancy.title,
            "scope": scope,
            "because": because or "不限",
            "since": str(entry.since) if entry else "",
            "until": str(entry.until) if entry else "",
        },
        related=vacancy.because,
        clash=tuple(place.text for place in vacancy.because),
        help=_WAYS_OUT[vacancy.cause],
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many scopes were looked at."""
    return {
        "entries": len(handbook.entries),
        "prohibitions": len(handbook.never_says),
        "impossible": len(handbook.impossible),
    }
