"""Wherever the vocabulary expects words, some script must hold.

The situations of a handbook are a closed list, so what is missing can be computed: the situations of an `expect`
row that needs a script, minus those of every script. What is left has no words, and the agent who meets it
improvises. A script for one stage or one role of an exchange serves the situation, unless the row names stage or
role itself; a script that holds on one branch, one channel or one shift only leaves the others open. What only opens
or only ends the exchanges of several situations (a general greeting) serves none, but those named for that.

Bad:

```yaml
facets:
  - id: mood
    name: 情绪
    kind: tree
    leaves:
      - {id: calm, name: 平静}
      - {id: angry, name: 发火}
expect:
  - id: words-for-moods  # <- finding
    name: 每种情绪都有话
    needs: script
    scope: {mood: [calm, angry], channel: phone}
    why: 不能临场发挥
scripts:
  - {id: to-the-calm, scope: {mood: calm, channel: phone}}
```

Good:

```yaml
facets:
  - {id: mood, name: 情绪, kind: tree, leaves: [{id: calm, name: 平静}, {id: angry, name: 发火}]}
expect:
  - id: words-for-moods
    name: 每种情绪都有话
    needs: script
    scope: {mood: [calm, angry], channel: phone}
    why: 不能临场发挥
scripts:
  - {id: to-the-calm, scope: {mood: calm, channel: phone}}
  - {id: to-the-angry, scope: {mood: angry, channel: phone}}
```
"""

from collections.abc import Iterator, Mapping

from generator.coverage import CHANNEL, UNSCRIPTED, find_main_facet, find_unscripted, list_script_expectations
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.vocabulary import Expectation
from generator.rule import Language, Sentences
from generator.scope import Region, intersect, subtract
from generator.stubs import find_home, write_scope

SEVERITY: Severity = "gap"

EXPLANATION = """词汇表说好要有话术的情形，每一种都要有话术管到。

手册的情形是封闭的一张表，所以缺什么算得出来：expect 里要求话术的情形，减去所有话术管到的情形，
剩下的就是没有话的。坐在那里接电话的人碰上了，只能临场发挥。只写一个阶段、一个岗位的话术，算是管到了这种情形（除
非 expect 里写明了阶段或岗位）；只管一个渠道、一个班次、一个分支的，其余的仍算没有。只管最前或最后一个阶段、
又管几种情形的（通用的开场、道别），不算哪一种情形自己的话，只算叫开场、道别这类名字的情形的。"""

MESSAGES: Sentences = {
    "unscripted": {
        "zh": "「{situation}」没有话术，而「{name}」要求有：{why}",
        "en": "“{situation}” has no script, though “{name}” expects one: {why}",
    },
    "unscripted-there": {
        "zh": "「{situation}」在{channels}没有话术，而「{name}」要求有：{why}",
        "en": "“{situation}” has no script for {channels}, though “{name}” expects one: {why}",
    },
}

HELP: Sentences = {
    "write": {
        "zh": "在 {file} 的 scripts 里补：- {{id: {id}, title: {situation}, scope: {scope}, lines: [要说的话]}}",
        "en": "add to scripts in {file}: - {{id: {id}, title: {situation}, scope: {scope}, lines: [the words]}}",
    },
    "widen": {
        "zh": "已有的话术也适用：把它的 scope 写宽",
        "en": "a script that exists applies too: widen its scope",
    },
    "impossible": {
        "zh": "这种情形根本不会出现：写进 impossible",
        "en": "the situation cannot occur: say so under impossible",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{expectations} 条“应有话术” × {scripts} 条话术",
    "en": "{expectations} expectations × {scripts} scripts",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield, for each expectation, the values of its main facet that no script covers in full."""
    tolerated = handbook.tolerated(UNSCRIPTED)
    for expectation in list_script_expectations(handbook):
        gap = find_unscripted(handbook, expectation)
        for part in (subtract(gap, tolerated), intersect(gap, tolerated)):
            yield from _report(handbook, expectation, part)


def _report(handbook: Handbook, expectation: Expectation, gap: Region) -> Iterator[Fault]:
    """Yield a fault for each value, in which something is left, of the tree facet of which the row names most."""
    facet = find_main_facet(handbook, (expectation,))
    for name, part in handbook.space.split(gap, facet):
        leaf = handbook.leaves.get((facet, name))
        channels = _name_missing_channels(handbook, expectation, part)
        yield Fault(
            where=Place(expectation.where, "", expectation.name),
            key="unscripted-there" if channels else "unscripted",
            values={
                "situation": leaf.name if leaf else expectation.name,
                "channels": channels,
                "name": expectation.name,
                "why": expectation.why,
                "id": name or expectation.id,
                "file": find_home(handbook, "scripts"),
                "scope": write_scope(handbook, part, "scripts"),
            },
            related=(Place(leaf.where, "", leaf.name),) if leaf else (),
            overlap=part,
            help=("write", "widen", "impossible"),
        )


def _name_missing_channels(handbook: Handbook, expectation: Expectation, gap: Region) -> str:
    """Return the channels that lack words, nothing where all channels of the row do."""
    names = handbook.leaf_names.get(CHANNEL, {})
    missing = [name for name, _ in handbook.space.split(gap, CHANNEL) if name in names]
    wanted = list(handbook.space.split(handbook.space.region(expectation.scope), CHANNEL))
    return "、".join(names[name] for name in missing) if len(missing) < len(wanted) else ""


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many expectations were held against how many scripts."""
    return {"expectations": len(list_script_expectations(handbook)), "scripts": len(handbook.scripts)}
