"""Whoever forbids words offers others, and somebody says them.

An agent who may not say one thing needs another to say. A forbidden wording with a scope is answered by its own
`instead`, or by any script whose words are due somewhere in that scope. What a script offers instead of its own
forbidden wordings should be said by some line where it holds, at least by and large: a third of its characters in
pairs, or an act that both do; since those words stand on the page, their lack is only a warning. Lists of words that
are never said anywhere need no answer.

Bad:

```yaml
scripts:
  - id: parcel
    lines: [包裹明天到。]
    never-say:
      - {text: 自己不会查吗, why: 责备, instead: 您报一下单号，我这就看}  # <- warning
```

Good:

```yaml
scripts:
  - id: parcel
    lines: [请您报一下单号，我看看到哪儿了。]
    never-say:
      - {text: 自己不会查吗, why: 责备, instead: 您报一下单号，我这就看}
never-say:
  - {id: cannot, text: 办不了, scope: {channel: email, situation: hold}, why: 生硬, instead: 我来想想别的办法}
  - {id: swearing, text: 神经病, why: 骂人}
```
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.prohibition import Prohibition
from generator.rule import Language, Sentences
from generator.spoken import Wording
from generator.vicinity import make_vicinity
from generator.wording import Folding

SEVERITY: Severity = "gap"

EXPLANATION = """不许说的话，要给出能说的。

不许这样说，总得有别的话说。有范围的禁语，要么自己写了 instead，要么在那个范围里有话术教人怎么说。
话术给自己的禁语写了 instead 的，那个情形下最好真有一句大致这样说：三成以上的字成对相同，或者做的是同一件事；
没有的，只作提醒。
不写范围、处处都不许说的词，不用给替换。"""

MESSAGES: Sentences = {
    "nothing-to-say": {
        "zh": "不许说“{text}”，却没有告诉人改说什么",
        "en": "“{text}” is forbidden, but nothing says what to say instead",
    },
    "unsaid": {
        "zh": "「{title}」不许说“{text}”，要改说“{instead}”，可是这种情形下没有一句话术这样说",
        "en": "“{title}” forbids “{text}” and offers “{instead}”, which no line says there",
    },
}

HELP: Sentences = {
    "instead": {"zh": "写上 instead：改说什么", "en": "write instead: what to say"},
    "line": {"zh": "在话术里补上这样说的一句", "en": "add a line that says so"},
    "quote": {"zh": "把 instead 改成话术里真有的说法", "en": "quote a line that there is"},
    "script": {"zh": "给这种情形补一条话术", "en": "write a script for this situation"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{forbidden} 条有范围的禁语 × {wordings} 句教人说的话",
    "en": "{forbidden} forbidden wordings with a scope × {wordings} prescribed ones",
}


@dataclass(frozen=True)
class _Said:
    """A line of a script as an answer to forbidden wordings."""

    wording: Wording
    folding: Folding

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Return which characters stand side by side."""
        said = self.folding.normalise(self.wording.text.text)
        return frozenset(said[i : i + 2] for i in range(len(said) - 1))

    def resembles(self, instead: str, acts: frozenset[str]) -> bool:
        """Tell whether the line says by and large what is to be said instead, or does the same."""
        found = {place for i in range(len(instead) - 1) if instead[i : i + 2] in self.pairs for place in (i, i + 1)}
        return len(found) * 3 >= len(instead) or not self.wording.acts.isdisjoint(acts)


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the forbidden wordings that leave an agent speechless, or with words that nobody says."""
    lines = tuple(_lines(handbook))
    own: dict[str, list[_Said]] = {}
    for line in lines:
        own.setdefault(line.wording.entry.id, []).append(line)
    said = make_vicinity(line.wording.region for line in lines)
    for prohibition in _with_scope(handbook):
        region, never_say = prohibition.region, prohibition.never_say
        if not region:
            continue
        near = (lines[number] for number in said.meeting(region))
        if never_say.instead is None and next(near, None) is None:
            yield _report(prohibition, "nothing-to-say", ("instead", "script"))
        elif never_say.instead and never_say.entry in own:
            instead = handbook.folding.normalise(never_say.instead.text)
            acts = handbook.markers.recognise(never_say.instead.text)
            if not any(line.resembles(instead, acts) for line in chain(own[never_say.entry], near)):
                yield replace(_report(prohibition, "unsaid", ("line", "quote")), severity="warning")


def _lines(handbook: Handbook) -> Iterator[_Said]:
    """Yield what scripts say themselves."""
    spoken = {text.where for script in handbook.scripts for line in script.lines for text in line.say}
    yield from (_Said(each, handbook.folding) for each in handbook.wordings if each.text.where in spoken)


def _report(prohibition: Prohibition, key: str, help_keys: tuple[str, ...]) -> Fault:
    text, instead = prohibition.never_say.text, prohibition.never_say.instead
    return Fault(
        where=Place(text.where, prohibition.never_say.entry, text.text),
        key=key,
        values={"title": prohibition.title, "text": text.text, "instead": instead.text if instead else ""},
        related=(Place(instead.where, prohibition.never_say.entry, instead.text),) if instead else (),
        overlap=prohibition.region,
        help=help_keys,
    )


def _with_scope(handbook: Handbook) -> list[Prohibition]:
    """Return the forbidden wordings of scripts, and the free ones that hold somewhere only."""
    scripts = {script.id for script in handbook.scripts}
    return [each for each in handbook.prohibitions if each.never_say.scope or each.never_say.entry in scripts]


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many forbidden wordings have a scope and how many wordings might answer them."""
    return {"forbidden": len(_with_scope(handbook)), "wordings": sum(1 for _ in _lines(handbook))}
