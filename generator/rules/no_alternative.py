"""Whoever forbids words offers others.

An agent who may not say one thing needs another to say. A forbidden wording with a scope is answered by its own
`instead`, or by any script whose words are due somewhere in that scope. Lists of words that are never said anywhere
need no answer.

Bad:

```yaml
never-say:
  - {id: cannot, text: 办不了, scope: {channel: email, situation: hold}, why: 生硬}  # <- finding
```

Good:

```yaml
never-say:
  - {id: cannot, text: 办不了, scope: {channel: email, situation: hold}, why: 生硬, instead: 我来想想别的办法}
  - {id: swearing, text: 神经病, why: 骂人}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.prohibition import Prohibition
from generator.rule import Language, Sentences
from generator.vicinity import make_vicinity

SEVERITY: Severity = "gap"

EXPLANATION = """不许说的话，要给出能说的。

不许这样说，总得有别的话说。有范围的禁语，要么自己写了 instead，要么在那个范围里有话术教人怎么说。
不写范围、处处都不许说的词，不用给替换。"""

MESSAGES: Sentences = {
    "nothing-to-say": {
        "zh": "不许说“{text}”，却没有告诉人改说什么",
        "en": "“{text}” is forbidden, but nothing says what to say instead",
    },
}

HELP: Sentences = {
    "instead": {"zh": "写上 instead：改说什么", "en": "write instead: what to say"},
    "script": {"zh": "给这种情形补一条话术", "en": "write a script for this situation"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{forbidden} 条有范围的禁语 × {wordings} 句教人说的话",
    "en": "{forbidden} forbidden wordings with a scope × {wordings} prescribed ones",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the forbidden wordings that leave an agent speechless."""
    said = make_vicinity(wording.region for wording in handbook.wordings)
    for prohibition in _with_scope(handbook):
        region, text = prohibition.region, prohibition.never_say.text
        if region and prohibition.never_say.instead is None and not said.meeting(region):
            yield Fault(
                where=Place(text.where, prohibition.never_say.entry, text.text),
                key="nothing-to-say",
                values={"text": text.text},
                overlap=region,
                help=("instead", "script"),
            )


def _with_scope(handbook: Handbook) -> list[Prohibition]:
    return [prohibition for prohibition in handbook.prohibitions if prohibition.never_say.scope]


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many forbidden wordings have a scope and how many wordings might answer them."""
    return {"forbidden": len(_with_scope(handbook)), "wordings": len(handbook.wordings)}
