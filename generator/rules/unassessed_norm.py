"""A norm that the vocabulary wants assessed must stand behind an item of some checklist.

What nobody checks is soon nobody's habit. An `expect` row that needs a check says where, and for which level (must,
if it says nothing): every norm of that level that holds somewhere in its scope must be named by the `checks` of an
item.

Bad:

```yaml
expect:
  - {id: phone-checked, name: 电话规定有人查, needs: check, scope: {channel: phone}, why: 没人查就没人做}
norms:
  - {id: speak-clearly, scope: {channel: phone}}  # <- finding
```

Good:

```yaml
expect:
  - {id: phone-checked, name: 电话规定有人查, needs: check, scope: {channel: phone}, why: 没人查就没人做}
norms:
  - {id: speak-clearly, scope: {channel: phone}}
checklists:
  - {id: voice-check, sections: [{title: 嗓音, items: [{id: clear, text: 说得清楚, checks: [speak-clearly]}]}]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Norm
from generator.model.vocabulary import Expectation
from generator.rule import Language, Sentences
from generator.scope import Region, intersect
from generator.situation import locate

SEVERITY: Severity = "gap"

EXPLANATION = """词汇表说好要有人查的规定，每一条都要有自检项来查。

没人查的事，很快就没人做。expect 里 needs 写 check 的一行，说明哪些情形、
哪种程度（不写就是“必须”）的规定要查：凡是在那里适用的，都要出现在某张自检表某一项的 checks 里。"""

MESSAGES: Sentences = {
    "unassessed": {
        "zh": "「{title}」没有一项自检来查，而「{name}」要求有：{why}",
        "en": "no checklist assesses “{title}”, though “{name}” expects it: {why}",
    },
}

HELP: Sentences = {
    "item": {
        "zh": "在合适的自检表里加一项，checks 写上 {id}",
        "en": "add an item to a checklist with {id} in its checks",
    },
    "checks": {
        "zh": "已有的一项查的就是它：在那一项的 checks 里加上 {id}",
        "en": "an item assesses it already: add {id} to its checks",
    },
    "scope": {
        "zh": "其实管不到这种情形：把它的 scope 写窄",
        "en": "it does not really hold in this situation: narrow its scope",
    },
    "level": {"zh": "其实不是非做不可：把 level 改低", "en": "it is not really a must: lower its level"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{norms} 条要有人查的规定，自检项查到 {checked} 条",
    "en": "{norms} norms to be assessed, {checked} of which are",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every norm that should be assessed and is not, once."""
    checked = _checked(handbook)
    for norm, expectation, overlap in _expected(handbook):
        if norm.id not in checked:
            yield Fault(
                where=Place(norm.where, norm.id, norm.title),
                key="unassessed",
                values={"title": norm.title, "id": norm.id, "name": expectation.name, "why": expectation.why},
                related=(Place(expectation.where, "", expectation.name),),
                overlap=overlap,
                help=("item", "checks", "scope", "level"),
            )


def _checked(handbook: Handbook) -> set[str]:
    sections = (section for checklist in handbook.checklists for section in checklist.sections)
    return {id_ for section in sections for item in section.items for id_ in item.checks}


def _expected(handbook: Handbook) -> Iterator[tuple[Norm, Expectation, Region]]:
    """Yield each norm that some row wants assessed, with the first such row and where it does."""
    rows = [expectation for expectation in handbook.expectations if expectation.needs == "check"]
    for norm in handbook.norms:
        region = locate(handbook.space, norm, norm.scope)
        for row in rows:
            if row.level == norm.level and (overlap := intersect(region, handbook.space.region(row.scope))):
                yield norm, row, overlap
                break


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many norms should be assessed and how many are."""
    norms = {norm.id for norm, _, _ in _expected(handbook)}
    return {"norms": len(norms), "checked": len(norms & _checked(handbook))}
